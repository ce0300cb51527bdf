"""How good is diagnosis on questions that nobody looked at when the entries were written?"""

from pathlib import Path

import pytest
import yaml

from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Mode

ROWS = yaml.safe_load((Path(__file__).parent / "heldout.yaml").read_text(encoding="utf-8"))


def first_right(diagnoser: Diagnoser, rows: list[list[str]]) -> float:
    """The share of rows whose first entry is right."""
    found = [(diagnoser.diagnose(text).matches, expected.split("|")) for _, _, expected, text in rows]
    return sum(bool(matches) and matches[0].entry in expected for matches, expected in found) / len(rows)


@pytest.mark.parametrize(("kind", "floor"), [("code", 0.93), ("raw", 0.93), ("symptom", 0.86)])
def test_the_first_answer_is_right(diagnoser: Diagnoser, kind: str, floor: float) -> None:
    """Floors stand a little under what is reached (1.0, 1.0, 0.93)."""
    rows = [row for row in ROWS if row[0] == kind]
    assert len(rows) >= 15
    assert first_right(diagnoser, rows) >= floor


@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
def test_no_language_falls_behind(diagnoser: Diagnoser, language: str) -> None:
    """Each has the right entry among three in nearly all."""
    rows = [row for row in ROWS if row[1] == language and row[0] != "off"]
    among = [{match.entry for match in diagnoser.diagnose(row[3]).matches} & set(row[2].split("|")) for row in rows]
    assert sum(map(bool, among)) / len(rows) >= 0.93


def test_what_is_out_of_scope_is_met_with_silence_and_the_rest_is_not(diagnoser: Diagnoser) -> None:
    """At least nine of ten, and at most one of twenty in-scope questions."""
    silent = {row[3]: diagnoser.diagnose(row[3]).mode is Mode.ABSTAIN for row in ROWS}
    off = [silent[row[3]] for row in ROWS if row[0] == "off"]
    within = [silent[row[3]] for row in ROWS if row[0] != "off"]
    assert sum(off) / len(off) >= 0.9
    assert sum(within) / len(within) <= 0.05


def test_an_answer_given_as_fact_is_right(diagnoser: Diagnoser) -> None:
    """Right or silent: at most one in fifty is wrong."""
    found = [(row, diagnoser.diagnose(row[3])) for row in ROWS]
    answers = [(row, one) for row, one in found if one.mode is Mode.ANSWER]
    wrong = [row[3] for row, one in answers if one.matches[0].entry not in row[2].split("|")]
    assert len(answers) >= 40
    assert len(wrong) <= len(answers) / 50
