"""What does an agent see first? A reply as one card, in a fixed order, short enough to be read at a glance.

    verdict line            *Sure:* the mailbox has used up its provider's sending limit
    one row                 Resend: later · Wait: up to 24 hours · Who acts: nobody · Works: receiving
    steps                   at most three, of the first actor
    what decided            quoted, in code marks
    buttons, feedback
    footer                  entry · source · date

Visible are at most 9 lines and 700 characters; what does not fit stands behind "More". Pure: the same reply and the
same base give the same card.
"""

from dataclasses import dataclass

from bot.diagnosis.model import Certainty, Match, Mode, QuestionKind
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.model import Entry
from bot.service.model import Reply
from bot.slack.text import code, escape
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.controls import EVERYTHING, Offers, choices, controls, thumbs
from bot.slack.views.footer import footer
from bot.slack.views.measure import characters, lines, shown
from bot.slack.views.message import Block, Message

LINES, CHARACTERS = 9, 700


@dataclass(frozen=True, slots=True)
class Size:
    """How much of each part a card shows; `SIZES` go from roomy to tight."""

    steps: int
    quote: int
    title: int
    row: int = 5
    choice: int = 72


SIZES = (
    Size(3, 120, 60),
    Size(3, 80, 40),
    Size(3, 60, 24, 5, 48),
    Size(2, 80, 40),
    Size(2, 60, 24, 5, 40),
    Size(2, 60, 24, 4, 40),
    Size(1, 80, 40, 4, 40),
    Size(1, 40, 20, 3, 30),
)


def render(reply: Reply, base: Knowledge, offers: Offers = EVERYTHING) -> Message:
    """The card of a reply. `offers` says what can work here: posting to the channel, drafts, feedback."""
    said = reply.diagnosis
    if said.off_topic:
        return _line(text("card.off_topic", reply.language))
    entry = base.entries.get(said.matches[0].entry) if said.matches else None
    if said.mode is Mode.ABSTAIN or not entry:
        return _abstention(reply, base, offers)
    make = _answer if said.mode is Mode.ANSWER else _offer
    return _fitting(tuple(make(reply, said.matches[0], entry, base, offers, size) for size in SIZES))


def _fitting(sizes: tuple[Message, ...]) -> Message:
    """The roomiest card that keeps the limits."""
    fits = (card for card in sizes if lines(card) <= LINES and characters(card) <= CHARACTERS)
    return next(fits, sizes[-1])


def _answer(reply: Reply, match: Match, entry: Entry, base: Knowledge, offers: Offers, size: Size) -> Message:
    language, verdict = reply.language, _verdict(reply, entry)
    parts: list[Block] = [build.section("\n".join((*verdict, _row(entry, language, size))))]
    steps = wording.steps(entry, language, match.causes, size.steps)
    if steps:
        parts.append(build.section(numbered(steps)))
    deciding = wording.deciding(match, reply.quote)
    if deciding:
        parts.append(build.context(_said("card.decided", language, (deciding,), size.quote)))
    parts += [controls(reply, offers), *thumbs(reply, entry.id, offers)]
    parts.append(build.context(footer(entry, base, language, size.title)))
    return Message(_spoken(verdict), tuple(parts))


def _offer(reply: Reply, match: Match, entry: Entry, base: Knowledge, offers: Offers, size: Size) -> Message:
    language = reply.language
    lead, words = _lead(reply, entry, size), wording.seen(match)
    parts: list[Block] = [build.section("\n".join(lead))] if lead else []
    if words and lead:
        parts.append(build.context(_said("card.seen", language, words, size.quote // len(words))))
    ways, question = choices(reply, base, size.choice), _question(reply)
    if ways:
        parts += [build.section(escape(question)), ways]
    parts += [controls(reply, offers), *thumbs(reply, entry.id, offers)]
    parts.append(build.context(footer(entry, base, language, size.title)))
    return Message(_spoken(lead) or escape(question), tuple(parts))


def _lead(reply: Reply, entry: Entry, size: Size) -> tuple[str, ...]:
    """What an offer dares to say first: nothing where a bare code means several things, a row only when likely."""
    said = reply.diagnosis
    if said.certainty is Certainty.LIKELY:
        return (*_verdict(reply, entry), _row(entry, reply.language, size))
    if said.question and said.question.kind is QuestionKind.WHICH_CODE and len(said.question.choices) > 1:
        return ()
    return _verdict(reply, entry)


def _question(reply: Reply) -> str:
    asked, language = reply.diagnosis.question, reply.language
    return wording.question(asked, language) if asked else text("ask.which_cause", language)


def _abstention(reply: Reply, base: Knowledge, offers: Offers) -> Message:
    asked, language = reply.diagnosis.question, reply.language
    ways = choices(reply, base)
    wanted = wording.question(asked, language) if asked else text("ask.paste_reply", language)
    sentence = wanted if ways else f"{text('card.unknown', language)} {wanted}"
    parts = [build.section(escape(sentence)), *([ways] if ways else ())]
    return Message(escape(sentence), (*parts, controls(reply, offers)))


def _verdict(reply: Reply, entry: Entry) -> tuple[str, ...]:
    """The verdict line with its certainty word in bold, and the cause where the line says something else."""
    said, language = reply.diagnosis, reply.language
    line = wording.verdict_line(entry, said.asks, said.certainty, language)
    word, colon, rest = line.partition(": ") if said.certainty else ("", "", line)
    cause = wording.cause_line(entry, said.asks, language)
    first = f"*{escape(word)}:* {escape(rest)}" if colon else escape(rest)
    return (first, escape(cause)) if cause else (first,)


def _row(entry: Entry, language: str, size: Size) -> str:
    return escape(" · ".join(wording.row(entry.verdict, language)[: size.row]))


def _said(key: str, language: str, words: tuple[str, ...], length: int) -> str:
    return text(key, language, what=" ".join(code(word, max(length, 12)) for word in words))


def _spoken(lines: tuple[str, ...]) -> str:
    """The lines for notifications and screen readers: no marks of ours, nothing of others' alive."""
    return escape(shown("\n".join(lines)))


def numbered(steps: tuple[str, ...]) -> str:
    """The steps, one a line; a single step has no number."""
    if len(steps) == 1:
        return f"• {escape(steps[0])}"
    return "\n".join(f"{number}. {escape(step)}" for number, step in enumerate(steps, 1))


def _line(sentence: str) -> Message:
    return Message(escape(sentence), (build.section(escape(sentence)),))
