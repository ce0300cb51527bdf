"""What exists in a Slack workspace? Teams, people, channels, messages, views and files, as the fake remembers them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Kind(StrEnum):
    """The kinds of conversation; the value is Slack's `channel_type`."""

    CHANNEL = "channel"
    GROUP = "group"
    IM = "im"
    MPIM = "mpim"


@dataclass(slots=True)
class Team:
    """A workspace. `enterprise_id` is set for a workspace of an Enterprise organisation."""

    id: str
    name: str
    domain: str
    enterprise_id: str | None = None


@dataclass(slots=True)
class User:
    """A person or a bot. `guest` is None, "multi" or "single"; somebody of another `team_id` is a stranger."""

    id: str
    name: str
    real_name: str
    team_id: str
    locale: str = "en-US"
    tz: str = "Europe/London"
    email: str = ""
    guest: str | None = None
    is_bot: bool = False
    is_admin: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Message:
    """One message. `ephemeral_to` is the only reader of an ephemeral one; `log` holds its earlier texts and blocks."""

    ts: str
    channel: str
    user: str | None = None
    bot_id: str | None = None
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    subtype: str | None = None
    ephemeral_to: str | None = None
    edited: Json | None = None
    deleted: bool = False
    streaming: bool = False
    metadata: Json | None = None
    unfurl_links: bool | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[Json] = field(default_factory=list)
    client_msg_id: str | None = None
    team: str | None = None
    typed: str | None = None
    log: list[tuple[str, list[Json]]] = field(default_factory=list)

    @property
    def is_ephemeral(self) -> bool:
        """Is it shown to one person only?"""
        return self.ephemeral_to is not None

    @property
    def root(self) -> str:
        """The ts of the thread it is in, or that it would start."""
        return self.thread_ts or self.ts


@dataclass(slots=True)
class Channel:
    """A conversation and its messages by ts, in order. `peer` is the person of a direct message."""

    id: str
    name: str
    kind: Kind
    members: set[str] = field(default_factory=set)
    teams: set[str] = field(default_factory=set)
    is_archived: bool = False
    peer: str | None = None
    messages: dict[str, Message] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    """The assistant status shown now, by thread ts."""
    prompts: list[Json] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def is_shared(self) -> bool:
        """Is another organisation in it (Slack Connect)?"""
        return len(self.teams) > 1

    @property
    def command_name(self) -> str:
        """The `channel_name` that Slack puts into a slash command."""
        return {Kind.IM: "directmessage", Kind.GROUP: "privategroup"}.get(self.kind, self.name)


@dataclass(slots=True)
class View:
    """A modal or a Home tab as one person has it open."""

    id: str
    user: str
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    is_open: bool = True
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    response_urls: list[Json] = field(default_factory=list)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        blocks: list[Json] = self.body.get("blocks", [])
        return blocks

    @property
    def callback_id(self) -> str:
        """The app's own name for it."""
        return str(self.body.get("callback_id", ""))

    @property
    def title(self) -> str:
        """The text of its title, empty for a Home tab."""
        return str((self.body.get("title") or {}).get("text", ""))


@dataclass(slots=True)
class File:
    """An uploaded file. `check_info` hides the facts, as Slack Connect does until files.info is asked."""

    id: str
    name: str
    content: bytes
    mimetype: str
    user: str
    created: int
    title: str = ""
    channels: list[str] = field(default_factory=list)
    check_info: bool = False
    complete: bool = True
    facts: Json = field(default_factory=dict)
    """What its kind adds to the file object: subject and words of an email."""


@dataclass(slots=True)
class App:
    """The installed app: its tokens, what it may do and what it hears of."""

    id: str
    name: str
    bot_user: str
    bot_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    scopes: set[str]
    app_scopes: set[str]
    events: set[str]
