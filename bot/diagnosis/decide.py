"""Answer, offer or keep silent? And which single question would decide?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.diagnosis.bare import meanings
from bot.diagnosis.index import OFF
from bot.diagnosis.model import Certainty, Choice, Mode, Question, QuestionKind
from bot.diagnosis.names import GATES
from bot.diagnosis.rank import Ranked
from bot.kb.base import Knowledge

MOST = 3
_CLOSE = 12.0
"""Two entries with decisive facts closer than this are not told apart."""
_ENOUGH = 18.0
"""The raw sum of words below which nothing is offered for words alone."""
_ABOVE_NEGATIVES = 9.5
"""By how much the best entry's raw sum must exceed that of the best out-of-scope topic: near misses share words."""
_PLAINLY_OFF = 60.0
"""The raw sum of an out-of-scope topic from which even talk of mail that fails is about something else."""
_OVERWHELMING = 110.0
_FAR = 2.0
_WORTH_OFFERING = 0.35
_LIKELY = 0.55


@dataclass(frozen=True, slots=True)
class Decision:
    """The mode with the entries to show, their confidence, and the question that would help."""

    mode: Mode
    certainty: Certainty | None
    shown: tuple[tuple[Ranked, float], ...]
    runner_up: tuple[Ranked, float] | None
    question: Question | None
    off_topic: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What a decision is made of."""

    order: tuple[Ranked, ...]
    scores: Mapping[str, float]
    """Raw sums of words, out-of-scope topics too."""
    products: tuple[str, ...]
    bare: tuple[str, ...] = ()
    """Codes without a namespace: `002`."""
    contested: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    chosen: tuple[str, ...] = ()
    """Entries that the person picked."""
    excluded: frozenset[str] = frozenset()
    """Entries that are not to be offered, as a meaning of a code neither."""
    vague: bool = False
    """There is a code or a mail provider, or the words speak of mail and of trouble, or there are no words at all."""


def decide(base: Knowledge, case: Case) -> Decision:
    """The decision for a case whose entries are in order."""
    order = case.order
    if order and order[0].entry in case.chosen:
        return _answer(order, None)
    code = _which_code(base, case)
    if code:
        return _offer(_with_choices(order, code), code, whole=True)
    if order and order[0].facts > 0:
        return _by_facts(base, case)
    return _by_words(base, case)


def _by_facts(base: Knowledge, case: Case) -> Decision:
    first, second = case.order[0], next(iter(case.order[1:]), None)
    if first.decisive and _stands_out(base, first, second) and base.entries[first.entry].maturity == "stable":
        return _answer(case.order, None)
    if not first.decisive and first.facts < 12 and first.words < _ENOUGH / 2:
        return _silent(off_topic=False)
    return _offer(case.order, _question(base, case))


def _stands_out(base: Knowledge, first: Ranked, second: Ranked | None) -> bool:
    """Whether no other entry has facts as good: siblings of one reason do not compete."""
    if second is None or not second.decisive:
        return True
    one, other = base.entries[first.entry], base.entries[second.entry]
    related = one.parent == other.id or other.parent == one.id or set(one.reasons) & set(other.reasons)
    return bool(related) or first.total - second.total >= _CLOSE


def _by_words(base: Knowledge, case: Case) -> Decision:
    negative = max((score for key, score in case.scores.items() if key.startswith(OFF)), default=0.0)
    first = next(iter(case.order), None)
    if first is None or first.words < max(_ENOUGH, negative + _ABOVE_NEGATIVES):
        return _silent(off_topic=negative >= _PLAINLY_OFF or not case.vague)
    second = next(iter(case.order[1:]), None)
    far = second is None or first.words >= _FAR * second.words
    if first.words >= _OVERWHELMING and far and base.entries[first.entry].maturity == "stable":
        return _answer(case.order, None)
    return _offer(case.order, _question(base, case))


def _answer(order: Sequence[Ranked], question: Question | None) -> Decision:
    sure = min(0.99, 0.93 + order[0].facts / 4000)
    second = (order[1], _share(order[1], order[0])) if len(order) > 1 else None
    shown = ((order[0], sure), *((second,) if second and second[1] >= _WORTH_OFFERING else ()))
    return Decision(Mode.ANSWER, Certainty.SURE, shown, second, question)


def _offer(order: Sequence[Ranked], question: Question | None, *, whole: bool = False) -> Decision:
    """Up to three, best first; what is far behind is left out unless the question offers it (`whole`)."""
    best = order[0]
    second = order[1] if len(order) > 1 else None
    ahead = best.total / (best.total + second.total) if second else 0.9
    sure = round(min(0.9, 0.4 + ahead * 0.6 if best.total >= 40 else ahead * 0.6), 3)
    shown = tuple((one, sure if one is best else sure * _share(one, best)) for one in order[:MOST])
    kept = tuple(
        (one, confidence) for one, confidence in shown if one is best or one.total >= _WORTH_OFFERING * best.total
    )
    # A code that means several things is never likely: whoever leads, the choice decides.
    likely = not whole and (second is None or ahead >= _LIKELY)
    certainty = Certainty.LIKELY if likely else Certainty.POSSIBLE
    runner_up = kept[1] if len(kept) > 1 else None
    return Decision(Mode.OFFER, certainty, kept, runner_up, question)


def _silent(*, off_topic: bool) -> Decision:
    question = None if off_topic else Question(QuestionKind.PASTE_REPLY)
    return Decision(Mode.ABSTAIN, None, (), None, question, off_topic)


def _share(one: Ranked, best: Ranked) -> float:
    return round(min(0.9, 0.9 * one.total / best.total), 3) if best.total else 0.0


def _which_code(base: Knowledge, case: Case) -> Question | None:
    """The question for a code that means several things, where neither facts nor words tell them apart."""
    if case.order and case.order[0].decisive:
        return None
    for number in case.bare:
        choices = tuple(
            Choice(entry, f"{family}:{number}")
            for family, entry in meanings(base, number)
            if entry not in case.excluded
        )
        if choices:
            return Question(QuestionKind.WHICH_CODE, number, choices)
    for key, scoped in (case.contested or {}).items():
        choices = tuple(
            Choice(entry, f"provider:{provider}") for provider, entry in scoped if entry not in case.excluded
        )
        if len({choice.entry for choice in choices}) > 1:
            return Question(QuestionKind.WHICH_CODE, key.partition(":")[2], _one_each(choices))
    return None


def _one_each(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    seen: dict[str, Choice] = {}
    for choice in choices:
        seen.setdefault(choice.entry, choice)
    return tuple(seen.values())


def _with_choices(order: Sequence[Ranked], question: Question) -> tuple[Ranked, ...]:
    """The choices of a question in their own order, sending before connecting: no stray word turns them round."""
    known = {one.entry: one for one in order}
    return tuple(
        known.get(choice.entry, Ranked(choice.entry, 20.0, 15.0, decisive=False, words=0.0))
        for choice in question.choices
    )


def _question(base: Knowledge, case: Case) -> Question | None:
    """What would help most when several entries are close."""
    best = case.order[0]
    close = [one for one in case.order[:MOST] if one.total >= 0.75 * best.total]
    if len(close) < 2:
        return None
    platforms = list(dict.fromkeys(base.entries[one.entry].platform for one in close))
    products = [platform for platform in platforms if platform in GATES]
    if not case.products and len(products) > 1:
        firsts = [next(one for one in close if base.entries[one.entry].platform == platform) for platform in products]
        choices = tuple(Choice(one.entry, f"product:{base.entries[one.entry].platform}") for one in firsts)
        return Question(QuestionKind.WHICH_PRODUCT, "", choices)
    return Question(QuestionKind.WHICH_CAUSE, "", tuple(Choice(one.entry, one.entry) for one in close))
