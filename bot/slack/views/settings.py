"""The mail program settings of one provider: servers, user name, switch, app password, who says so; what is unknown."""

from collections.abc import Iterator

from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.hosts import Host, find
from bot.service.settings import Described, described, mailboxes_of
from bot.slack.text import escape, link
from bot.slack.views import blocks as build
from bot.slack.views.limits import no_host
from bot.slack.views.message import Block, Message


def page(words: str, base: Knowledge, language: str) -> Message:
    """All that is known of the provider that is meant; who sounds alike where nobody is called so."""
    host = find(words, base)
    return _page(host, base, language) if host else no_host(words, base, language)


def _page(host: Host, base: Knowledge, language: str) -> Message:
    title = escape(text("settings.title", language, name=host.name))
    found = [described(mailbox, base, language) for mailbox in mailboxes_of(host, base)]
    parts = [build.section(f"*{title}*"), *(block for one in found for block in _mailbox(one, language))]
    if not found:
        parts.append(build.section(escape(text("settings.ask", language, name=host.name))))
    return Message(title, tuple(parts))


def _mailbox(one: Described, language: str) -> Iterator[Block]:
    lines = [f"*{escape(one.plan)}*"] if one.plan else []
    lines += [f"• {escape(line)}" for line in one.lines]
    if one.help:
        lines.append(f"• {link(one.help, text('settings.help', language))}")
    yield from build.sections(lines)
    yield build.context(link(one.url, one.source) if one.url and one.url.startswith("https://") else escape(one.source))
