from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def test_a_sound_base_is_met_with_silence(good: Path) -> None:
    """The base the other tests spoil has no fault of its own."""
    assert lint(load([good]), TODAY) == ()


def test_faults_of_loading_and_of_rules_come_together_in_order_of_place(good: Path, spoil: Callable[..., Path]) -> None:
    """An author mends a folder in one round."""
    spoil("kind: rfc", "kind: paper", "sources.yaml")
    spoil("verdict:\n  actor: sender", "verdict:\n  actor: vendor")
    problems = lint(load([good]), TODAY)
    assert [problem.rule for problem in problems] == ["actor", "load"]
    assert list(problems) == sorted(problems)
