"""What does an answer look like in a terminal? The same words and order as the card in Slack, as plain lines."""

from bot.diagnosis.model import Mode
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.model import Entry
from bot.service.model import Reply
from bot.slack.views import wording

WIDTH = 100


def lines(reply: Reply, base: Knowledge) -> list[str]:
    """The answer, a line each. Control characters of what was pasted are taken out: they could steer the terminal."""
    said = reply.diagnosis
    if said.off_topic:
        return [text("card.off_topic", reply.language)]
    if not said.matches:
        return _unknown(reply, base)
    entry = base.entries[said.matches[0].entry]
    found = [*_head(reply, entry), "", *_steps(reply, entry), *_evidence(reply), *_choices(reply, base)]
    if said.mode is Mode.OFFER and len(said.matches) > 1:
        found += [
            "",
            *(f"  ? {wording.title(match.entry, base, reply.language)}  ({match.entry})" for match in said.matches[1:]),
        ]
    return [clean(line) for line in (*found, "", _footer(entry, base, reply.language))]


def clean(line: str) -> str:
    """The line without control and direction-changing characters."""
    return "".join(char if char.isprintable() else " " for char in line).rstrip()


def _head(reply: Reply, entry: Entry) -> list[str]:
    said, language = reply.diagnosis, reply.language
    cause = wording.cause_line(entry, said.asks, language)
    first = wording.verdict_line(entry, said.asks, said.certainty, language)
    return [first, *([cause] if cause else []), " · ".join(wording.row(entry.verdict, language))]


def _steps(reply: Reply, entry: Entry) -> list[str]:
    steps = wording.steps(entry, reply.language, reply.diagnosis.matches[0].causes)
    return [f"  {number}. {step}" for number, step in enumerate(steps, 1)]


def _evidence(reply: Reply) -> list[str]:
    match = reply.diagnosis.matches[0]
    if reply.diagnosis.mode is Mode.ANSWER and (deciding := wording.deciding(match, reply.quote)):
        return ["", text("card.decided", reply.language, what=f'"{deciding}"')]
    words = wording.seen(match)
    return ["", text("card.seen", reply.language, what=", ".join(f'"{word}"' for word in words))] if words else []


def _choices(reply: Reply, base: Knowledge) -> list[str]:
    asked = reply.diagnosis.question
    if asked is None:
        return []
    ways = [f"  - {wording.choice(way, asked.kind, base, reply.language)}  ({way.entry})" for way in asked.choices]
    return ["", wording.question(asked, reply.language), *ways]


def _unknown(reply: Reply, base: Knowledge) -> list[str]:
    asked = reply.diagnosis.question
    wanted = _choices(reply, base)[1:] if asked else [text("ask.paste_reply", reply.language)]
    return [clean(line) for line in (text("card.unknown", reply.language), *wanted)]


def _footer(entry: Entry, base: Knowledge, language: str) -> str:
    source = base.sources[entry.source[0].id]
    local = [text("card.local", language)] if entry.id in base.local else []
    draft = [text("card.is_draft", language)] if entry.maturity == "draft" else []
    return " · ".join((entry.id, source.title.in_(language), entry.reviewed, *local, *draft))
