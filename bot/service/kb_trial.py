"""What does one more entry change? The same questions asked of the base without it and with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.diagnosis.diagnose import Diagnoser
from bot.kb.base import Knowledge
from bot.service.kb_examples import run_examples


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the first entry before and after; empty where nothing was found."""

    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An example of another entry whose first answer is another one now."""

    owner: str
    text: str
    before: str
    after: str
    lost: bool
    """It came out as its entry promises, and does not any more."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome for one entry."""

    asked: tuple[Asked, ...]
    changed: tuple[Changed, ...]

    @property
    def lost(self) -> bool:
        """Is an example of another entry lost?"""
        return any(one.lost for one in self.changed)


def trial(entry: str, without: Knowledge, within: Knowledge, texts: Iterable[str]) -> Trial:
    """Ask `texts`, and all examples of all other entries, of both bases."""
    old, new = Diagnoser(without), Diagnoser(within)
    asked = tuple(Asked(text, _first(old, text), _first(new, text)) for text in texts)
    failed = {(one.entry, one.path) for one in run_examples(without)}
    lost = {(one.entry, one.text) for one in run_examples(within) if (one.entry, one.path) not in failed}
    changed = []
    for owner in within.entries.values():
        if owner.id == entry:
            continue
        hits, misses = owner.examples.hit, owner.examples.miss
        for text in dict.fromkeys((*(one.text for one in hits), *(one.text for one in misses))):
            before, after = _first(old, text), _first(new, text)
            if before != after or (owner.id, text) in lost:
                changed.append(Changed(owner.id, text, before, after, (owner.id, text) in lost))
    return Trial(asked, tuple(changed))


def _first(diagnoser: Diagnoser, text: str) -> str:
    matches = diagnoser.diagnose(text).matches
    return matches[0].entry if matches else ""
