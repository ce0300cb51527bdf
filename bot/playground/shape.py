"""What does the page need to know of the simulated Slack? Plain JSON of messages, the open modal and Home. Pure."""

from bot.fakeslack.changes import Change, What
from bot.fakeslack.limits import surfaces
from bot.fakeslack.model import Json, Kind, Message, View
from bot.fakeslack.state import Workspace
from bot.playground.crowd import Crowd
from bot.playground.desk import Desk
from bot.playground.spots import place

MESSAGE_CHANGES = (What.POSTED, What.EDITED)
VIEW_CHANGES = (What.VIEW_OPENED, What.VIEW_UPDATED, What.VIEW_CLOSED, What.VIEW_ERRORS)
BLOCK_TEXT = 3000
"""Characters of the text of a section."""
FACTS = ("name", "size", "pretty_type")
"""What is said of a shared file."""


def key(message: Message) -> str:
    """What tells one message from all others."""
    return f"{message.channel}:{message.ts}"


def message(found: Message, space: Workspace) -> Json:
    """One message as the page draws it. What people wrote is drawn from its text alone."""
    author = space.users.get(found.user or "")
    bot = found.bot_id is not None and found.bot_id == space.app.bot_id
    return {
        "key": key(found),
        "channel": found.channel,
        "ts": found.ts,
        "thread_ts": found.thread_ts,
        "user": found.user,
        "name": author.real_name if author else "Another app" if found.bot_id else "Notice",
        "bot": bot,
        "app": found.bot_id is not None,
        "text": found.text,
        "typed": _typed(found, space),
        "blocks": found.blocks if found.bot_id else [],
        "attachments": found.attachments,
        "files": [{name: file.get(name) for name in FACTS} for file in found.files],
        "ephemeral": found.is_ephemeral,
        "edited": found.edited is not None,
        "limits": message_limits(found) if bot else [],
    }


def _typed(found: Message, space: Workspace) -> str:
    """The words as their author may change them: the mention as people type it."""
    return (found.typed or "").replace(f"<@{space.app.bot_user}>", f"@{space.app.name}")


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
        **home(found),
        "title": body["title"],
        "submit": body.get("submit"),
        "close": body.get("close"),
        "errors": found.errors,
    }


def home(found: View) -> Json:
    """The Home tab, and what a modal has in common with it."""
    return {
        "id": found.id,
        "hash": found.hash,
        "blocks": found.blocks,
        "values": found.values,
        "limits": [
            _limit("Blocks", len(found.blocks), surfaces.VIEW_BLOCKS),
            _limit("Characters of JSON", surfaces.size([found.body]), surfaces.VIEW_SIZE),
            _limit("Longest text of a block", _longest(found.blocks), BLOCK_TEXT),
        ],
    }


def _limit(name: str, used: int, limit: int) -> Json:
    return {"name": name, "used": used, "limit": limit}


def _longest(blocks: list[Json]) -> int:
    texts = (block["text"]["text"] for block in blocks if isinstance(block.get("text"), dict))
    return max(map(len, texts), default=0)


def names(space: Workspace) -> dict[str, str]:
    """Ids of people and channels -> what to show for them."""
    people = {user.id: user.real_name for user in space.users.values()}
    return people | {channel.id: channel.name for channel in space.channels.values() if channel.name}


def change(news: Change, desk: Desk) -> Json | None:
    """What the page must do about one change; None when it does not concern the person at this desk."""
    space = desk.slack.space
    made: Json | None = None
    if news.user not in (None, desk.me.id):
        return None
    if news.what is What.NOTE:
        return news.data
    if news.channel and all(one.id != news.channel for one in desk.places):
        return None
    if news.what in MESSAGE_CHANGES and news.message:
        made = {"type": "message", "message": message(news.message, space)}
    elif news.what is What.DELETED and news.message:
        made = {"type": "deleted", "key": key(news.message)}
    elif news.what in VIEW_CHANGES:
        made = {"type": "view", "view": view(space.modal(desk.me))}
    elif news.what is What.HOME and news.view:
        made = {"type": "home", "home": home(news.view)}
    elif news.what is What.PROMPTS and news.data:
        made = {"type": "prompts", "channel": news.channel, "prompts": news.data["prompts"]}
    return made


def snapshot(desk: Desk, crowd: Crowd) -> Json:
    """Everything this person sees now."""
    space, me = desk.slack.space, desk.me
    places, shown = desk.places, space.home(me)
    seen = [found for channel in places for found in space.visible(me, channel)]
    return {
        "me": {"id": me.id, "name": me.real_name, "who": me.name},
        "people": crowd.people,
        "bot": {"id": space.app.bot_user, "name": space.users[space.app.bot_user].real_name},
        "places": [
            place(channel, space, crowd.spots.get(channel.name), stranger=desk.is_stranger) for channel in places
        ],
        "names": names(space),
        "shortcuts": crowd.ways(desk),
        "messages": [message(found, space) for found in seen],
        "view": view(space.modal(me)),
        "home": home(shown) if shown else None,
        "prompts": {channel.id: channel.prompts for channel in places if channel.kind is Kind.IM and channel.prompts},
        "knowledge": crowd.knowledge,
    }
