"""Which entries' patterns does a text match? Literals are looked for first, so that few expressions ever run."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from bot.diagnosis.fold import lower
from bot.diagnosis.literals import required
from bot.kb.model import Entry, Pattern

LONGEST = 8192
"""Characters of a text that patterns are run on."""
_SHORT = 1000
"""A text up to this length is searched as a whole."""
_REACH = 250
"""How far from one of its literals a match may begin or end."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern of an entry and where it matched."""

    entry: str
    pattern: Pattern
    start: int
    end: int


class Compiled:
    """A pattern, compiled when it is first needed: most never are."""

    def __init__(self, entry: str, pattern: Pattern) -> None:
        self.entry = entry
        self.pattern = pattern
        needs = required(pattern.re) or (((pattern.literal,),) if pattern.literal else ())
        self._needs = tuple(tuple((literal, literal[:3], literal[-3:]) for literal in need) for need in needs)

    def may_match(self, lowered: str, pieces: Set[str]) -> bool:
        """Whether a lower-case text, and the set of its three-letter pieces, has what every match must contain."""
        for need in self._needs:
            for literal, first, last in need:
                if first in pieces and last in pieces and literal in lowered:
                    break
            else:
                return False
        return True

    def search(self, text: str, lowered: str) -> re.Match[str] | None:
        """The first match; in a long text only the neighbourhoods of its rarest literals are read."""
        if len(text) <= _SHORT or not self._needs:
            return self.expression.search(text)
        windows = (_windows(lowered, [literal for literal, _, _ in need]) for need in self._needs)
        for start, end in min(windows, key=lambda spans: sum(end - start for start, end in spans)):
            if found := self.expression.search(text, start, end):
                return found
        return None

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression."""
        return re.compile(self.pattern.re, re.IGNORECASE)

    @cached_property
    def unless(self) -> tuple[re.Pattern[str], ...]:
        """What must not match the same line."""
        return tuple(re.compile(expression, re.IGNORECASE) for expression in self.pattern.not_)


class Patterns:
    """All patterns of a base."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._all = tuple(Compiled(entry.id, pattern) for entry in entries for pattern in entry.patterns)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The first match of each pattern in a folded text (line breaks made spaces), in order of entries."""
        text = text[:LONGEST]
        lowered = lower(text)
        pieces = {lowered[at : at + 3] for at in range(len(lowered) - 2)}
        hits = []
        for one in self._all:
            found = one.search(text, lowered) if one.may_match(lowered, pieces) else None
            if found and not any(unless.search(_around(text, *found.span())) for unless in one.unless):
                hits.append(Hit(one.entry, one.pattern, *found.span()))
        return tuple(hits)


def _windows(lowered: str, literals: Iterable[str]) -> list[tuple[int, int]]:
    """The stretches of a text within reach of any of the literals, ending between words."""
    places = sorted(found.start() for literal in literals for found in re.finditer(re.escape(literal), lowered))
    windows: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - _REACH), min(len(lowered), place + _REACH)
        start = lowered.rfind(" ", 0, start) + 1
        end = lowered.find(" ", end) if lowered.find(" ", end) >= 0 else len(lowered)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _around(text: str, start: int, end: int) -> str:
    """The neighbourhood of a match that its `not` expressions look at, since a folded text has no lines."""
    return text[max(0, start - 160) : end + 160]
