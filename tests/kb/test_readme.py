"""The instructions for authors, held against the types and tried out."""

import re
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path

import pytest

from bot.kb import model
from bot.kb.limits import Clock, Limit, Rival
from bot.kb.lint import lint
from bot.kb.lints import languages, lengths
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.provider import Dispute, Mailbox, Server
from bot.kb.regex import GAP
from bot.kb.whereabouts import PLACES, THINGS, Whereabouts

README = (bundled() / "README.md").read_text(encoding="utf-8")
TABLES = {
    "Entry": model.Entry,
    "Verdict": model.Verdict,
    "Cause": model.Cause,
    "Fix": model.Fix,
    "Code": model.Code,
    "Pattern": model.Pattern,
    "Check": model.CheckHint,
    "Where": model.UiPath,
    "Escalate": model.Escalate,
    "Draft": model.Draft,
    "Hit": model.HitExample,
    "Miss": model.MissExample,
    "Where to look": Whereabouts,
    "Limit": Limit,
    "Clock": Clock,
    "Conflict": Rival,
    "Mailbox": Mailbox,
    "Server": Server,
    "Dispute": Dispute,
}


def table(heading: str) -> dict[str, bool]:
    """Field -> required, as the table under a heading has it."""
    section = README.split(f"### {heading}\n", 1)[1].split("\n#", 1)[0]
    rows = re.findall(r"^\| `(\w+)` \| (required|) ?\|", section, re.MULTILINE)
    assert len(rows) == len(dict(rows))
    return {name: bool(required) for name, required in rows}


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_of_fields_says_what_the_type_says(heading: str) -> None:
    """Every field is there, none more, and required means required."""
    kind = TABLES[heading]
    assert table(heading) == {field.name.removesuffix("_"): field.default is MISSING for field in fields(kind)}


def test_the_entry_to_copy_lints_without_a_word(tmp_path: Path) -> None:
    """Whoever follows the ten minutes ends with a sound draft."""
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    target = tmp_path / "entries" / "mailbox" / "too-many-folders.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")
    problems = lint(load([bundled(), tmp_path]), date(2026, 11, 24))
    assert [str(problem) for problem in problems if Path(problem.file) == target] == []


def test_the_numbers_are_those_of_the_lint() -> None:
    """A limit that is changed is changed here too."""
    words = " ".join(README.split())
    assert f"at most {lengths.STEP} characters" in words
    assert f"(title {lengths.TITLE}, verdict line {lengths.SAYS}," in words
    assert f"does not {lengths.REST}, label of a UI path {lengths.LABEL}, text for the phone {lengths.PHONE})" in words
    assert f"`.{{0,{GAP}}}`" in words
    assert (languages.STABLE_SYMPTOMS, languages.DRAFT_SYMPTOMS, languages.STABLE_HITS) == (4, 2, 2)
    assert "four per language" in words


def test_all_fields_of_drafts_are_named() -> None:
    """An author need not look into the code."""
    assert [name for name in model.DRAFT_FIELDS if f"`{name}`" not in README] == []


def test_all_places_and_things_of_evidence_are_named() -> None:
    """Whoever adds steps for a program knows what it is called here."""
    assert [name for name in (*PLACES, *THINGS) if f"`{name}`" not in README] == []
