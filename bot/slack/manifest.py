"""Which Slack app does this code need? The manifest, made from what is listened to and what is called.

Each feature of `--with` adds its events and scopes; nothing asks for more than it uses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.i18n.examples import examples
from bot.slack.client import FEATURES as FEATURE_OF
from bot.slack.client import METHODS
from bot.slack.listen import Listen, On
from bot.slack.listeners import paste, shortcut
from bot.slack.listeners.surfaces import SURFACES

FEATURES: Mapping[str, tuple[str, ...]] = {
    "auto": ("channels:history", "groups:history"),
    "files": ("files:read",),
    "groups": ("usergroups:read", "users:read"),
    "alerts": (),
    "locale": ("users:read",),
    "welcome": ("channels:read", "groups:read"),
}
"""Optional features and the scopes they add."""
EVENT_SCOPES: Mapping[str, str] = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "file_shared": "files:read",
    "app_home_opened": "",
    "app_context_changed": "assistant:write",
    "member_joined_channel": "channels:read",
    "app_uninstalled": "",
    "tokens_revoked": "",
}
"""The scope each subscribed event needs."""
BASE: tuple[str, ...] = ("app_mentions:read", "chat:write", "commands", "im:history", "assistant:write")
WHY: Mapping[str, str] = {
    "app_mentions:read": "to see a message that mentions the bot",
    "chat:write": "to answer",
    "commands": "for the slash command and shortcuts",
    "im:history": "to read what people write to the bot directly",
    "assistant:write": "for the agent pane: the prompts it suggests",
    "channels:history": "auto: to read channels that are set to be answered without a mention",
    "groups:history": "auto: the same in private channels",
    "files:read": "files: to read a bounce that was shared as a file",
    "usergroups:read": "groups: to know who may edit the knowledge base",
    "channels:read": "welcome: to hear that the bot was invited to a channel, and say once how to ask",
    "groups:read": "welcome: the same in private channels",
    "users:read": "locale: to start in the person's own language; groups: to know who is a guest",
}
"""Why each scope is asked for."""
DESCRIPTION = "Why did the email not arrive? Paste what you have."
LONG = (
    "Mailwhy tells support agents why an email did not arrive or did not leave: the cause with its source, how sure it "
    "is, who has to act and what to do. Mention it in a channel, write to it directly or use /mailwhy. It {reads}, "
    "keeps no message text and says so when it does not know."
)
READS, READS_AUTO = "reads only what it is asked", "reads the channels it is invited to"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut as Slack's menus show it: at most 24 characters of name, 150 of description."""

    kind: str
    name: str
    description: str


SHORTCUTS: Mapping[str, Shortcut] = {
    shortcut.CALLBACK: Shortcut(
        "message", "Why didn't this arrive?", "Explains the error or bounce in this message, to you alone"
    ),
    paste.CALLBACK: Shortcut(
        "global", "Why did it not arrive?", "Paste an error or a bounce; the answer comes directly"
    ),
}
"""Every shortcut, by its callback."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the operator wants of the app."""

    features: tuple[str, ...] = ()
    public_url: str | None = None
    """The address Slack reaches this server by; None for Socket Mode."""
    name: str = "Mailwhy"


SOCKET = Options()


def manifest(options: Options = SOCKET, rows: Sequence[Listen] = SURFACES) -> dict[str, Any]:
    """The manifest as Slack's schema 2.0.0 has it. Raises ValueError for a feature that does not exist."""
    unknown = set(options.features) - set(FEATURES)
    if unknown:
        raise ValueError(f"no such feature: {', '.join(sorted(unknown))}; there are {', '.join(FEATURES)}")
    listened = [row for row in rows if row.feature in {"base", *options.features}]
    url = f"{options.public_url}/slack/events" if options.public_url else None
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {
            "name": options.name,
            "description": DESCRIPTION,
            "long_description": LONG.format(reads=READS_AUTO if "auto" in options.features else READS),
            "background_color": "#1f4e5f",
        },
        "features": _features(listened, options, url),
        "oauth_config": {"scopes": {"bot": sorted(scopes(options.features))}},
        "settings": _settings(listened, url),
    }


def scopes(features: Iterable[str]) -> set[str]:
    """The bot scopes asked for with these features."""
    return {*BASE, *(scope for feature in features for scope in FEATURES[feature])}


def needed_scopes(rows: Sequence[Listen]) -> set[str]:
    """The bot scopes that the methods called and the events listened to demand, those of a feature aside."""
    called = {scope for method, wanted in METHODS.items() if method not in FEATURE_OF for scope in wanted}
    heard = {EVENT_SCOPES[event] for row in rows for event in row.subscribes}
    commands = {"commands" for row in rows if row.on in {On.COMMAND, On.SHORTCUT}}
    return {scope for scope in called | heard | commands if scope}


def _features(rows: Sequence[Listen], options: Options, url: str | None) -> dict[str, Any]:
    commands = [_command(str(row.name), url) for row in rows if row.on is On.COMMAND]
    prompts = [{"title": one.title, "message": one.ask} for one in examples("en")]
    return {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": options.name, "always_online": True},
        "slash_commands": commands,
        "shortcuts": [_shortcut(str(row.name)) for row in rows if row.on is On.SHORTCUT],
        "agent_view": {"agent_description": DESCRIPTION, "suggested_prompts": prompts},
    }


def _command(name: str, url: str | None) -> dict[str, Any]:
    command: dict[str, Any] = {
        "command": name,
        "description": "Why did the email not arrive?",
        "usage_hint": "paste an error, or: search WORDS | show ID | kb | help",
        "should_escape": False,
    }
    return {**command, "url": url} if url else command


def _shortcut(callback: str) -> dict[str, Any]:
    told = SHORTCUTS[callback]
    return {"name": told.name, "type": told.kind, "callback_id": callback, "description": told.description}


def _settings(rows: Sequence[Listen], url: str | None) -> dict[str, Any]:
    events: dict[str, Any] = {"bot_events": sorted({event for row in rows for event in row.subscribes})}
    interactivity: dict[str, Any] = {"is_enabled": True}
    if url:
        events["request_url"] = interactivity["request_url"] = url
    return {
        "event_subscriptions": events,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }
