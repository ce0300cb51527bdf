"""How is an answer written bit by bit? chat.startStream, appendStream and stopStream (basic)."""

from bot.fakeslack import posting, shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.changes import What
from bot.fakeslack.errors import SlackError
from bot.fakeslack.fill import fill
from bot.fakeslack.limits.surfaces import check_message
from bot.fakeslack.model import Channel, Json, Message

MOST = 12_000


def _written(call: Call) -> str:
    chunks = call.objects("chunks")
    text = call.text("markdown_text") + "".join(
        str(chunk.get("text", "")) for chunk in chunks if chunk.get("type") == "markdown_text"
    )
    if len(text) > MOST:
        raise SlackError("msg_too_long")
    return text


def start(call: Call) -> Json:
    """chat.startStream: always in a thread; in a channel it must be said for whom."""
    channel = call.target()
    thread = posting.check_thread(call.core, channel, call.need("thread_ts"))
    if channel.peer is None:
        for name in ("recipient_user_id", "recipient_team_id"):
            if not call.text(name):
                raise SlackError(f"missing_{name}")
    text = _written(call)
    call.core.rates.post(channel.id)
    message = posting.post(call.core, channel, {"text": text}, thread_ts=thread)
    message.streaming = True
    return {"channel": channel.id, "ts": message.ts}


def _streaming(call: Call) -> tuple[Channel, Message]:
    channel = call.channel()
    message = call.message(channel)
    if not call.is_mine(message):
        raise SlackError("message_not_owned_by_app")
    if not message.streaming:
        raise SlackError("message_not_in_streaming_state")
    return channel, message


def append(call: Call) -> Json:
    """chat.appendStream"""
    channel, message = _streaming(call)
    message.text += _written(call)
    call.core.changes.tell(What.EDITED, channel=channel.id, message=message)
    return {"channel": channel.id, "ts": message.ts}


def stop(call: Call) -> Json:
    """chat.stopStream: the last words, and blocks below the text."""
    channel, message = _streaming(call)
    blocks = call.args.get("blocks")
    check_message("", blocks)
    message.text += _written(call)
    message.blocks = fill(blocks or [], call.space.ids)
    message.streaming = False
    call.core.changes.tell(What.EDITED, channel=channel.id, message=message)
    return {"channel": channel.id, "ts": message.ts, "message": shapes.message(message, call.space)}
