"""What else is known about this answer? The modal behind "More": all that the entry holds and all that was found.

Nothing an article says is lost: what the card has no room for stands here, or in a draft.
"""

from collections.abc import Iterable, Iterator

from bot.diagnosis.model import Match
from bot.i18n.catalog import text
from bot.i18n.duration import span
from bot.kb.base import Knowledge
from bot.kb.model import Cause, CheckHint, Cited, Correction, Entry, Escalate, Fix, Text, UiPath, Wait
from bot.service.model import Reply
from bot.slack.text import code, escape, link, one_line
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.footer import linked, marks
from bot.slack.views.message import Block, Modal
from bot.slack.views.personal import NONE, Rights, personal
from bot.slack.views.state import METADATA, pack

CALLBACK = "more"


def render(reply: Reply, base: Knowledge, rights: Rights = NONE) -> Modal:
    """The modal of a reply that has at least one match, for a person with these rights."""
    match, language = reply.diagnosis.matches[0], reply.language
    entry = base.entries[match.entry]
    blocks = [*_entry(entry, match, base, language), *_found(reply, match), *_others(reply, base)]
    blocks += [*_corrections(entry, language), *_sources(entry, base, language), *personal(reply, rights)]
    return Modal(
        callback=CALLBACK,
        title=text("more.title", language),
        blocks=tuple(blocks),
        close=text("slack.close", language),
        metadata=pack(reply, METADATA),
    )


def of_entry(entry: Entry, base: Knowledge, language: str) -> Modal:
    """All that an entry says, without a question."""
    bare = Match(entry.id, 1.0, ())
    parts = (_entry(entry, bare, base, language), _corrections(entry, language), _sources(entry, base, language))
    return Modal(
        callback=CALLBACK,
        title=text("more.title", language),
        blocks=tuple(block for part in parts for block in part),
        close=text("slack.close", language),
    )


def _entry(entry: Entry, match: Match, base: Knowledge, language: str) -> Iterator[Block]:
    yield build.header(entry.title.in_(language))
    yield build.section(escape(entry.summary.in_(language)))
    yield build.context(escape(" · ".join(wording.row(entry.verdict, language))))
    causes = wording.causes(entry, match.causes)
    yield build.DIVIDER
    yield build.section(f"*{escape(text('more.causes', language))}*")
    # A section each: what belongs together stands together, with air before the next.
    yield from (build.section(_cause(cause, base, language)) for cause in causes)
    yield from _titled("more.where", (_path(path, base, language) for path in entry.where), language)
    yield from _titled("more.checks", (_check(hint, language) for hint in entry.checks), language)
    if entry.escalate:
        yield from _titled("more.escalate", _escalate(entry.escalate, base, language), language)


def _found(reply: Reply, match: Match) -> Iterator[Block]:
    """Every piece of evidence, with what sort of thing it is."""
    language = reply.language
    found = (item for item in match.evidence if item.text)
    lines = [f"• {code(item.text)} – {text(f'more.kind_{item.kind}', language)}" for item in found]
    if reply.quote:
        lines.insert(0, f"> {code(reply.quote)}")
    yield from _titled("more.evidence", dict.fromkeys(lines or [text("more.no_evidence", language)]), language)


def _others(reply: Reply, base: Knowledge) -> Iterator[Block]:
    """The runner-up and the further offers, each with its words."""
    said, language = reply.diagnosis, reply.language
    others = dict.fromkeys((*said.matches[1:], *((said.runner_up,) if said.runner_up else ())))
    lines = (_other(match, base, language) for match in others if match.entry != said.matches[0].entry)
    yield from _titled("more.runner_up", lines, language)


def _other(match: Match, base: Knowledge, language: str) -> str:
    entry = base.entries.get(match.entry)
    why = f": {escape(entry.verdict.says.why.in_(language))}" if entry else ""
    words = " ".join(code(word, 60) for word in wording.seen(match))
    return f"• *{escape(wording.title(match.entry, base, language))}*{why} {words}".rstrip()


def _cause(cause: Cause, base: Knowledge, language: str) -> str:
    lines = [f"*{escape(cause.text.in_(language))}*{_cited(cause, base, language)}"]
    for fix in cause.fixes:
        lines += _fix(fix, base, language)
    return "\n".join(lines)


