"""What does the page need to know of the simulated Slack? Plain JSON of places, messages and the open modal. Pure."""

from typing import Any

from bot.fakeslack.changes import Change, What
from bot.fakeslack.model import Channel, Json, Kind, Message, User, View
from bot.fakeslack.state import Workspace

MESSAGE_CHANGES = (What.POSTED, What.EDITED)
VIEW_CHANGES = (What.VIEW_OPENED, What.VIEW_UPDATED, What.VIEW_CLOSED)


def key(message: Message) -> str:
    """What tells one message from all others."""
    return f"{message.channel}:{message.ts}"


def message(found: Message, space: Workspace) -> Json:
    """One message as the page draws it."""
    author = space.users.get(found.user or "")
    return {
        "key": key(found),
        "channel": found.channel,
        "ts": found.ts,
        "thread_ts": found.thread_ts,
        "name": author.real_name if author else "Somebody",
        "bot": found.bot_id is not None,
        "text": found.text,
        "blocks": [] if found.user and not found.bot_id else found.blocks,
        "ephemeral": found.is_ephemeral,
        "edited": found.edited is not None,
    }


def view(found: View | None) -> Json | None:
    """The modal on top as the page draws it; None when no modal is open."""
    if found is None:
        return None
    body = found.body
    return {
        "id": found.id,
        "title": body["title"],
        "submit": body.get("submit"),
        "close": body.get("close"),
        "blocks": found.blocks,
        "errors": found.errors,
    }


def place(channel: Channel, space: Workspace) -> Json:
    """One conversation in the list on the left."""
    bot = space.users[space.app.bot_user].real_name
    if channel.kind is Kind.IM:
        hint = "Only you and the bot read this. Type / for the slash command."
        return {"id": channel.id, "kind": "direct", "name": bot, "topic": "Direct message", "hint": hint}
    hint = f"@{bot} is mentioned for you. Type / for the slash command, whose answer only you see."
    return {"id": channel.id, "kind": "channel", "name": channel.name, "topic": "Everybody in the team reads this", "hint": hint}


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


def snapshot(me: User, space: Workspace, places: list[Channel]) -> dict[str, Any]:
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
