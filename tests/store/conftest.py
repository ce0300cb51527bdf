"""The store on both databases: every test that asks for `store` runs on SQLite and on a real PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.migrate import upgrade
from bot.store.store import Store
from tests.conftest import need
from tests.servers.postgres import Cluster


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for this test process."""
    need("postgresql")
    cluster = Cluster()
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/mailwhy.db"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.database()


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """An open store on a migrated database."""
    async with Database(address) as database:
        await upgrade(database)
    async with await Store.open(address) as opened:
        yield opened


@pytest.fixture
def now() -> datetime:
    """The moment the tests play at."""
    return datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
async def other(store: Store, address: str) -> AsyncIterator[Store]:
    """Another process on the same database."""
    async with await Store.open(address) as opened:
        yield opened
