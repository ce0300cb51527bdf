"""How does a message come, change and go? The same way for the Web API, an ack and a response_url."""

from typing import Any

from bot.fakeslack import shapes
from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.errors import SlackError
from bot.fakeslack.fill import fill
from bot.fakeslack.limits import surfaces
from bot.fakeslack.model import Channel, Json, Message
from bot.fakeslack.scopes import event_name
from bot.fakeslack.state import TEAM


def check_content(text: Any, blocks: Any, attachments: Any, *, most: int = surfaces.TEXT) -> None:
    """Raise what Slack says to a message of this content; an empty one is no_text."""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    surfaces.check_message(text, blocks, most=most)
    if attachments and not (isinstance(attachments, list) and all(isinstance(one, dict) for one in attachments)):
        raise SlackError("invalid_attachments")
    for index, attachment in enumerate(attachments or []):
        problems = surfaces.block_problems(attachment.get("blocks", []), at=f"/attachments/{index}/blocks")
        if problems:
            raise SlackError("invalid_attachments", response_metadata={"messages": problems})


def check_thread(core: Core, channel: Channel, thread_ts: str | None) -> str | None:
    """The thread to answer in; raises when there is no such message or it is itself a reply."""
    if not thread_ts:
        return None
    root = core.space.find_message(channel, thread_ts)
    if root is None:
        raise SlackError("thread_not_found")
    if root.thread_ts and root.thread_ts != root.ts:
        raise SlackError("cannot_reply_to_message")
    return thread_ts


def post(
    core: Core, channel: Channel, content: Json, *, thread_ts: str | None = None, only: str | None = None
) -> Message:
    """Put a message of the bot into a conversation, for everybody or for `only` one person."""
    message = core.space.add_message(
        channel,
        user=core.space.app.bot_user,
        bot_id=core.space.app.bot_id,
        team=TEAM,
        text=content.get("text") or "",
        blocks=fill(content.get("blocks") or [], core.space.ids),
        attachments=content.get("attachments") or [],
        metadata=content.get("metadata"),
        files=content.get("files") or [],
        unfurl_links=content.get("unfurl_links"),
        thread_ts=thread_ts,
        ephemeral_to=only,
    )
    core.changes.tell(What.POSTED, channel=channel.id, user=only, message=message)
    if only is None:
        _echo(core, channel, shapes.message(message, core.space))
    return message


def edit(core: Core, message: Message, content: Json) -> None:
    """Replace what one of the bot's messages says."""
    before = shapes.message(message, core.space)
    blocks = fill(content.get("blocks") or [], core.space.ids)
    core.space.edit(message, content.get("text") or "", blocks, core.space.app.bot_user)
    if "attachments" in content:
        message.attachments = content["attachments"] or []
    core.changes.tell(What.EDITED, channel=message.channel, user=message.ephemeral_to, message=message)
    if not message.is_ephemeral:
        after = shapes.message(message, core.space)
        changed = {"subtype": "message_changed", "message": after, "previous_message": before, "hidden": True}
        _echo(core, core.space.channels[message.channel], changed)


def delete(core: Core, message: Message) -> None:
    """Take a message away."""
    before = shapes.message(message, core.space)
    message.deleted = True
    core.changes.tell(What.DELETED, channel=message.channel, user=message.ephemeral_to, message=message)
    if not message.is_ephemeral:
        gone = {"subtype": "message_deleted", "previous_message": before, "hidden": True, "deleted_ts": message.ts}
        _echo(core, core.space.channels[message.channel], gone)


def _echo(core: Core, channel: Channel, body: Json) -> None:
    if not core.rules.echo:
        return
    ts = body.get("ts") or core.space.ids.ts()
    event = {"type": "message", **body, "channel": channel.id, "ts": ts, "event_ts": ts}
    event["channel_type"] = str(channel.kind)
    core.notify(event_name(channel.kind), channel.id, event)
