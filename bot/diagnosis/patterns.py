"""Which entries' patterns does a text match? A literal is looked for first, so that few regular expressions ever run."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from bot.diagnosis.literals import required
from bot.kb.model import Entry, Pattern

LONGEST = 8192
"""Characters of a text that patterns are run on."""


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
        lowered = text.lower()
        pieces = {lowered[at : at + 3] for at in range(len(lowered) - 2)}
        hits = []
        for one in self._all:
            found = one.expression.search(text) if one.may_match(lowered, pieces) else None
            if found and not any(unless.search(_around(text, *found.span())) for unless in one.unless):
                hits.append(Hit(one.entry, one.pattern, *found.span()))
        return tuple(hits)


def _around(text: str, start: int, end: int) -> str:
    """The neighbourhood of a match that its `not` expressions look at, since a folded text has no lines."""
    return text[max(0, start - 160) : end + 160]
