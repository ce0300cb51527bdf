"""Can a mail program be set up from this? All that matters is said or said to be unpublished, short, fresh."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.kb.item import Item
from bot.kb.model import Text
from bot.kb.problem import Problem, Steps
from bot.kb.provider import ASPECTS, Aspect, Mailbox, Provider

RULE = "mailboxes"
PLAN, LINE = 60, 160
"""Characters: plan; every other text."""
PORTS = {"imap": (993, 143), "pop3": (995, 110), "smtp": (465, 587)}
"""Protocol -> the port of each kind of encryption: another one is most likely a slip."""


def mailboxes_are_in_order(items: Sequence[Item], today: date) -> Iterator[Problem]:
    """Every mailbox of every provider."""
    for item in items:
        for number, mailbox in enumerate(item.model.mailboxes if isinstance(item.model, Provider) else ()):
            path: Steps = ("mailboxes", number)
            yield from _aspects(item, path, mailbox)
            yield from _ports(item, path, mailbox)
            yield from _lengths(item, path, mailbox)
            if mailbox.review_by < today.isoformat()[: len(mailbox.review_by)]:
                message = f"was to be reviewed by {mailbox.review_by}"
                yield item.problem((*path, "review_by"), message, rule="review", warning=True)


def given(mailbox: Mailbox, aspect: Aspect) -> bool:
    """Does the mailbox say this?"""
    if aspect in {"imap", "smtp"}:
        return any(server.protocol == aspect for server in mailbox.servers)
    return getattr(mailbox, aspect) is not None


def _aspects(item: Item, path: Steps, mailbox: Mailbox) -> Iterator[Problem]:
    for aspect in ASPECTS:
        spared = mailbox.no_imap and aspect in {"imap", "enable"}
        if given(mailbox, aspect) and (aspect in mailbox.not_published or (aspect == "imap" and mailbox.no_imap)):
            yield item.problem(path, f"has {aspect}, so it is published", rule=RULE)
        elif not given(mailbox, aspect) and not spared and aspect not in mailbox.not_published:
            yield item.problem(path, f"lacks {aspect}; where no page says it, list it under not_published", rule=RULE)


def _ports(item: Item, path: Steps, mailbox: Mailbox) -> Iterator[Problem]:
    for number, server in enumerate(mailbox.servers):
        wanted = PORTS[server.protocol][server.tls == "starttls"]
        if server.port != wanted:
            message = f"{server.protocol} with tls {server.tls} has port {wanted}, not {server.port}"
            yield item.problem((*path, "servers", number, "port"), message, rule=RULE, warning=True)


def _lengths(item: Item, path: Steps, mailbox: Mailbox) -> Iterator[Problem]:
    for place, text, most in _texts(mailbox):
        for language in text.languages if text else ():
            length = len(text.in_(language)) if text else 0
            if length > most:
                message = f"has {length} characters, {length - most} too many"
                yield item.problem((*path, *place, language), message, rule="length")


def _texts(mailbox: Mailbox) -> Iterator[tuple[Steps, Text | None, int]]:
    yield ("plan",), mailbox.plan, PLAN
    for name in ("enable", "app_password", "note"):
        yield (name,), getattr(mailbox, name), LINE
    for number, dispute in enumerate(mailbox.conflicts):
        yield ("conflicts", number, "says"), dispute.says, LINE
