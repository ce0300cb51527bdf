"""The schema's way: from nothing to the newest, and the same as the tables in the code."""

import asyncio
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.migrate import SCRIPTS, current, require, upgrade
from bot.store.people import People
from bot.store.schema import HEAD, metadata
from bot.store.store import Store


async def test_an_empty_database_becomes_the_newest_and_stays_it(address: str) -> None:
    """Migrating twice changes nothing the second time."""
    async with Database(address) as database:
        assert await current(database) is None
        assert await upgrade(database) == (None, HEAD)
        assert await upgrade(database) == (HEAD, HEAD)
        assert await current(database) == HEAD
        await require(database)


async def test_the_migrations_make_the_tables_of_the_code(address: str) -> None:
    """Alembic finds no difference between the migrated database and `schema.py`."""

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with Database(address) as database:
        await upgrade(database)
        assert await database.read(lambda connection: connection.run_sync(differences)) == []


def test_the_code_asks_for_the_last_script() -> None:
    """`HEAD` and the scripts beside it go together, in one line of descent."""
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [HEAD]


async def test_processes_that_migrate_at_once_do_not_disturb_each_other(address: str) -> None:
    """Two releases at the same moment: one does the work, the others find it done."""
    databases = [Database(address) for _ in range(4)]
    befores = [before for before, _ in await asyncio.gather(*(upgrade(database) for database in databases))]
    for database in databases:
        await database.close()
    assert sorted(befores, key=str) == [HEAD, HEAD, HEAD, None]


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """Going back to an older program must not write into what it does not know."""
    address = f"sqlite+aiosqlite:///{tmp_path}/m.db"
    async with await Store.open(address) as store:
        await store.database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreError, match="newer Mailwhy"):
        await Store.open(address)


async def test_rows_of_the_first_version_are_kept(address: str) -> None:
    """A bot that was in service before goes on with what it knew; what is new about old rows is empty."""

    def first(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO people (team, person, last) VALUES ('T1', 'U1', 'it')"))
        connection.execute(
            text(
                "INSERT INTO cases (id, team, place, mode, entries, language, created_at)"
                " VALUES ('c1', 'T1', '{\"surface\": \"mention\"}', 'answer', '[]', 'en', 1)"
            )
        )

    async with Database(address) as database:
        await database.write(lambda connection: connection.run_sync(first))
        assert await upgrade(database) == ("0001", HEAD)
        kept = await database.read(lambda c: c.execute(text("SELECT id, person, surface FROM cases")))
        assert [tuple(row) for row in kept] == [("c1", "", "")]
        assert (await People(database).get("T1", "U1")).last == "it"
