"""Six answers become a draft that lints, and nothing is overwritten."""

import io
from pathlib import Path

import pytest

from bot.cli.main import run

ANSWERS = [
    "mailbox/too-many-folders",
    'Too many folders: "all" of them',
    "it hangs at reading folders",
    "thousands of directories in the tree",
    "",
    "sender, after_fix",
    "Delete or merge folders",
    "Connect again",
    "",
    "sync dies while reading the folder list",
    "rfc9051",
]
OPTIONS = [
    "--id", "mailbox/too-many-folders", "--title", "Zbyt wiele folderów", "--symptom", "wisi przy folderach",
    "--symptom", "tysiące katalogów", "--acts", "sender after_fix", "--step", "Usuń foldery", "--example",
    "synchronizacja pada", "--source", "", "--lang", "pl",
]  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write into."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answers(monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> None:
    """What comes in by standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join([*lines, ""]).encode())))


def test_answers_by_standard_input_make_a_draft_that_lints(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the bundled base, without an error; the next command is said."""
    answers(monkeypatch, ANSWERS)
    assert run(["kb", "new"]) == 0
    path = Path("knowledge/entries/mailbox/too-many-folders.yaml")
    assert f"next: mailwhy kb try {path}" in capsys.readouterr().out
    assert "source: rfc9051" in path.read_text(encoding="utf-8")
    assert run(["kb", "lint", str(here / "knowledge")]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_options_need_no_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder, another language."""
    monkeypatch.setattr("sys.stdin", None)
    assert run(["kb", "new", *OPTIONS, "--folder", "ours"]) == 0
    text = (here / "ours/entries/mailbox/too-many-folders.yaml").read_text(encoding="utf-8")
    assert 'title: {pl: "Zbyt wiele folderów"}' in text
    assert run(["kb", "lint", "ours"]) == 0


def test_the_last_overlay_is_written_into(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one of mailwhy.yaml."""
    (here / "a").mkdir()
    (here / "b").mkdir()
    (here / "mailwhy.yaml").write_text("knowledge: {paths: [./a, ./b]}\n", encoding="utf-8")
    assert run(["kb", "new", *OPTIONS]) == 0
    assert (here / "b/entries/mailbox/too-many-folders.yaml").is_file()


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a file nor an entry of the base."""
    assert run(["kb", "new", *OPTIONS]) == 0
    assert run(["kb", "new", *OPTIONS]) == 2
    assert "exists already and is not overwritten" in capsys.readouterr().err
    assert run(["kb", "new", *OPTIONS[2:], "--id", "smtp/user-unknown"]) == 2
    assert "mailwhy kb show smtp/user-unknown" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (["--id", "gmail/x"], "is no id"),
        (["--id", "smtp/../../x"], "lower-case"),
        (["--id", "smtp"], "is no id"),
        (["--acts", "nobody no"], "two words are wanted"),
        (["--acts", "sender"], "two words are wanted"),
        (["--title", " "], "an answer is needed"),
        (["--title", "?!"], "say in a few words"),
        (["--example", "Tysiące katalogów!"], "two lines"),
        (["--lang", "de"], "--lang is one of"),
    ],
)
def test_a_bad_answer_is_told_and_nothing_written(
    here: Path, capsys: pytest.CaptureFixture[str], change: list[str], says: str
) -> None:
    """In one line."""
    assert run(["kb", "new", *OPTIONS, *change]) == 2
    assert says in capsys.readouterr().err
    assert not list(here.rglob("*.yaml"))


def test_answers_that_end_too_early_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No half file."""
    answers(monkeypatch, ANSWERS[:4])
    assert run(["kb", "new"]) == 2
    assert "the answers ended before" in capsys.readouterr().err


def test_at_a_terminal_a_bad_answer_is_asked_for_again(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what was wrong with it."""
    answers(monkeypatch, ["Mailbox", *ANSWERS])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert run(["kb", "new"]) == 0
    assert "'Mailbox' is no id" in capsys.readouterr().err
