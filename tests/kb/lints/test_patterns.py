from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.lints.patterns import matches
from bot.kb.load import load
from bot.kb.model import Pattern

TODAY = date(2026, 11, 24)


def said(folder: Path) -> list[str]:
    """What lint says about a folder."""
    return [f"{one.path}: {one.message}" for one in lint(load([folder]), TODAY)]


def test_a_pattern_sees_folded_text_in_any_case_and_heeds_what_must_not_be_there() -> None:
    """As diagnosis runs it."""
    pattern = Pattern(re="user unknown", not_=("virtual alias",), example="User unknown")
    assert matches(pattern, "550 5.1.1 USER\n   Unknown")
    assert not matches(pattern, "User unknown in virtual alias table")


@pytest.mark.parametrize(
    ("literal", "message"),
    [
        ('literal: "user unknown"', None),
        ('literal: "User Unknown"', "patterns[0]: literal must be lower-case"),
        ('literal: "no such user"', "patterns[0]: literal is not in the example"),
    ],
)
def test_a_literal_is_lower_case_and_in_the_example(
    spoil: Callable[..., Path], literal: str, message: str | None
) -> None:
    """A wrong literal would switch its pattern off in silence."""
    assert said(spoil("    example: ", f"    {literal}\n    example: ")) == ([message] if message else [])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("", True),
        ("    weight: supports\n", False),
        ("    provider: google\n", False),
        ('    not: ["virtual"]\n', False),
    ],
)
def test_an_example_that_proves_another_entry_is_told(good: Path, change: str, told: bool) -> None:
    """Unless the rival only supports, speaks of another provider, or excludes the text."""
    text = (good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    rival = text.replace("smtp/user-unknown", "smtp/rival").replace('"5.1.1"}', '"5.1.9"}')
    rival = rival.replace("user unknown in (virtual|local) table", "user unknown").replace(
        "User unknown in virtual table", "user unknown"
    )
    rival = rival.replace("    example:", f"{change}    example:")
    (good / "entries/smtp/rival.yaml").write_text(rival, encoding="utf-8")
    assert ("patterns[0].example: is proof of 'smtp/rival' as well, by /user unknown/" in said(good)) is told


def test_parent_and_child_may_share_a_text(good: Path) -> None:
    """Either of them answers."""
    text = (good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    child = text.replace("id: smtp/user-unknown", "id: smtp/child\nparent: smtp/user-unknown").replace(
        '"5.1.1"}', '"5.1.9"}'
    )
    (good / "entries/smtp/child.yaml").write_text(child, encoding="utf-8")
    assert said(good) == []


def test_a_pattern_in_not_is_checked_too(spoil: Callable[..., Path]) -> None:
    """It runs on the same foreign text."""
    assert "without a limit" in said(spoil("    example: ", '    not: ["spam.*"]\n    example: '))[0]
