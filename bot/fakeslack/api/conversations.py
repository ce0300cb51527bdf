"""What is in a conversation, and who? conversations.info, open, join, members, history, replies, list."""

from bot.fakeslack import scopes, shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import Channel, Json, Kind, Message

_KINDS = {"public_channel": Kind.CHANNEL, "private_channel": Kind.GROUP, "im": Kind.IM, "mpim": Kind.MPIM}


def _readable(call: Call, right: str) -> Channel:
    channel = call.channel()
    call.need_scope(scopes.by_kind(channel, right))
    return channel


def info(call: Call) -> Json:
    """conversations.info"""
    return {"channel": shapes.channel(_readable(call, "read"), call.space)}


def open_direct(call: Call) -> Json:
    """conversations.open: with one person or several."""
    people = call.listed("users")
    if not people:
        channel = call.channel()
    else:
        if any(one not in call.space.users for one in people):
            raise SlackError("user_not_found")
        call.need_scope("mpim:write" if len(people) > 1 else "im:write")
        channel = call.space.direct(*people)
    shape = shapes.channel(channel, call.space) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shape}


def join(call: Call) -> Json:
    """conversations.join: public channels only."""
    channel = call.channel()
    if channel.kind is not Kind.CHANNEL:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    channel.members.add(call.space.app.bot_user)
    return {"channel": shapes.channel(channel, call.space)}


def members(call: Call) -> Json:
    """conversations.members"""
    return _page(call, sorted(_readable(call, "read").members), "members", 100)


def listed(call: Call) -> Json:
    """conversations.list: the kinds asked for, public channels unless said otherwise."""
    kinds = [_KINDS.get(name) for name in call.listed("types") or ["public_channel"]]
    found = [one for one in call.space.channels.values() if one.kind in kinds]
    call.need_scope(*sorted({f"{name}:read" for name in ("channels", "groups", "im", "mpim")}))
    known = [one for one in found if one.kind is Kind.CHANNEL or call.is_member(one)]
    return _page(call, [shapes.channel(one, call.space) for one in known], "channels", 100)


def _inside(call: Call) -> Channel:
    channel = _readable(call, "history")
    if not call.is_member(channel):
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = call.text("oldest"), call.text("latest")
    with_edges = call.flag("inclusive")
    kept = []
    for message in messages:
        after = not oldest or message.ts > oldest or (with_edges and message.ts == oldest)
        before = not latest or message.ts < latest or (with_edges and message.ts == latest)
        if after and before:
            kept.append(message)
    return kept


def history(call: Call) -> Json:
    """conversations.history: newest first, without replies."""
    channel = _inside(call)
    roots = [
        message
        for message in channel.messages.values()
        if not message.deleted and not message.is_ephemeral and message.thread_ts in (None, message.ts)
    ]
    found = [shapes.message(message, call.space) for message in reversed(_between(call, roots))]
    return _page(call, found, "messages", 100)


def replies(call: Call) -> Json:
    """conversations.replies: the first message of the thread and its replies, oldest first."""
    channel = _inside(call)
    root = call.space.find_message(channel, call.need("ts"))
    if root is None:
        raise SlackError("thread_not_found")
    thread = [root, *_between(call, call.space.replies(channel, root.ts))]
    return _page(call, [shapes.message(message, call.space) for message in thread], "messages", 1000)


def _page(call: Call, found: list[Json] | list[str], name: str, default: int) -> Json:
    start = call.number("cursor", 0) if call.text("cursor") else 0
    end = start + max(1, call.number("limit", default))
    more = end < len(found)
    return {
        name: found[start:end],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }
