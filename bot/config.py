"""What may stand in mailwhy.yaml? Its sections as plain data; `config_file` reads them from text.

Plain dataclasses, because importing pydantic takes longer than answering a question. Secrets stand in the file by
reference only: `env:NAME` or `store:NAME`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, Literal

STRICT = {"extra": "forbid", "strict": True}
"""Read by pydantic: a typo must not switch something off in silence, and "yes" is no boolean."""


@dataclass(frozen=True, slots=True)
class Matches:
    """A text must match this regular expression. Read by pydantic when it builds the validator."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the text with the pattern added."""
        return {**handler(source), "pattern": self.pattern}


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A list must have this many items."""

    length: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the list with its length added."""
        return {**handler(source), "min_length": self.length}


@dataclass(frozen=True, slots=True)
class Between:
    """A number must be within these bounds."""

    low: int
    high: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the number with its bounds added."""
        return {**handler(source), "ge": self.low, "le": self.high}


@dataclass(frozen=True, slots=True)
class Zone:
    """A text must name a time zone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The schema of the text with a look into the zone database after it."""
        return {"type": "function-after", "function": {"type": "no-info", "function": _zone}, "schema": handler(source)}


def _zone(name: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only where a file names a zone

    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f"no such time zone: {name}; an example is Europe/Rome") from None


Reference = Annotated[str, Matches(r"^(env:[A-Za-z_][A-Za-z0-9_]*|store:[A-Za-z0-9_.-]+)$")]
"""Where a secret is kept: `env:ACME_PW` or `store:acme`."""
Filled = Annotated[str, Matches(r"\S")]
Name = Annotated[str, Matches(r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]
Clock = Annotated[str, Matches(r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
TimeZone = Annotated[str, Zone()]
Port = Annotated[int, Between(1, 65535)]
Url = Annotated[str, Matches(r"^https?://[^\s]+$")]
Language = Literal["en", "it", "uk", "pl"]
ChannelId = Annotated[str, Matches(r"^[CDG][A-Z0-9]{2,}$")]
PersonId = Annotated[str, Matches(r"^[UW][A-Z0-9]{2,}$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """How the bot behaves in one Slack channel."""

    __pydantic_config__ = STRICT

    manner: Literal["mention", "auto"] = "mention"
    public: bool = False
    """In an `auto` channel: sure answers are visible to all, not only to who asked."""
    account: Name | None = None
    language: Language | None = None
    mask: bool = True
    """Addresses that Mailwhy brings in are masked here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One mail server of a mailbox."""

    __pydantic_config__ = STRICT

    host: Filled
    port: Port | None = None
    tls: Literal["implicit", "starttls"] = "implicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A mailbox that checks may sign in to."""

    __pydantic_config__ = STRICT

    address: Annotated[str, Matches(r"^[^@\s]+@[^@\s]+$")]
    user: str | None = None
    secret: Reference
    imap: Host | None = None
    smtp: Host | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One connected platform login."""

    __pydantic_config__ = STRICT

    platform: Literal["zendesk", "hubspot", "snov"]
    subdomain: str | None = None
    email: str | None = None
    token: Reference | None = None
    client_id: str | None = None
    client_secret: Reference | None = None
    api_url: Url | None = None
    channels: tuple[ChannelId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A company the agents serve."""

    __pydantic_config__ = STRICT

    name: Filled
    domains: tuple[str, ...] = ()
    language: Language | None = None
    accounts: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which incidents a route takes. What is left out matches all."""

    __pydantic_config__ = STRICT

    platform: str | None = None
    reason: str | None = None
    domain: str | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where incidents are announced."""

    __pydantic_config__ = STRICT

    match: Match = field(default_factory=Match)
    channel: ChannelId


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours in which only the gravest incidents are announced; times of the zone `tz`."""

    __pydantic_config__ = STRICT

    tz: TimeZone
    from_: Clock
    to: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """Announcing of incidents."""

    __pydantic_config__ = STRICT

    routes: tuple[Route, ...] = ()
    quiet: Quiet | None = None
    severity: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """A source of events. Two secrets let one be replaced without a gap."""

    __pydantic_config__ = STRICT

    secrets: Annotated[tuple[Reference, ...], AtLeast(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgePart:
    """The operator's own knowledge, laid over the bundled one."""

    __pydantic_config__ = STRICT

    paths: tuple[str, ...] = ()
    edit_url: Url | None = None
    channel: ChannelId | None = None
    authors: str | None = None
    """The Slack user group that may edit knowledge: its id or handle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When people are at work; times of the zone `tz`."""

    __pydantic_config__ = STRICT

    tz: TimeZone = "UTC"
    from_: Clock = "09:00"
    to: Clock = "18:00"
    days: Annotated[tuple[Weekday, ...], AtLeast(1)] = ("mon", "tue", "wed", "thu", "fri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Humans:
    """Who takes over what Mailwhy cannot answer."""

    __pydantic_config__ = STRICT

    channel: ChannelId
    """Where a question to a human is posted; the bot must be a member."""
    hours: Hours = field(default_factory=Hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of mailwhy.yaml."""

    __pydantic_config__ = STRICT

    channels: Mapping[ChannelId, Channel] = field(default_factory=dict)
    mailboxes: Mapping[Name, Mailbox] = field(default_factory=dict)
    accounts: Mapping[Name, Account] = field(default_factory=dict)
    customers: Mapping[Name, Customer] = field(default_factory=dict)
    alerts: Alerts = field(default_factory=Alerts)
    hooks: Mapping[Name, Hook] = field(default_factory=dict)
    knowledge: KnowledgePart = field(default_factory=KnowledgePart)
    humans: Humans | None = None
    """None: nobody can be asked, and no card offers it."""
    operators: tuple[PersonId, ...] = ()
    """Whose App Home says what `mailwhy doctor` says."""

    def references(self) -> tuple[tuple[str, str], ...]:
        """Each place in the file that names a secret, with the reference: `mailboxes.acme.secret`, `env:ACME_PW`."""
        return tuple(_references(asdict(self), ()))


def _references(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _references(inner, (*path, str(key)))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _references(inner, path)
    elif isinstance(value, str) and path[-1] in {"secret", "secrets", "token", "client_secret"}:
        yield ".".join(path), value
