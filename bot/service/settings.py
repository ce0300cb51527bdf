"""How are mailbox settings said? Server by server, then name, switch and password, who says so and who says otherwise.

Plain sentences in four languages; the terminal and Slack only lay them out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.hosts import Host
from bot.kb.provider import Mailbox

_TLS = {"implicit": "SSL/TLS", "starttls": "STARTTLS"}
_PROTOCOLS = ("imap", "pop3", "smtp")


@dataclass(frozen=True, slots=True)
class Described:
    """The settings of one kind of mailbox in words."""

    plan: str
    lines: tuple[str, ...]
    help: str | None
    source: str
    url: str | None


def mailboxes_of(host: Host, base: Knowledge) -> tuple[Mailbox, ...]:
    """The kinds of mailboxes a provider has; a product has none."""
    provider = base.providers.get(host.id)
    return provider.mailboxes if provider else ()


def described(mailbox: Mailbox, base: Knowledge, language: str) -> Described:
    """The settings as a native would write them down."""
    source = base.sources[mailbox.source]
    said = text("limits.source", language, title=source.title.in_(language), date=mailbox.as_of)
    if mailbox.confidence != "high":
        said = f"{said} ({text(f'settings.{mailbox.confidence}', language)})"
    plan = mailbox.plan.in_(language) if mailbox.plan else ""
    return Described(plan, tuple(_lines(mailbox, base, language)), mailbox.help, said, source.url)


def _lines(mailbox: Mailbox, base: Knowledge, language: str) -> Iterator[str]:
    for protocol in _PROTOCOLS:
        yield from _servers(mailbox, protocol, language)
    if mailbox.user:
        yield _line("user", text(f"settings.user_{mailbox.user}", language), language)
    for aspect in ("enable", "app_password"):
        found = getattr(mailbox, aspect)
        if found:
            yield _line(aspect, found.in_(language), language)
    for missing in mailbox.not_published:
        if missing not in _PROTOCOLS:
            yield _line(missing, text("settings.not_published", language), language)
    if mailbox.note:
        yield mailbox.note.in_(language)
    for dispute in mailbox.conflicts:
        title = base.sources[dispute.source].title.in_(language)
        yield text("limits.conflict", language, says=dispute.says.in_(language), source=title)


def _servers(mailbox: Mailbox, protocol: str, language: str) -> Iterator[str]:
    for server in mailbox.servers:
        if server.protocol == protocol:
            tls = _TLS[server.tls]
            value = text("settings.server", language, host=server.host, port=server.port, tls=tls)
            yield _line(protocol, value, language)
    if protocol == "imap" and mailbox.no_imap:
        yield _line(protocol, text("settings.no_imap", language), language)
    if protocol in mailbox.not_published:
        yield _line(protocol, text("settings.not_published", language), language)


def _line(what: str, value: str, language: str) -> str:
    return text("settings.line", language, what=text(f"settings.{what}", language), value=value)
