"""Who keeps mailboxes, by which names, and how does a program reach them? The items of `providers.yaml`.

What is not given is said to be missing: `no_imap` where the provider offers none, `not_published` where no page says
it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from bot.kb.model import Date, Matches, Model, Text

Hostname = Annotated[str, Matches(r"^[a-z0-9-]+([.][a-z0-9-]+)+$")]
Aspect = Literal["imap", "smtp", "user", "enable", "app_password"]
ASPECTS: tuple[Aspect, ...] = ("imap", "smtp", "user", "enable", "app_password")
"""What a mailbox must say, or say that it is not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Model):
    """One server a mail program connects to."""

    protocol: Literal["imap", "pop3", "smtp"]
    host: Hostname
    port: int
    tls: Literal["implicit", "starttls"]
    """`implicit`: encrypted from the first byte (SSL/TLS)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(Model):
    """What another source says of the same mailboxes."""

    source: str
    says: Text
    """At most 160 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox(Model):
    """How a mail program reaches one kind of mailbox of a provider."""

    plan: Text | None = None
    """Which mailboxes, where there are several kinds; at most 60 characters."""
    servers: tuple[Server, ...] = ()
    """In the order they should be tried."""
    no_imap: bool = False
    """The provider offers no IMAP."""
    user: Literal["address", "local_part"] | None = None
    """The user name: the whole address, or what stands before the @."""
    enable: Text | None = None
    """How IMAP is switched on, or that it is on; at most 160 characters."""
    app_password: Text | None = None
    """Where the app password is made, or what is used instead; at most 160 characters."""
    not_published: tuple[Aspect, ...] = ()
    note: Text | None = None
    """What else is to be known; at most 160 characters."""
    help: Annotated[str, Matches(r"^https://")] | None = None
    """The provider's own page about it."""
    source: str
    as_of: Date
    review_by: Date
    confidence: Literal["high", "medium", "low"]
    """The provider's own page; a copy, a registry or a guide; other programs only, or contradicted."""
    conflicts: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider(Model):
    """A mail provider as agents and servers name it (`providers.yaml`)."""

    id: Annotated[str, Matches(r"^[a-z0-9]+$")]
    name: str
    names: tuple[str, ...] = ()
    """Lower-case words and phrases by which people name it, in any language."""
    domains: tuple[str, ...] = ()
    """Mailbox domains: `gmail.com`."""
    hosts: tuple[str, ...] = ()
    """Suffixes of its server names as replies and MX records show them: `google.com`, `protection.outlook.com`."""
    texts: tuple[str, ...] = ()
    """Lower-case strings its replies carry: `gsmtp`, `support.google.com/mail`."""
    mailboxes: tuple[Mailbox, ...] = ()
    """How a mail program reaches its mailboxes."""
