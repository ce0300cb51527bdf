"""Do the patterns match what they should, only that, and fast?"""

import re
from collections.abc import Iterator
from functools import cache

from bot.kb.lints.rule import Subject
from bot.kb.model import Entry, Pattern
from bot.kb.problem import Problem
from bot.kb.regex import dangers, literals

LITERAL = 4
"""Characters of the shortest string a match must contain: the filter that keeps most patterns from running."""


def patterns_work(subject: Subject) -> Iterator[Problem]:
    """Each pattern compiles, cannot run long, has a literal, and matches its own example."""
    for number, pattern in enumerate(subject.entry.patterns):
        path = ("patterns", number)
        for name, expression in (("re", pattern.re), *(("not", expression) for expression in pattern.not_)):
            if fault := _fault(expression):
                yield subject.error("pattern", (*path, name), fault)
        if compiled(pattern.re) is None:
            continue
        for message in _own_faults(pattern):
            yield subject.error("pattern", path, message)


def patterns_are_particular(subject: Subject) -> Iterator[Problem]:
    """The example of a pattern is not proof of another entry, kin aside."""
    for number, pattern in enumerate(subject.entry.patterns):
        for other in subject.base.entries.values():
            if other.id == subject.entry.id or _kin(subject.entry, other):
                continue
            for rival in other.patterns:
                if rival.weight == "decides" and _comparable(pattern, rival) and matches(rival, pattern.example):
                    message = f"is proof of '{other.id}' as well, by /{rival.re}/"
                    yield subject.error("pattern", ("patterns", number, "example"), message)


def matches(pattern: Pattern, text: str) -> bool:
    """Does the pattern match, as diagnosis would run it: case aside, line breaks folded?"""
    folded = " ".join(text.split())
    found = compiled(pattern.re)
    if not (found and found.search(folded)):
        return False
    return not any((unless := compiled(expression)) and unless.search(folded) for expression in pattern.not_)


@cache
def compiled(expression: str) -> re.Pattern[str] | None:
    """The expression as `re` runs it; None when it does not compile."""
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error:
        return None


def _fault(expression: str) -> str | None:
    try:
        re.compile(expression)
    except re.error as error:
        return f"is not a regular expression: {error}"
    return next(dangers(expression), None)


def _own_faults(pattern: Pattern) -> Iterator[str]:
    found = literals(pattern.re)
    if pattern.literal is None and (not found or min(map(len, found)) < LITERAL):
        yield f"has no fixed text of {LITERAL} characters that every match contains"
    if pattern.literal and pattern.literal != pattern.literal.lower():
        yield "literal must be lower-case"
    elif pattern.literal and pattern.literal not in " ".join(pattern.example.split()).lower():
        yield "literal is not in the example"
    if not matches(pattern, pattern.example):
        yield "does not match its own example"


def _kin(one: Entry, other: Entry) -> bool:
    """Parent and child, or children of one parent: either of them answers."""
    return other.id == one.parent or one.id == other.parent or (one.parent is not None and one.parent == other.parent)


def _comparable(pattern: Pattern, rival: Pattern) -> bool:
    """A pattern that holds at one provider only does not speak about another's text."""
    return rival.provider is None or rival.provider == pattern.provider
