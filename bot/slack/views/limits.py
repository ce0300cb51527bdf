"""The limits of one provider: each number with its window, what happens beyond it, who says so; and what is unknown."""

from collections.abc import Iterator

from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.hosts import Host, find, is_domain, near
from bot.kb.limits import Limit
from bot.service.limits import DIRECTIONS, Told, asks, legend, limits_of, told
from bot.slack.text import code, escape, link
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Message


def page(words: str, base: Knowledge, language: str) -> Message:
    """All that is known of the provider or product that is meant; who sounds alike where nobody is called so."""
    host = find(words, base)
    return _page(host, base, language) if host else no_host(words, base, language)


def _page(host: Host, base: Knowledge, language: str) -> Message:
    limits = limits_of(host, base)
    title = escape(text("limits.title", language, name=host.name))
    parts = [build.section(f"*{title}*"), *_groups(limits, base, language)]
    if asks(limits):
        parts.append(build.section(escape(text("limits.ask", language, name=host.name))))
    if notes := legend(limits, language):
        parts.append(build.context(escape("\n".join(notes))))
    return Message(title, tuple(parts))


def no_host(words: str, base: Knowledge, language: str) -> Message:
    """Nobody is called so: who sounds alike, or why a company's domain does not tell."""
    said = [text("limits.unknown", language, words=code(words, 60))]
    if close := near(words, base):
        said.append(escape(text("limits.near", language, names=", ".join(host.name for host in close))))
    elif is_domain(words):
        said.append(escape(text("limits.elsewhere", language)))
    shown = " ".join(said)
    return Message(shown, (build.section(shown),))


def _groups(limits: tuple[Limit, ...], base: Knowledge, language: str) -> Iterator[Block]:
    for direction in DIRECTIONS:
        lines = [_line(told(limit, base, language)) for limit in limits if limit.direction == direction]
        if lines:
            yield from build.titled(text(f"limits.{direction}", language), lines)


def _line(one: Told) -> str:
    source = link(one.url, one.source) if one.url and one.url.startswith("https://") else escape(one.source)
    return "\n".join((f"• *{escape(one.line)}*", *map(escape, one.details), source))
