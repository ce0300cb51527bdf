"""Does every statement have a ground, and do the grounds exist?"""

from collections.abc import Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import Cause, Cited, Fix
from bot.kb.problem import Problem, Steps
from bot.kb.references import statements

FACTS = {"A": 30, "B": 28, "C": 21, "D": 23, "E": 15}
"""Letter of an article -> how many facts were taken from it (`A-F1` to `A-F30`)."""
ARTICLES = {
    "A": "sell-send-errors",
    "B": "snov-conditional",
    "C": "support-delivery-failures",
    "D": "sell-email-overview",
    "E": "hubspot-delivered",
}
CORRECTIONS = 18
"""The corrections of articles are M1 to M18."""


def facts_exist(subject: Subject) -> Iterator[Problem]:
    """A fact has a number its article has; what a statement cites is listed under the entry's sources."""
    listed: set[str] = set()
    for number, source in enumerate(subject.entry.source):
        for position, fact in enumerate(source.facts):
            listed.add(fact)
            if message := _misfiled(fact, source.id):
                yield subject.error("facts", ("source", number, "facts", position), message)
    for steps, cited in statements(subject.entry):
        for position, fact in enumerate(cited.facts):
            if fact not in listed:
                yield subject.error("facts", (*steps, "facts", position), f"{fact} is not listed under source")


def statements_have_ground(subject: Subject) -> Iterator[Problem]:
    """Causes and fixes cite a fact or a source, or are marked as derived. A fix shares the ground of its cause."""
    for path, cited in statements(subject.entry):
        if (isinstance(cited, Cause) and not _ground(cited)) or (
            isinstance(cited, Fix) and not (_ground(cited) or _ground(subject.entry.causes[int(path[1])]))
        ):
            yield _groundless(subject, path)


def corrections_exist(subject: Subject) -> Iterator[Problem]:
    """Corrections carry the numbers M1 to M18, each once in an entry."""
    seen: set[str] = set()
    for number, correction in enumerate(subject.entry.corrections):
        if not 1 <= int(correction.id[1:]) <= CORRECTIONS:
            yield subject.error("corrections", ("corrections", number, "id"), f"there is no correction {correction.id}")
        if correction.id in seen:
            yield subject.error("corrections", ("corrections", number, "id"), "stands twice")
        seen.add(correction.id)


def known(fact: str) -> bool:
    """Is there such a fact?"""
    return 1 <= int(fact[3:]) <= FACTS[fact[0]]


def _misfiled(fact: str, source: str) -> str | None:
    letter = fact[0]
    if not known(fact):
        return f"there is no fact {fact}; article {letter} has {FACTS[letter]}"
    return None if ARTICLES[letter] == source else f"{fact} is of '{ARTICLES[letter]}', not of '{source}'"


def _ground(cited: Cited) -> bool:
    return bool(cited.facts or cited.source or cited.derived)


def _groundless(subject: Subject, path: Steps) -> Problem:
    return subject.error("ground", path, "has no ground: give facts, a source, or derived: true")
