"""Deliberately bad files, each beside the messages an author must read (x.yaml and x.expected.txt)."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

BAD = Path(__file__).parent / "bad"


def said(path: Path, good: Path) -> str:
    """What lint says about one bad file laid into the good base."""
    folder = good / "entries" / "sell"
    folder.mkdir(exist_ok=True)
    copied = shutil.copy(path, folder / path.name)
    problems = lint(load([good]), date(2026, 11, 24))
    lines = [str(problem) for problem in problems if problem.severity == "error"]
    return "\n".join(line.removeprefix(f"{copied}:").replace(str(good), "knowledge") for line in lines) + "\n"


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_exactly_the_expected_messages(path: Path, good: Path) -> None:
    """Line, column, entry, path and plain words are all as written beside the file."""
    assert said(path, good) == path.with_suffix(".expected.txt").read_text(encoding="utf-8")


def test_every_bad_file_has_its_expected_messages_and_the_other_way_round() -> None:
    """No bad file goes unproved, and no expectation outlives its file."""
    bad = {path.stem for path in BAD.glob("*.yaml")}
    expected = {path.name.removesuffix(".expected.txt") for path in BAD.glob("*.expected.txt")}
    assert bad == expected
    assert len(bad) >= 20


def test_no_expectation_speaks_the_language_of_programmers() -> None:
    """Authors read about fields and texts, never about pydantic's types."""
    words = re.compile(r"Input should|validation|pydantic|NoneType|Traceback|\bdict\b|(?<!!)\bstr\b")
    for path in BAD.glob("*.expected.txt"):
        assert not words.search(path.read_text(encoding="utf-8")), path.name
