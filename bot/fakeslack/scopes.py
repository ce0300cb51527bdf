"""What may this app do and hear? The scope each Web API method and each event asks for."""

from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import App, Channel, Kind

BASE = ("app_mentions:read", "chat:write", "commands", "im:history", "assistant:write")
"""What the plain bot asks for."""

ALL = (
    *BASE,
    *("channels:history", "channels:join", "channels:read", "files:read", "files:write", "groups:history"),
    *("groups:read", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write", "reactions:read"),
    *("reactions:write", "team:read", "usergroups:read", "users:read", "users:read.email"),
)

METHODS: dict[str, str] = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.startStream": "chat:write",
    "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write",
    "conversations.join": "channels:join",
    "users.info": "users:read",
    "users.list": "users:read",
    "bots.info": "users:read",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "assistant.threads.setTitle": "assistant:write",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "team.info": "team:read",
}
"""Methods that are not here need none, or one that depends on the kind of conversation."""

EVENTS: dict[str, str] = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "file_shared": "files:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "member_joined_channel": "channels:read",
    "user_change": "users:read",
}

_PREFIX = {Kind.CHANNEL: "channels", Kind.GROUP: "groups", Kind.IM: "im", Kind.MPIM: "mpim"}


def by_kind(channel: Channel, right: str) -> str:
    """The scope for `right` (read, write, history) in this kind of conversation."""
    return f"{_PREFIX[channel.kind]}:{right}"


def need(app: App, *scopes: str) -> None:
    """Raise missing_scope unless the app has at least one of these."""
    if not app.scopes.intersection(scopes):
        raise SlackError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(app.scopes)))


def hears(app: App, event: str) -> bool:
    """Is the app subscribed to this event, and does it have the scope for it?"""
    scope = EVENTS.get(event)
    return event in app.events and (scope is None or scope in app.scopes)


def event_name(kind: Kind) -> str:
    """The name under which a message in this kind of conversation is subscribed."""
    return "message." + {Kind.CHANNEL: "channels", Kind.GROUP: "groups"}.get(kind, str(kind))
