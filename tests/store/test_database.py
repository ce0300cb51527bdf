"""The rules of writing: shielded from cancellation, IMMEDIATE on SQLite, many processes on one file."""

import asyncio
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.store import Store

ADD = text("INSERT INTO numbers (value) VALUES (1)")
COUNT = text("SELECT count(*) FROM numbers")


@pytest.fixture
async def database(address: str):
    """A database with one table of numbers."""
    async with Database(address) as opened:
        await opened.write(lambda connection: connection.execute(text("CREATE TABLE numbers (value INTEGER)")))
        yield opened


async def count(database: Database) -> int:
    """How many numbers were committed."""
    return (await database.read(lambda connection: connection.execute(COUNT))).scalar_one()


async def test_a_write_whose_caller_is_cancelled_still_ends(database: Database) -> None:
    """Cancelled in the middle of the transaction: the write commits, and the next one finds no lock."""
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(ADD)
        inside.set()
        await go_on.wait()
        await connection.execute(ADD)

    caller = asyncio.create_task(database.write(work))
    await inside.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await asyncio.wait_for(database.write(lambda connection: connection.execute(ADD)), 5)
    assert await count(database) == 3


async def test_callers_cancelled_at_any_moment_strand_no_lock(database: Database) -> None:
    """Fifty callers, each cancelled a step later than the one before; then a write still goes through at once."""
    for steps in range(50):
        caller = asyncio.create_task(database.write(lambda connection: connection.execute(ADD)))
        for _ in range(steps):
            await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    await asyncio.wait_for(database.write(lambda connection: connection.execute(ADD)), 5)
    async with asyncio.timeout(5):
        while await count(database) < 50:  # noqa: ASYNC110 - what is awaited is a row
            await asyncio.sleep(0.01)


async def test_a_read_whose_caller_is_cancelled_still_ends(database: Database) -> None:
    """A connection that is cut off while it opens or works would stay open."""
    inside, go_on, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work(connection: AsyncConnection) -> None:
        inside.set()
        await go_on.wait()
        await connection.execute(COUNT)
        ended.set()

    caller = asyncio.create_task(database.read(work))
    await inside.wait()
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    go_on.set()
    await asyncio.wait_for(ended.wait(), 5)


async def test_a_closed_database_opens_no_connection_for_who_comes_late(address: str) -> None:
    """Work that outlives the process's end is told, and leaves nothing open."""
    late = Database(address)
    await late.close()
    for way in (late.read, late.write):
        with pytest.raises(StoreError, match="stopping"):
            await way(lambda connection: connection.execute(text("SELECT 1")))


async def test_closing_waits_for_writes_nobody_waits_for(address: str, database: Database) -> None:
    """A stop loses no write that was begun."""
    other = Database(address)
    caller = asyncio.create_task(other.write(lambda connection: connection.execute(ADD)))
    await asyncio.sleep(0)
    caller.cancel()
    await other.close()
    assert await count(database) == 1


async def test_a_failing_write_is_rolled_back_and_frees_the_lock(database: Database) -> None:
    """Our own exception passes through unchanged; nothing of the transaction stays."""

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(ADD)
        raise KeyError("ours")

    with pytest.raises(KeyError):
        await database.write(work)
    with pytest.raises(StoreError):
        await database.write(lambda connection: connection.execute(text("INSERT INTO nowhere VALUES (1)")))
    await database.write(lambda connection: connection.execute(ADD))
    assert await count(database) == 1


async def test_sqlite_writes_begin_immediate_and_reads_deferred(tmp_path: Path) -> None:
    """Seen on the connection itself, with WAL and a time to wait for other processes."""
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/m.db") as database:
        seen: list[str] = []
        for engine in (database.readers, database.writers):
            event.listen(engine.sync_engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        mode = await database.read(lambda c: c.execute(text("PRAGMA journal_mode")))
        wait = await database.write(lambda c: c.execute(text("PRAGMA busy_timeout")))
        assert seen == ["BEGIN", "PRAGMA journal_mode", "BEGIN IMMEDIATE", "PRAGMA busy_timeout"]
        assert (mode.scalar_one(), wait.scalar_one()) == ("wal", 10_000)


async def test_sqlite_is_read_while_it_is_written(tmp_path: Path) -> None:
    """A long write holds up no reader, who sees what was committed before."""
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/m.db") as database:
        await database.write(lambda connection: connection.execute(text("CREATE TABLE numbers (value INTEGER)")))

        async def work(connection: AsyncConnection) -> int:
            await connection.execute(ADD)
            return await asyncio.wait_for(count(database), 5)

        assert await database.write(work) == 0
        assert await count(database) == 1


async def test_a_new_database_file_is_the_owners_only(tmp_path: Path) -> None:
    """Addresses of customers are in it; its companion files have the same rights."""
    async with await Store.open(f"sqlite+aiosqlite:///{tmp_path}/data/m.db"):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


WRITER = """
import asyncio, sys
from sqlalchemy import text
from bot.store.database import Database

async def work(connection):
    seen = (await connection.execute(text("SELECT value FROM counter"))).scalar_one()
    await connection.execute(text("UPDATE counter SET value = :value"), {"value": seen + 1})

async def main():
    async with Database(sys.argv[1]) as database:
        for _ in range(100):
            await database.write(work)

asyncio.run(main())
"""


async def test_three_processes_that_read_then_write_one_file_lose_nothing(tmp_path: Path) -> None:
    """With deferred transactions most of these writes would fail, or overwrite each other."""
    address = f"sqlite+aiosqlite:///{tmp_path}/m.db"
    async with Database(address) as database:
        await database.write(lambda connection: connection.execute(text("CREATE TABLE counter (value INTEGER)")))
        await database.write(lambda connection: connection.execute(text("INSERT INTO counter VALUES (0)")))
        running = [await asyncio.create_subprocess_exec(sys.executable, "-c", WRITER, address) for _ in range(3)]
        assert [await process.wait() for process in running] == [0, 0, 0]
        rows = await database.read(lambda connection: connection.execute(text("SELECT value FROM counter")))
        assert rows.scalar_one() == 300


async def test_a_new_file_that_another_process_is_setting_up_is_waited_for(tmp_path: Path) -> None:
    """Two that start at once: SQLite itself would refuse the second one's change of journal at once."""
    path = tmp_path / "m.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    threading.Timer(0.1, other.rollback).start()
    async with Database(f"sqlite+aiosqlite:///{path}") as late:
        mode = await late.read(lambda connection: connection.execute(text("PRAGMA journal_mode")))
        assert mode.scalar_one() == "wal"
    other.close()
