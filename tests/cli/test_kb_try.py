"""One entry tried over the base: its card, its faults, and whose examples it takes."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.cli.main import run
from bot.kb.draft import Proposal, draft
from bot.kb.model import Actor, Resend

DRAFT = Proposal(
    "mailbox", "too-many-folders", "Too many folders", "", ("it hangs at reading folders", "thousands of directories"),
    ("Merge folders",), Actor.SENDER, Resend.AFTER_FIX, "sync dies while reading thousands of folders", "en",
)  # fmt: skip


def written(folder: Path, proposal: Proposal = DRAFT, more: str = "") -> str:
    """The file of a proposal, anywhere."""
    path = folder / "draft.yaml"
    path.write_text(draft(proposal, date(2026, 12, 1)) + more, encoding="utf-8")
    return str(path)


def test_the_card_of_each_example_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As agents would see it, and that it takes nobody's question."""
    assert run(["kb", "try", written(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "> sync dies while reading thousands of folders\n  Likely: Too many folders\n" in said
    assert "mailbox/too-many-folders · What support agents saw themselves" in said
    assert "No example of another entry changes its first answer." in said


def test_own_words_may_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who still beats it is said."""
    assert run(["kb", "try", written(tmp_path), "550 5.1.1", "user unknown"]) == 0
    assert "-> smtp/user-unknown still beats mailbox/too-many-folders" in capsys.readouterr().out


def test_an_entry_that_takes_anothers_example_is_told_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a pattern that is not its own."""
    greedy = 'patterns:\n  - re: "user unknown"\n    example: "550 user unknown"\n'
    file = written(tmp_path, more=greedy)
    assert run(["kb", "try", file, "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)
    assert any("is proof of 'smtp/user-unknown' as well" in one for one in found["problems"])
    code = run(["kb", "try", file])
    assert bool(code) is any(one["lost"] for one in found["changed"])


def test_the_faults_of_a_file_that_does_not_load_stand_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the file that was given, not in a copy."""
    path = written(tmp_path, more="colour: red\n")
    assert run(["kb", "try", path]) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{path}:")
    assert "colour" in said
    assert run(["kb", "try", path, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"]


@pytest.mark.parametrize("text", ["", "id: [", "- a", "id: x/../../../etc", "id: 5", "\x00"])
def test_no_file_breaks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Whatever it holds is a fault of the file."""
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    assert run(["kb", "try", str(tmp_path / "bad.yaml")]) == 1
    assert "bad.yaml" in capsys.readouterr().out


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call."""
    assert run(["kb", "try", "nosuch.yaml"]) == 2
    assert "there is no file nosuch.yaml" in capsys.readouterr().err


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither of the text nor of the entry."""
    run(["kb", "try", written(tmp_path, replace(DRAFT, title="a \x1b[31m b")), "x \x1b[2J y"])
    assert "\x1b" not in capsys.readouterr().out
