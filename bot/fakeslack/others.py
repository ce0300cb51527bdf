"""What else stands in a channel? Posts of other apps, messages that people share there, and emails."""

from collections.abc import Sequence

from bot.fakeslack import shapes
from bot.fakeslack.changes import What
from bot.fakeslack.delivery import Sent
from bot.fakeslack.desk import Where, Who
from bot.fakeslack.model import File, Json, Message
from bot.fakeslack.writing import Writing

OTHER_BOT = "B0ANOTHERAPP"


class Others(Writing):
    """The part of the people's side whose words stand elsewhere than in the text of a message."""

    async def app_posts(
        self,
        channel: Where,
        text: str = "",
        *,
        blocks: Sequence[Json] = (),
        attachments: Sequence[Json] = (),
        thread_ts: str | None = None,
    ) -> Sent:
        """Another app posts: its words may stand in text, blocks or attachments."""
        place = self.core.space.channel(channel)
        message = self.core.space.add_message(
            place,
            bot_id=OTHER_BOT,
            subtype="bot_message",
            text=text,
            blocks=list(blocks),
            attachments=list(attachments),
            thread_ts=self._thread(place, thread_ts),
        )
        self.core.changes.tell(What.POSTED, channel=place.id, message=message)
        return await self._tell_of(message, place)

    async def share(self, user: Who, channel: Where, message: Message, text: str = "") -> Sent:
        """Share a message with some words: it hangs on the new one as an attachment, with its blocks."""
        body = shapes.message(message, self.core.space)
        inner = {"team": message.team, "channel": message.channel, "ts": message.ts}
        attachment: Json = {
            "id": 1,
            "is_share": True,
            "is_msg_unfurl": True,
            "channel_id": message.channel,
            "ts": message.ts,
            "text": message.text,
            "fallback": f"[{message.ts}] {message.text}",
            "message_blocks": [{**inner, "message": {"blocks": body.get("blocks", [])}}],
            "files": body.get("files", []),
            "footer": "Posted in a channel",
        }
        return await self.write(user, channel, text, attachments=(attachment,))

    async def share_mail(self, user: Who, channel: Where, subject: str, sender: str, body: str, text: str = "") -> Sent:
        """Forward an email into Slack: a file whose object carries subject, sender and words."""
        place, person = self._place(channel, user), self.core.space.user(user)
        made = int(self.core.clock())
        facts = {
            "filetype": "email",
            "pretty_type": "Email",
            "subject": subject,
            "from": [{"address": sender, "name": "", "original": sender}],
            "plain_text": body,
            "preview": f"<p>{body}</p>",
            "preview_plain_text": body[:80],
        }
        name = self.core.space.ids.new("F")
        file = File(name, subject, body.encode(), "text/html", person.id, made, channels=[place.id], facts=facts)
        self.core.space.files[file.id] = file
        return await self.write(user, place, text, files=(file,))
