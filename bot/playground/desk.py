"""What does the person at the page do in the simulated Slack? One method for each thing the page can ask for."""

from typing import Any

from bot.fakeslack.delivery import Sent
from bot.fakeslack.model import Channel, Json, Kind, Message, User, View
from bot.fakeslack.server import FakeSlack
from bot.playground import shape
from bot.playground.asked import Close, Command, Press, Say, State, Submit

COMMAND = "/mailwhy"
LATE = "The bot did not answer within 3 seconds. Slack would show an error here."
UNUSABLE = "Slack could not use the bot's answer: {why}."
UNKNOWN = "There is no command {name} here. Try /mailwhy help, or put a space in front to just say it."
NO_THREADS = "Slack takes no slash commands in threads. Write it in the channel."


class NotThereError(Exception):
    """The page asked for something that is gone: an old message, a closed modal. The text is for the person."""


class Desk:
    """One person in the simulated workspace, with the places shown to them."""

    def __init__(
        self, slack: FakeSlack, person: str = "emma", channels: tuple[str, ...] = ("support", "general")
    ) -> None:
        self.slack = slack
        self.me: User = slack.space.user(person)
        self.places: list[Channel] = [slack.space.channel(name) for name in channels]
        self.places.append(slack.space.direct(self.me))

    def snapshot(self) -> Json:
        """Everything the page shows at its start."""
        return shape.snapshot(self.me, self.slack.space, self.places)

    async def say(self, asked: Say) -> Json:
        """Write in a channel (the bot is mentioned), in the direct message, or in a thread of either."""
        place = self._place(asked.channel)
        if asked.thread_ts and asked.text.startswith(COMMAND):
            return _unsent(NO_THREADS)
        speak = self.slack.write if place.kind is Kind.IM else self.slack.mention
        return _notice(await speak(self.me, place, asked.text, asked.thread_ts))

    async def command(self, asked: Command) -> Json:
        """Type a slash command."""
        name, rest = (*asked.text.split(maxsplit=1), "", "")[:2]
        if name != COMMAND:
            return _unsent(UNKNOWN.format(name=name))
        return _notice(await self.slack.command(self.me, self._place(asked.channel), name, rest))

    async def press(self, asked: Press) -> Json:
        """Press a button or choose from a menu, on a message or in the modal."""
        where: Message | View = self._view(asked.view_id) if asked.view_id else self._message(asked)
        sent = await self.slack.press(
            self.me,
            where,
            asked.action_id,
            value=asked.value,
            selected_option=_entered(asked.selected),
            block_id=asked.block_id,
            state=_state(asked.state),
        )
        return _notice(sent)

    async def submit(self, asked: Submit) -> Json:
        """Send the modal; tells the errors at its fields."""
        view = self._view(asked.view_id)
        sent = await self.slack.submit(self.me, view, _state(asked.values))
        return {**_notice(sent), "errors": view.errors}

    async def close(self, asked: Close) -> Json:
        """Close the modal."""
        return _notice(await self.slack.close_view(self.me, self._view(asked.view_id)))

    def _place(self, name: str | None) -> Channel:
        for place in self.places:
            if place.id == name:
                return place
        raise NotThereError("This place is not here any more: reload the page.")

    def _message(self, asked: Press) -> Message:
        for message in self.slack.space.visible(self.me, self._place(asked.channel)):
            if message.ts == asked.ts:
                return message
        raise NotThereError("This message is gone.")

    def _view(self, name: str) -> View:
        view = self.slack.space.views.get(name)
        if view is None or not view.is_open:
            raise NotThereError("This window is closed already.")
        return view


def _entered(given: Any) -> Any:
    """A choice, or the list of several, as `FakeSlack` takes them."""
    return list(given) if isinstance(given, tuple) else given


def _state(values: State) -> Json:
    return {block: {name: _entered(given) for name, given in fields.items()} for block, fields in values.items()}


def _unsent(text: str) -> Json:
    """Nothing was sent; the page gives the person their words back."""
    return {"notice": text, "unsent": True}


def _notice(sent: Sent) -> Json:
    """What Slack would complain about, if anything."""
    if not all(delivery.acked for delivery in sent.deliveries):
        return {"notice": LATE}
    refused = next((delivery.refused for delivery in sent.deliveries if delivery.refused), None)
    return {"notice": UNUSABLE.format(why=refused)} if refused else {}
