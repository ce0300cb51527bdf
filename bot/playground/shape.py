"""What does the page need to know of the simulated Slack? Plain JSON of places, messages and the open modal. Pure."""

from bot.fakeslack.changes import Change, What
from bot.fakeslack.limits import surfaces
from bot.fakeslack.model import Channel, Json, Kind, Message, User, View
from bot.fakeslack.state import Workspace

MESSAGE_CHANGES = (What.POSTED, What.EDITED)
VIEW_CHANGES = (What.VIEW_OPENED, What.VIEW_UPDATED, What.VIEW_CLOSED, What.VIEW_ERRORS)
BLOCK_TEXT = 3000
"""Characters of the text of a section."""


def key(message: Message) -> str:
    """What tells one message from all others."""
    return f"{message.channel}:{message.ts}"


def message(found: Message, space: Workspace) -> Json:
    """One message as the page draws it. What people wrote is drawn from its text alone."""
    author = space.users.get(found.user or "")
    bot = found.bot_id is not None
    return {
        "key": key(found),
        "channel": found.channel,
        "ts": found.ts,
        "thread_ts": found.thread_ts,
        "name": author.real_name if author else "Notice",
        "bot": bot,
        "text": found.text,
        "blocks": found.blocks if bot else [],
        "ephemeral": found.is_ephemeral,
        "edited": found.edited is not None,
        "limits": message_limits(found) if bot else [],
    }


def message_limits(found: Message) -> list[Json]:
    """How close is the message to each limit? The text's is that of an edit: a card must stay editable."""
    return [
        _limit("Blocks", len(found.blocks), surfaces.MESSAGE_BLOCKS),
        _limit("Characters of JSON", surfaces.size(found.blocks), surfaces.MESSAGE_SIZE),
        _limit("Longest text of a block", _longest(found.blocks), BLOCK_TEXT),
        _limit("Notification text", len(found.text), surfaces.UPDATE_TEXT),
    ]


def view(found: View | None) -> Json | None:
    """The modal on top as the page draws it; None when no modal is open."""
    if found is None:
        return None
    body = found.body
    return {
        "id": found.id,
        "hash": found.hash,
        "title": body["title"],
        "submit": body.get("submit"),
        "close": body.get("close"),
        "blocks": found.blocks,
        "values": found.values,
        "errors": found.errors,
        "limits": [
            _limit("Blocks", len(found.blocks), surfaces.VIEW_BLOCKS),
            _limit("Characters of JSON", surfaces.size([body]), surfaces.VIEW_SIZE),
            _limit("Longest text of a block", _longest(found.blocks), BLOCK_TEXT),
        ],
    }


def _limit(name: str, used: int, limit: int) -> Json:
    return {"name": name, "used": used, "limit": limit}


def _longest(blocks: list[Json]) -> int:
    texts = (block["text"]["text"] for block in blocks if isinstance(block.get("text"), dict))
    return max(map(len, texts), default=0)


def place(channel: Channel, space: Workspace) -> Json:
    """One conversation in the list on the left."""
    bot = space.users[space.app.bot_user].real_name
    if channel.kind is Kind.IM:
        topic, hint = "Direct message", "Only you and the bot read this. Type / for the slash command."
        return {"id": channel.id, "kind": "direct", "name": bot, "topic": topic, "hint": hint}
    topic = "The whole team reads this"
    hint = f"@{bot} is mentioned for you. Type / for the slash command: only you see its answer."
    return {"id": channel.id, "kind": "channel", "name": channel.name, "topic": topic, "hint": hint}


def names(space: Workspace) -> dict[str, str]:
    """Ids of people and channels -> what to show for them."""
    people = {user.id: user.real_name for user in space.users.values()}
    return people | {channel.id: channel.name for channel in space.channels.values() if channel.name}


def change(news: Change, me: User, space: Workspace) -> Json | None:
    """What the page must do about one change; None when it does not concern this person."""
    if news.user not in (None, me.id):
        return None
    if news.what in MESSAGE_CHANGES and news.message:
        return {"type": "message", "message": message(news.message, space)}
    if news.what is What.DELETED and news.message:
        return {"type": "deleted", "key": key(news.message)}
    if news.what in VIEW_CHANGES:
        return {"type": "view", "view": view(space.modal(me))}
    return None


def snapshot(me: User, space: Workspace, places: list[Channel]) -> Json:
    """Everything this person sees now."""
    seen = [found for channel in places for found in space.visible(me, channel)]
    return {
        "me": {"id": me.id, "name": me.real_name},
        "bot": {"id": space.app.bot_user, "name": space.users[space.app.bot_user].real_name},
        "places": [place(channel, space) for channel in places],
        "names": names(space),
        "messages": [message(found, space) for found in seen],
        "view": view(space.modal(me)),
    }
