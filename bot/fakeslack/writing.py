"""What can a person write? Messages with and without mention, files, edits, deletions, reactions, opened tabs."""

import uuid
from collections.abc import Iterable
from typing import Any

from bot.fakeslack import scopes, shapes
from bot.fakeslack.changes import What
from bot.fakeslack.delivery import Sent
from bot.fakeslack.desk import Desk, Where, Who
from bot.fakeslack.model import Channel, File, Json, Kind, Message
from bot.fakeslack.payloads import events
from bot.fakeslack.slackify import rich_text, slackify


class Writing(Desk):
    """The part of the people's side that makes events."""

    async def mention(self, user: Who, channel: Where, text: str, thread_ts: str | None = None, **more: Any) -> Sent:
        """Write to the bot in a channel: the mention is put in front unless the text has one (@mailwhy or <@U..>).

        The app gets app_mention, and message.channels/groups too when it is subscribed to those.
        """
        bot = self.core.space.app
        if f"<@{bot.bot_user}>" not in text and f"@{bot.name}" not in text.lower():
            text = f"<@{bot.bot_user}> {text}"
        return await self.write(user, channel, text, thread_ts, **more)

    async def direct(self, user: Who, text: str, thread_ts: str | None = None, **more: Any) -> Sent:
        """Write to the bot in the direct conversation (message.im)."""
        return await self.write(user, self.core.space.direct(user), text, thread_ts, **more)

    async def post_in_channel(
        self, user: Who, channel: Where, text: str, thread_ts: str | None = None, **more: Any
    ) -> Sent:
        """Write in a channel without a mention: the app hears it only when subscribed to message.channels/groups."""
        return await self.write(user, channel, text, thread_ts, **more)

    async def write(
        self,
        user: Who,
        channel: Where,
        text: str,
        thread_ts: str | None = None,
        *,
        raw: bool = False,
        files: Iterable[File] = (),
        attachments: Iterable[Json] = (),
    ) -> Sent:
        """Write `text` as typed (Slack's links and entities are added; `raw` leaves it as it is)."""
        person, place = self._person_in(user, channel)
        thread = self._thread(place, thread_ts)
        said = text if raw else slackify(text, self._mark)
        block = rich_text(text, self.core.space.ids.new("b"), self._mark)
        shared = tuple(files)
        message = self.core.space.add_message(
            place,
            user=person.id,
            text=said,
            typed=text,
            thread_ts=thread,
            team=person.team_id,
            blocks=[block] if text and not raw else [],
            attachments=list(attachments),
            files=[shapes.file(file, self.core.base) for file in shared],
            subtype="file_share" if shared else None,
            client_msg_id=str(uuid.uuid4()),
        )
        self.core.changes.tell(What.POSTED, channel=place.id, message=message)
        return await self._tell_of(message, place)

    async def _tell_of(self, message: Message, place: Channel) -> Sent:
        told: list[tuple[str, Json]] = []
        mentioned = f"<@{self.core.space.app.bot_user}>" in message.text
        if mentioned and place.kind is not Kind.IM:
            told.append(("app_mention", events.app_mention(self.core, message)))
        told.append((scopes.event_name(place.kind), events.message_event(self.core, message)))
        return Sent(message, await self._events(told, place))

    async def share_file(
        self,
        user: Who,
        channel: Where,
        name: str,
        content: bytes | str,
        text: str = "",
        *,
        thread_ts: str | None = None,
        mimetype: str = "text/plain",
        check_info: bool = False,
    ) -> Sent:
        """Share a file with some words (`channel` may be a person's name for the direct conversation).

        `check_info` makes it one of Slack Connect: the event carries no facts, files.info tells them.
        """
        place = self._place(channel, user)
        person = self.core.space.user(user)
        raw = content.encode() if isinstance(content, str) else content
        file = File(self.core.space.ids.new("F"), name, raw, mimetype, person.id, int(self.core.clock()))
        file.channels.append(place.id)
        file.check_info = check_info
        self.core.space.files[file.id] = file
        sent = await self.write(user, place, text, thread_ts, files=(file,))
        more = await self._events([("file_shared", events.file_shared(self.core, place, file, person))], place)
        return Sent(sent.message, sent.deliveries + more)

    async def edit_message(self, user: Who, message: Message, text: str) -> Sent:
        """Change what one wrote (message_changed)."""
        person, place = self._own(user, message)
        before = shapes.message(message, self.core.space)
        said = slackify(text, self._mark)
        block = rich_text(text, self.core.space.ids.new("b"), self._mark)
        self.core.space.edit(message, said, [block], person.id)
        message.typed = text
        self.core.changes.tell(What.EDITED, channel=place.id, message=message)
        after = shapes.message(message, self.core.space)
        event = events.message_changed(self.core, place, after, before)
        return Sent(message, await self._events([(scopes.event_name(place.kind), event)], place))

    async def delete_message(self, user: Who, message: Message) -> Sent:
        """Delete what one wrote (message_deleted; a message with replies leaves a tombstone, message_changed)."""
        _, place = self._own(user, message)
        before = shapes.message(message, self.core.space)
        message.deleted = True
        self.core.changes.tell(What.DELETED, channel=place.id, message=message)
        replies = self.core.space.replies(place, message.ts)
        event = (events.tombstone if replies else events.message_deleted)(self.core, place, before)
        return Sent(message, await self._events([(scopes.event_name(place.kind), event)], place))

    async def react(self, user: Who, message: Message, name: str) -> Sent:
        """Add a reaction, or take one's own away when it is there."""
        person, place = self._person_in(user, message.channel)
        who = message.reactions.setdefault(name, [])
        kind = "reaction_removed" if person.id in who else "reaction_added"
        (who.remove if person.id in who else who.append)(person.id)
        if not who:
            del message.reactions[name]
        self.core.changes.tell(What.REACTED, channel=place.id, message=message)
        return Sent(
            message, await self._events([(kind, events.reaction(self.core, kind, person, message, name))], place)
        )

    async def invite_bot(self, user: Who, channel: Where) -> Sent:
        """Bring the bot into a channel (member_joined_channel)."""
        person, place = self._person_in(user, channel)
        place.members.add(self.core.space.app.bot_user)
        bot = self.core.space.users[self.core.space.app.bot_user]
        event = events.member_joined(self.core, place, bot, person)
        return Sent(None, await self._events([("member_joined_channel", event)], place))

    async def open_home(self, user: Who, tab: str = "home") -> Sent:
        """Open the app's Home tab or its Messages tab (`tab` is home or messages)."""
        place = self.core.space.direct(user)
        event = events.home_opened(self.core, self.core.space.user(user), place, tab)
        return Sent(None, await self._events([("app_home_opened", event)], place))
