"""Do the examples of every entry come out as they promise, against the whole base?"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Diagnosis
from bot.kb.base import Knowledge
from bot.kb.model import Entry, HitExample, MissExample


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as it should."""

    entry: str
    path: tuple[str | int, ...]
    """Where in the entry: `("examples", "hit", 2)`."""
    text: str
    message: str


def run_examples(base: Knowledge) -> tuple[Failure, ...]:
    """Ask every hit and miss example and return those that fail, in order of entries."""
    diagnoser = Diagnoser(base)
    return tuple(failure for entry in base.entries.values() for failure in _of_entry(entry, base, diagnoser))


def _of_entry(entry: Entry, base: Knowledge, diagnoser: Diagnoser) -> Iterator[Failure]:
    for number, hit in enumerate(entry.examples.hit):
        if message := _hit_fault(entry, hit, base, diagnoser.diagnose(hit.text)):
            yield Failure(entry.id, ("examples", "hit", number), hit.text, message)
    for number, miss in enumerate(entry.examples.miss):
        if message := _miss_fault(entry, miss, diagnoser.diagnose(miss.text)):
            yield Failure(entry.id, ("examples", "miss", number), miss.text, message)


def _hit_fault(entry: Entry, hit: HitExample, base: Knowledge, diagnosis: Diagnosis) -> str | None:
    """A provider-scoped child that ranks where its parent should is right as well."""
    found = [match.entry for match in diagnosis.matches[: hit.rank]]
    if not {entry.id, *base.children.get(entry.id, ())} & set(found):
        return f"must be among the first {hit.rank}, but: {_outcome(diagnosis)}"
    if hit.mode and diagnosis.mode.value != hit.mode:
        return f"must come in mode {hit.mode}, but: {_outcome(diagnosis)}"
    return None


def _miss_fault(entry: Entry, miss: MissExample, diagnosis: Diagnosis) -> str | None:
    if not diagnosis.matches or diagnosis.matches[0].entry != entry.id:
        return None
    wanted = f"'{miss.instead}'" if miss.instead else "out of scope"
    return f"must not come first (it is {wanted}), but: {_outcome(diagnosis)}"


def _outcome(diagnosis: Diagnosis) -> str:
    ranked = ", ".join(f"{match.entry} {match.confidence:.2f}" for match in diagnosis.matches)
    return f"{diagnosis.mode.value} {ranked}".strip()
