"""A file that lies in no folder yet is looked at beside the base."""

from datetime import date

import pytest

from bot.kb.alone import problems
from bot.kb.load import load
from bot.kb.locate import bundled

BASE = load([bundled()]).partial
GOOD = (bundled() / "entries/smtp/timeout.yaml").read_text(encoding="utf-8")
TODAY = date(2026, 12, 1)


def test_a_good_file_has_no_problem() -> None:
    """The bundled entries are good ones."""
    assert [one for one in problems(GOOD, BASE, TODAY) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: smtp/timeout", "id: [smtp", "proposal.yaml:"),
        ("maturity: stable", "maturity: done", "maturity"),
        ("  - id: rfc5321", "  - id: pigeons", "there is no source 'pigeons'"),
        ("The recipient's server could not be reached in time", "x" * 80, "title.en"),
    ],
)
def test_each_sort_of_fault_is_said_with_its_line(old: str, new: str, said: str) -> None:
    """YAML, schema, sources, rules."""
    assert old in GOOD
    found = problems(GOOD.replace(old, new), BASE, TODAY)
    assert any(said in str(one) for one in found), found
