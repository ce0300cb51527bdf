"""Which words answer the question asked? The verdict line, the row under it, names of actors and choices. Plain text.

Nothing here knows Slack's marks: the terminal may use it too. Whoever sends it escapes it.
"""

from bot.diagnosis.model import Certainty, Choice, Evidence, Match, Question, QuestionKind
from bot.i18n.catalog import text
from bot.i18n.duration import span
from bot.kb.base import Knowledge
from bot.kb.model import Actor, Asks, Cause, Entry, Fix, Resend, Text, Verdict, Window
from bot.slack.text import truncate

VERDICT_LINE = 90
"""The most characters of the verdict line, its certainty word included."""
STEP = 110


def verdict_line(entry: Entry, asks: Asks, certainty: Certainty | None, language: str) -> str:
    """The one sentence that answers the kind of question asked, opened by the certainty word."""
    word = f"{text(f'card.{certainty}', language)}: " if certainty else ""
    said = says(entry, asks, language)
    if not word:
        said = said[:1].upper() + said[1:]
    return word + truncate(said, VERDICT_LINE - len(word))


def says(entry: Entry, asks: Asks, language: str) -> str:
    """What the entry says to this kind of question, else a sentence made of its verdict."""
    own: Text | None = getattr(entry.verdict.says, asks.value)
    if own:
        return own.in_(language)
    return _made(entry, asks, language) or entry.verdict.says.why.in_(language)


def _made(entry: Entry, asks: Asks, language: str) -> str:
    verdict = entry.verdict
    if asks in (Asks.CAN, Asks.WHEN):
        key = f"card.{asks}_{verdict.resend}"
        if verdict.resend is Resend.LATER and verdict.wait:
            return text(f"{key}_span", language, span=waiting(verdict, language))
        return text(key, language, who=actor(verdict.actor, language))
    if asks is Asks.WHO:
        return who(verdict.actor, language)
    if asks is Asks.WHERE and entry.where:
        return entry.where[0].path.in_(language)
    return ""


def who(acting: Actor, language: str) -> str:
    """Who has to do the next step, as a sentence."""
    if acting is Actor.WAIT:
        return text("card.who_wait", language)
    return text("card.who_acts", language, who=actor(acting, language))


def actor(acting: Actor, language: str) -> str:
    """`the sender's IT`."""
    return text(f"card.{acting}", language)


def waiting(verdict: Verdict, language: str) -> str:
    """How long to wait, `1 hour to 24 hours`; empty where no time is known."""
    return span(verdict.wait.min, verdict.wait.max, language) if verdict.wait else ""


def cause_line(entry: Entry, asks: Asks, language: str) -> str:
    """Why, for an answer whose verdict line says something else than why; else empty."""
    why = entry.verdict.says.why.in_(language)
    return "" if says(entry, asks, language) == why else text("card.cause", language, why=why)


def row(verdict: Verdict, language: str) -> tuple[str, ...]:
    """Resend, wait, who acts, what works and what does not."""
    parts = [text("card.resend", language, answer=text(f"card.resend_{verdict.resend}", language))]
    if verdict.wait:
        key = "card.retries" if verdict.wait.window is Window.RETRY else "card.waits"
        parts.append(text(key, language, span=waiting(verdict, language)))
    parts.append(text("card.acts", language, who=actor(verdict.actor, language)))
    if verdict.still_works:
        parts.append(text("card.works", language, what=verdict.still_works.in_(language)))
    if verdict.broken:
        parts.append(text("card.broken", language, what=verdict.broken.in_(language)))
    return tuple(parts)


def causes(entry: Entry, order: tuple[str, ...] = ()) -> tuple[Cause, ...]:
    """The entry's causes, those that the evidence hoisted first."""
    by_id = {cause.id: cause for cause in entry.causes}
    hoisted = tuple(by_id[name] for name in order if name in by_id)
    return hoisted + tuple(cause for cause in entry.causes if cause not in hoisted)


def fixes(entry: Entry, order: tuple[str, ...] = ()) -> tuple[Fix, ...]:
    """What the first actor does, cause by cause."""
    wanted = entry.verdict.actor
    return tuple(fix for cause in causes(entry, order) for fix in cause.fixes if fix.actor is wanted)


def steps(entry: Entry, language: str, order: tuple[str, ...] = (), most: int = 3) -> tuple[str, ...]:
    """The first steps of the first actor, at most `most`, none said twice."""
    said = (step.in_(language) for fix in fixes(entry, order) for step in fix.steps)
    return tuple(truncate(step, STEP) for step in list(dict.fromkeys(said))[:most])


def seen(match: Match, most: int = 3) -> tuple[str, ...]:
    """The words of the text that speak for an entry, strongest first, none twice."""
    return tuple(dict.fromkeys(found.text for found in match.evidence if found.text))[:most]


def question(asked: Question, language: str) -> str:
    """The one question that would decide."""
    return text(f"ask.{asked.kind}", language, subject=asked.subject)


def choice(offered: Choice, kind: QuestionKind, base: Knowledge, language: str) -> str:
    """The words on a choice: the product, the provider, or the entry's title."""
    _, _, value = offered.key.partition(":")
    if kind is QuestionKind.WHICH_PRODUCT and value in base.products:
        return base.products[value].name
    if kind is QuestionKind.WHICH_PROVIDER and value in base.providers:
        return base.providers[value].name
    return title(offered.entry, base, language)


def title(entry: str, base: Knowledge, language: str) -> str:
    """The entry's title; its id where it is gone."""
    found = base.entries.get(entry)
    return found.title.in_(language) if found else entry


def deciding(match: Match, quote: str) -> str:
    """The one line that decided: the quoted line, else the strongest words."""
    return quote or next((found.text for found in match.evidence if _speaks(found)), "")


def _speaks(found: Evidence) -> bool:
    return bool(found.text) and found.kind.value not in {"product", "provider"}
