"""The list of unanswered questions at the terminal."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.gaps import gaps_command
from bot.store.store import Store

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def _two_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with two questions, one of them hostile."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/m.db")

    async def fill() -> None:
        async with await Store.open(f"sqlite+aiosqlite:///{tmp_path}/m.db") as store:
            for key, example in (("k1", "fax \x1b[2Jis lost"), ("k2", "гудить"), ("k2", "x")):
                await store.gaps.record("T1", key, example, "en", NOW)

    asyncio.run(fill())


@pytest.mark.usefixtures("_two_gaps")
def test_gaps_are_listed_with_count_date_language_and_example(capsys: pytest.CaptureFixture[str]) -> None:
    """The most frequent first; nothing in them commands the terminal."""
    gaps_command(limit=50)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "    2  2026-11-24  en   гудить"
    assert second == "    1  2026-11-24  en   fax \\x1b[2Jis lost"


@pytest.mark.usefixtures("_two_gaps")
def test_programs_get_them_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Keys included, so that a gap can be closed."""
    gaps_command(limit=1, as_json=True)
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["key"], row["count"], row["example"]) == ("k2", 2, "гудить")


def test_no_gap_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is good news, not an empty screen."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/m.db")
    gaps_command()
    assert "No question went unanswered." in capsys.readouterr().out
