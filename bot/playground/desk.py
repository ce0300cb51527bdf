"""What does one person at the page do in the simulated Slack? One method for each thing the page can ask for."""

from typing import Any

from bot.fakeslack.model import Channel, Json, Kind, Message, User, View
from bot.fakeslack.server import FakeSlack
from bot.fakeslack.state import TEAM
from bot.playground.asked import (
    Close,
    Command,
    Delete,
    Edit,
    Invite,
    Look,
    Press,
    Say,
    Shortcut,
    State,
    Submit,
)
from bot.playground.told import NotThereError, notice, unsent

COMMAND = "/mailwhy"
FIRST = "support"
"""The channel one comes into."""
UNKNOWN = "There is no command {name} here. Try /mailwhy help, or put a space in front to just say it."
NO_THREADS = "Slack takes no slash commands in threads. Write it in the channel."
STRANGER = "People of another company cannot run this workspace's commands. Mention the bot instead."


class Desk:
    """One person in the simulated workspace."""

    def __init__(self, slack: FakeSlack, person: str = "emma") -> None:
        self.slack = slack
        self.me: User = slack.space.user(person)

    @property
    def is_stranger(self) -> bool:
        """Is this somebody of another company (Slack Connect)?"""
        return self.me.team_id != TEAM

    @property
    def places(self) -> list[Channel]:
        """Where this person can be: their channels, those without the bot last, then the direct message."""
        space = self.slack.space
        rooms = [one for one in space.channels.values() if one.name and self.me.id in one.members]
        rooms.sort(key=lambda one: (space.app.bot_user not in one.members, one.name != FIRST))
        return rooms if self.is_stranger else [*rooms, space.direct(self.me)]

    async def say(self, asked: Say) -> Json:
        """Write in a channel (to the bot, unless one does not want that), in the direct message, in a thread."""
        place = self._place(asked.channel)
        if asked.thread_ts and asked.text.startswith(COMMAND):
            return unsent(NO_THREADS)
        here = self.slack.space.app.bot_user in place.members
        speak = self.slack.mention if asked.mention and here and place.kind is not Kind.IM else self.slack.write
        sent = await speak(self.me, place, asked.text, asked.thread_ts)
        return {**notice(sent), "ts": sent.ts}

    async def command(self, asked: Command) -> Json:
        """Type a slash command."""
        name, rest = (*asked.text.split(maxsplit=1), "", "")[:2]
        if name != COMMAND:
            return unsent(UNKNOWN.format(name=name))
        if self.is_stranger:
            return unsent(STRANGER)
        return notice(await self.slack.command(self.me, self._place(asked.channel), name, rest))

    async def shortcut(self, asked: Shortcut) -> Json:
        """Run a shortcut from the menu of a message, or the one at the composer."""
        message = self._message(asked.channel, asked.ts) if asked.ts else None
        return notice(await self.slack.shortcut(self.me, asked.callback_id, message))

    async def edit(self, asked: Edit) -> Json:
        """Change one's own message."""
        message = self._message(asked.channel, asked.ts)
        return notice(await self.slack.edit_message(self.me, message, asked.text))

    async def delete(self, asked: Delete) -> Json:
        """Delete one's own message."""
        return notice(await self.slack.delete_message(self.me, self._message(asked.channel, asked.ts)))

    async def look(self, asked: Look) -> Json:
        """Open the bot's Home tab or its messages."""
        if self.is_stranger:
            raise NotThereError("People of another company do not see this bot's own place.")
        return notice(await self.slack.open_home(self.me, asked.tab))

    async def invite(self, asked: Invite) -> Json:
        """Bring the bot into a channel it is not in."""
        return notice(await self.slack.invite_bot(self.me, self._place(asked.channel)))

    async def press(self, asked: Press) -> Json:
        """Press a button or choose from a menu, on a message, in the modal or on Home."""
        where = self._view(asked.view_id) if asked.view_id else self._message(asked.channel, asked.ts)
        sent = await self.slack.press(
            self.me,
            where,
            asked.action_id,
            value=asked.value,
            selected_option=_entered(asked.selected),
            block_id=asked.block_id,
            state=_state(asked.state),
        )
        return notice(sent)

    async def submit(self, asked: Submit) -> Json:
        """Send the modal; tells the errors at its fields."""
        view = self._view(asked.view_id)
        sent = await self.slack.submit(self.me, view, _state(asked.values))
        return {**notice(sent), "errors": view.errors}

    async def close(self, asked: Close) -> Json:
        """Close the modal."""
        return notice(await self.slack.close_view(self.me, self._view(asked.view_id)))

    def _place(self, name: str | None) -> Channel:
        for place in self.places:
            if place.id == name:
                return place
        raise NotThereError("This place is not here any more: reload the page.")

    def _message(self, channel: str | None, ts: str | None) -> Message:
        for message in self.slack.space.visible(self.me, self._place(channel)):
            if message.ts == ts:
                return message
        raise NotThereError("This message is gone.")

    def _view(self, name: str) -> View:
        home = self.slack.space.home(self.me)
        view = home if home and home.id == name else self.slack.space.views.get(name)
        if view is None or not view.is_open:
            raise NotThereError("This window is closed already.")
        return view


def _entered(given: Any) -> Any:
    """A choice, or the list of several, as `FakeSlack` takes them."""
    return list(given) if isinstance(given, tuple) else given


def _state(values: State) -> Json:
    return {block: {name: _entered(given) for name, given in fields.items()} for block, fields in values.items()}