def _fix(fix: Fix, base: Knowledge, language: str) -> Iterator[str]:
    who = wording.actor(fix.actor, language)
    yield f"_{escape(who)}_{_wait(fix.wait, language)}{_cited(fix, base, language)}"
    for step in fix.steps:
        yield f"• {escape(step.in_(language))}"


def _wait(wait: Wait | None, language: str) -> str:
    return f" ({escape(span(wait.min, wait.max, language))})" if wait else ""


def _cited(said: Cited, base: Knowledge, language: str) -> str:
    """Where a statement comes from, when it is not the entry's own article."""
    notes = []
    if said.derived:
        notes.append(text("more.derived", language))
    if said.source and said.source in base.sources:
        source = base.sources[said.source]
        notes.append(text("more.by_source", language, source=linked(source, source.title.in_(language))))
    return f" [{'; '.join(notes)}]" if notes else ""


def _path(path: UiPath, base: Knowledge, language: str) -> str:
    plans = f" · {escape(path.plans.in_(language))}" if path.plans else ""
    as_of = escape(text("more.as_of", language, date=path.as_of))
    clicks = f"{escape(path.label.in_(language))}: *{escape(path.path.in_(language))}*"
    return f"• {clicks} ({as_of}{plans}){_cited(path, base, language)}"


def _check(hint: CheckHint, language: str) -> str:
    said = [(key, part) for key, part in (("confirms", hint.confirms), ("refutes", hint.refutes)) if part]
    words = "; ".join(escape(text(f"more.{key}", language, what=part.in_(language))) for key, part in said)
    return f"• {code(hint.check)} {words}".rstrip()


def _escalate(escalate: Escalate, base: Knowledge, language: str) -> Iterator[str]:
    to = text("more.to_whom", language, to=escalate.to.in_(language))
    yield f"{escape(to)}. {escape(escalate.when.in_(language))}{_cited(escalate, base, language)}"
    if escalate.include:
        listed = ", ".join(part.in_(language) for part in escalate.include)
        yield escape(text("more.include", language, what=listed))


def _corrections(entry: Entry, language: str) -> Iterator[Block]:
    yield from _titled("more.corrections", (_correction(item, language) for item in entry.corrections), language)


def _correction(item: Correction, language: str) -> str:
    parts: tuple[tuple[str, Text], ...] = (("says", item.says), ("right", item.right), ("because", item.why))
    return "• " + "\n   ".join(escape(text(f"more.{key}", language, what=said.in_(language))) for key, said in parts)


def _sources(entry: Entry, base: Knowledge, language: str) -> Iterator[Block]:
    links = (f"• {link(item.url, item.title.in_(language))}" for item in entry.links)
    yield from _titled("more.links", links, language)
    related = (f"• {escape(wording.title(item, base, language))} {code(item)}" for item in entry.related)
    yield from _titled("more.related", related, language)
    lines = [line for part in entry.source for line in _source(part.id, part.facts, base, language)]
    yield from _titled("more.source", [*lines, _entry_line(entry, base, language)], language)


def _source(source_id: str, facts: tuple[str, ...], base: Knowledge, language: str) -> Iterator[str]:
    source = base.sources.get(source_id)
    if not source:
        return
    about = [text("more.dated", language, date=source.date)] if source.date else []
    about.append(text("more.retrieved", language, date=source.retrieved))
    if source.note:
        about.append(source.note.in_(language))
    yield f"• {linked(source, one_line(source.title.in_(language)))} ({escape('; '.join(about))})"
    if facts:
        yield code(" ".join(facts), 900)


def _entry_line(entry: Entry, base: Knowledge, language: str) -> str:
    reviewed = escape(text("more.reviewed", language, date=entry.reviewed))
    parts = [code(entry.id), reviewed, *marks(entry, base, language)]
    if entry.valid:
        if entry.valid.from_:
            parts.append(escape(text("more.valid_from", language, date=entry.valid.from_)))
        if entry.valid.until:
            parts.append(escape(text("more.valid_until", language, date=entry.valid.until)))
        parts.append(escape(entry.valid.why.in_(language)))
    return " · ".join(parts)


def _titled(key: str, paragraphs: Iterable[str], language: str) -> Iterator[Block]:
    return build.titled(text(key, language), paragraphs)
