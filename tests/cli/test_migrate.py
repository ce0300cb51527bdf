"""`mailwhy migrate`."""

from pathlib import Path

import pytest

from bot.cli.main import run
from bot.store.schema import HEAD


def test_an_empty_database_is_set_up_and_the_second_run_finds_it_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The release phase may run it every time."""
    monkeypatch.chdir(tmp_path)
    assert run(["migrate"]) == run(["migrate"]) == 0
    assert (tmp_path / "data" / "mailwhy.db").exists()
    assert capsys.readouterr().out.splitlines() == [
        f"The database went from empty to version {HEAD}.",
        f"The database is at version {HEAD} already.",
    ]


def test_a_database_that_is_away_is_one_line_and_an_exit_of_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The release fails with a sentence, not with a traceback."""
    monkeypatch.setenv("DATABASE_URL", "postgres://u:hunter2@127.0.0.1:1/none")
    assert run(["migrate"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "DATABASE_URL" in err
    assert "hunter2" not in err
