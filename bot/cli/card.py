"""What does an answer look like in a terminal? The same words and order as the card in Slack, as plain lines."""

from bot.diagnosis.model import Certainty, Choice, Mode, QuestionKind
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.model import Entry
from bot.service.model import Reply
from bot.slack.views import wording
from bot.slack.views.footer import marks


def lines(reply: Reply, base: Knowledge) -> list[str]:
    """The answer, a line each. Control characters of what was pasted are taken out: they could steer the terminal."""
    said = reply.diagnosis
    if said.off_topic:
        return [text("card.off_topic", reply.language)]
    if not said.matches:
        return [clean(line) for line in _unknown(reply, base)]
    entry = base.entries[said.matches[0].entry]
    body = _answer(reply, entry) if said.mode is Mode.ANSWER else _offer(reply, entry, base)
    return [clean(line) for line in (*body, "", _footer(entry, base, reply.language))]


def clean(line: str) -> str:
    """The line without control and direction-changing characters."""
    return "".join(char if char.isprintable() else " " for char in line).rstrip()


def _answer(reply: Reply, entry: Entry) -> list[str]:
    match = reply.diagnosis.matches[0]
    found = [*_verdict(reply, entry), _row(reply, entry)]
    if steps := wording.steps(entry, reply.language, match.causes):
        found += ["", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]
    if deciding := wording.deciding(match, reply.quote):
        found += ["", text("card.decided", reply.language, what=f'"{deciding}"')]
    return found


def _offer(reply: Reply, entry: Entry, base: Knowledge) -> list[str]:
    lead, ways = _lead(reply, entry), _ways(reply, base)
    return [*lead, "", *ways] if lead and ways else [*lead, *ways]


def _lead(reply: Reply, entry: Entry) -> list[str]:
    """What an offer dares to say: nothing where a bare code means several things, and a row only when it is likely."""
    said = reply.diagnosis
    asked = said.question
    if said.certainty is Certainty.LIKELY:
        found = [*_verdict(reply, entry), _row(reply, entry)]
    elif asked and asked.kind is QuestionKind.WHICH_CODE and asked.choices:
        return []
    else:
        found = _verdict(reply, entry)
    words = wording.seen(said.matches[0])
    seen = text("card.seen", reply.language, what=", ".join(f'"{word}"' for word in words)) if words else ""
    return [*found, "", seen] if seen else found


def _ways(reply: Reply, base: Knowledge) -> list[str]:
    """The one question that would decide, with its answers; the offered entries where there is no question."""
    said, language = reply.diagnosis, reply.language
    kind = said.question.kind if said.question else QuestionKind.WHICH_CAUSE
    ways = said.question.choices if said.question else ()
    if not ways:
        ways = tuple(Choice(match.entry, match.entry) for match in said.matches)
    listed = [f"  - {wording.choice(way, kind, base, language)}  ({way.entry})" for way in ways]
    if said.question:
        return [wording.question(said.question, language), *(listed if len(ways) > 1 else ())]
    return [text("ask.which_cause", language), *listed] if len(ways) > 1 else []


def _verdict(reply: Reply, entry: Entry) -> list[str]:
    said, language = reply.diagnosis, reply.language
    cause = wording.cause_line(entry, said.asks, language)
    return [wording.verdict_line(entry, said.asks, said.certainty, language), *([cause] if cause else [])]


def _row(reply: Reply, entry: Entry) -> str:
    return " · ".join(wording.row(entry.verdict, reply.language))


def _unknown(reply: Reply, base: Knowledge) -> list[str]:
    wanted = _ways(reply, base) if reply.diagnosis.question else [text("ask.paste_reply", reply.language)]
    return [text("card.unknown", reply.language), *wanted]


def _footer(entry: Entry, base: Knowledge, language: str) -> str:
    source = base.sources.get(entry.source[0].id)
    title = [source.title.in_(language)] if source else []
    dated = (source.date if source and source.date else "") or entry.reviewed
    return " · ".join((entry.id, *title, dated, *marks(entry, base, language)))
