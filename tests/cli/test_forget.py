"""`mailwhy forget`: an address goes, and the command says from how many rows."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.cli.main import run
from bot.store.store import Store


@pytest.fixture
def database(tmp_path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in which one gap names mario."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/mailwhy.db")
    monkeypatch.chdir(tmp_path)
    address = f"sqlite+aiosqlite:///{tmp_path}/mailwhy.db"

    async def fill() -> None:
        async with await Store.open(address) as store:
            await store.gaps.record("T1", "k1", "mario@rossi.it gets nothing", "en", datetime.now(UTC))

    asyncio.run(fill())
    return address


def test_it_says_how_many_rows_held_the_address(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And a second time that there is nothing; both are fine."""
    assert run(["forget", "Mario@Rossi.IT"]) == 0
    assert "removed from 1 row." in capsys.readouterr().out
    assert run(["forget", "mario@rossi.it"]) == 0
    assert "stored nowhere" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["mario", "a@b.it c@d.it", "@rossi.it", "", "mario@rossi"])
def test_what_is_no_address_is_a_wrong_call(database: str, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    """Exit code 2, one line that says what to do."""
    assert run(["forget", typed]) == 2
    assert "is not an email address" in capsys.readouterr().err
