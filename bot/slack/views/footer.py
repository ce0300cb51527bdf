"""Where does this answer come from? The last line of a card: entry, source, date, and what to be careful about."""

from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.model import Entry, Source
from bot.slack.text import code, escape, link, truncate


def footer(entry: Entry, base: Knowledge, language: str, room: int = 60) -> str:
    """`sell/send-failed · Source title · 2026-11-24 · local`; the title takes at most `room` characters."""
    source = base.sources.get(entry.source[0].id)
    parts = [code(entry.id)]
    if source:
        title = truncate(source.title.in_(language), room)
        parts.append(linked(source, title))
    parts.append(escape((source.date if source and source.date else "") or entry.reviewed))
    return " · ".join([*parts, *marks(entry, base, language)])


def marks(entry: Entry, base: Knowledge, language: str) -> list[str]:
    """What a reader should know before trusting it: local, draft, machine-translated source."""
    found = []
    if entry.id in base.local:
        found.append(text("card.local", language))
    if entry.maturity == "draft":
        found.append(text("card.is_draft", language))
    if (source := base.sources.get(entry.source[0].id)) and source.machine_translated:
        found.append(text("card.machine_translated", language))
    return found


def linked(source: Source, title: str) -> str:
    """The source's title, as a link where it has an address."""
    return link(source.url, title) if source.url else escape(title)
