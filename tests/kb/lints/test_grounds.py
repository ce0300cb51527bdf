from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.kb.lint import lint
from bot.kb.lints.grounds import FACTS, known
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def said(folder: Path) -> list[str]:
    """What lint says about a folder."""
    return [f"{one.path}: {one.message}" for one in lint(load([folder]), TODAY) if one.severity == "error"]


def test_there_are_as_many_facts_as_the_articles_gave() -> None:
    """117 in all, numbered from 1."""
    assert sum(FACTS.values()) == 117
    assert known("A-F30")
    assert not known("A-F31")
    assert not known("E-F0")


def test_a_fact_that_is_said_is_listed_under_the_sources(spoil: Callable[..., Path]) -> None:
    """So that a reader of the sources sees what the entry took from each."""
    folder = spoil("    source: rfc3463\n    text", "    facts: [A-F1]\n    text")
    assert said(folder) == ["causes[0].facts[0]: A-F1 is not listed under source"]
    spoil("  - id: rfc3463\n", "  - {id: sell-send-errors, facts: [A-F1]}\n")
    assert said(folder) == []


def test_a_fix_shares_the_ground_of_its_cause(good: Path, spoil: Callable[..., Path]) -> None:
    """Or has one of its own, or is marked as derived; a cause needs one."""
    assert said(good) == []
    spoil("    source: rfc3463\n    text", "    text")
    spoil("      - actor: sender\n", "      - actor: sender\n        derived: true\n")
    assert said(good) == ["causes[0]: has no ground: give facts, a source, or derived: true"]


def test_a_correction_stands_once_in_an_entry(spoil: Callable[..., Path]) -> None:
    """M1 to M18."""
    one = "  - {id: M18, says: {en: a}, right: {en: b}, why: {en: c}}\n"
    assert said(spoil("drafts:\n", f"corrections:\n{one}{one}drafts:\n")) == ["corrections[1].id: stands twice"]
