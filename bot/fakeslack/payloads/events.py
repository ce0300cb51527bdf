"""What does Slack tell an app of a message, an edit, a file or an opened tab? Events API payloads."""

from typing import Any

from bot.fakeslack import shapes
from bot.fakeslack.core import Core
from bot.fakeslack.model import Channel, File, Json, Message, User
from bot.fakeslack.state import TEAM


def callback(core: Core, event: Json, *, channel: Channel | None = None, event_id: str | None = None) -> Json:
    """The outer event: who it is for, its id by which a second delivery is known, and the event itself."""
    app = core.space.app
    shared = channel is not None and channel.is_shared
    enterprise = core.space.teams[TEAM].enterprise_id
    grant = {
        "enterprise_id": enterprise,
        "team_id": TEAM,
        "user_id": app.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": app.verification_token,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": enterprise,
        "enterprise_id": enterprise,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or core.space.ids.new("Ev"),
        "event_time": int(core.clock()),
        "authorizations": [grant],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{core.space.ids.new('Ec')}",
    }


def _said(core: Core, message: Message) -> Json:
    return shapes.message(message, core.space) | {"channel": message.channel, "event_ts": message.ts}


def app_mention(core: Core, message: Message) -> Json:
    """Somebody wrote to the app in a channel."""
    body = _said(core, message) | {"type": "app_mention"}
    body.pop("subtype", None)
    return body


def message_event(core: Core, message: Message) -> Json:
    """Somebody wrote something."""
    return _said(core, message) | {"channel_type": str(core.space.channels[message.channel].kind)}


def _about(core: Core, channel: Channel, subtype: str, **more: Any) -> Json:
    ts = core.space.ids.ts()
    event = {"type": "message", "subtype": subtype, "channel": channel.id, "hidden": True, "ts": ts, "event_ts": ts}
    return event | {"channel_type": str(channel.kind), **more}


def message_changed(core: Core, channel: Channel, after: Json, before: Json) -> Json:
    """A message was edited."""
    return _about(core, channel, "message_changed", message=after, previous_message=before)


def message_deleted(core: Core, channel: Channel, before: Json) -> Json:
    """A message was deleted."""
    return _about(core, channel, "message_deleted", previous_message=before, deleted_ts=before["ts"])


def tombstone(core: Core, channel: Channel, before: Json) -> Json:
    """A message with replies was deleted: what stays says so, by Slackbot's hand."""
    kept: Json = {
        name: before[name] for name in ("type", "ts", "thread_ts", "reply_count", "latest_reply") if name in before
    }
    after: Json = {
        **kept,
        "subtype": "tombstone",
        "user": "USLACKBOT",
        "text": "This message was deleted.",
        "hidden": True,
    }
    return message_changed(core, channel, after, before)


def file_shared(core: Core, channel: Channel, file: File, user: User) -> Json:
    """A file was shared in a conversation."""
    return {
        "type": "file_shared",
        "channel_id": channel.id,
        "file_id": file.id,
        "user_id": user.id,
        "file": {"id": file.id},
        "event_ts": core.space.ids.ts(),
    }


def home_opened(core: Core, user: User, channel: Channel, tab: str) -> Json:
    """Somebody opened the app's Home or Messages tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": core.space.ids.ts(),
    }
    home = core.space.home(user)
    if tab == "home" and home is not None:
        event["view"] = shapes.view(home, core.space)
    return event


def reaction(core: Core, kind: str, user: User, message: Message, name: str) -> Json:
    """Somebody added or took away a reaction."""
    return {
        "type": kind,
        "user": user.id,
        "reaction": name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "event_ts": core.space.ids.ts(),
    }


def member_joined(core: Core, channel: Channel, user: User, inviter: User) -> Json:
    """Somebody (the bot, too) came into a channel."""
    return {
        "type": "member_joined_channel",
        "user": user.id,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": TEAM,
        "inviter": inviter.id,
        "event_ts": core.space.ids.ts(),
    }
