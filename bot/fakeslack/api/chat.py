"""How are messages posted, changed and removed? chat.postMessage, postEphemeral, update, delete, getPermalink."""

from typing import Any

from bot.fakeslack import posting, shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.errors import SlackError
from bot.fakeslack.limits.surfaces import UPDATE_TEXT
from bot.fakeslack.model import Json


def content(call: Call) -> Json:
    """What the message shall say; markdown_text becomes a markdown block."""
    said: Json = {"text": call.text("text")}
    for name in ("blocks", "attachments", "metadata"):
        if call.args.get(name) is not None:
            said[name] = call.args[name]
    if call.text("markdown_text"):
        if said["text"] or said.get("blocks"):
            raise SlackError("markdown_text_conflict")
        said["blocks"] = [{"type": "markdown", "text": call.text("markdown_text")}]
    if "unfurl_links" in call.args:
        said["unfurl_links"] = call.flag("unfurl_links")
    _check_metadata(said.get("metadata"))
    return said


def _check_metadata(metadata: Any) -> None:
    if metadata is None:
        return
    if not isinstance(metadata, dict) or not {"event_type", "event_payload"} <= metadata.keys():
        raise SlackError("invalid_metadata_format")


def post_message(call: Call) -> Json:
    """chat.postMessage"""
    channel = call.target()
    said = content(call)
    posting.check_content(said["text"], said.get("blocks"), said.get("attachments"))
    thread = posting.check_thread(call.core, channel, call.text("thread_ts"))
    call.core.rates.post(channel.id)
    message = posting.post(call.core, channel, said, thread_ts=thread)
    return {"channel": channel.id, "ts": message.ts, "message": shapes.message(message, call.space)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: the one post a second does not count here (it is of an ordinary tier)."""
    channel = call.target()
    reader = call.need("user")
    if reader not in channel.members:
        raise SlackError("user_not_in_channel")
    said = content(call)
    posting.check_content(said["text"], said.get("blocks"), said.get("attachments"))
    thread = posting.check_thread(call.core, channel, call.text("thread_ts"))
    message = posting.post(call.core, channel, said, thread_ts=thread, only=reader)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: text without blocks takes the blocks away; ephemeral messages cannot be found here."""
    channel = call.channel()
    message = call.message(channel)
    if not call.is_mine(message):
        raise SlackError("cant_update_message")
    if message.streaming:
        raise SlackError("streaming_state_conflict")
    said = content(call)
    posting.check_content(said["text"], said.get("blocks"), said.get("attachments"), most=UPDATE_TEXT)
    call.core.rates.update()
    posting.edit(call.core, message, said)
    body = shapes.message(message, call.space)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": body}


def delete(call: Call) -> Json:
    """chat.delete"""
    channel = call.channel()
    message = call.message(channel)
    if not call.is_mine(message):
        raise SlackError("cant_delete_message")
    posting.delete(call.core, message)
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """chat.getPermalink"""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    link = f"{call.core.base}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}
