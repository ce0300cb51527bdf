"""How is the database read and written, so that a cancelled caller leaves nothing locked and nothing open?

Each transaction runs in a task of its own: a statement that is cancelled between BEGIN IMMEDIATE and COMMIT would
strand SQLite's write lock, and a connection that is cancelled while it opens would never be closed. The caller may be
cancelled; its transaction still ends.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar

from sqlalchemy import Delete, Insert, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.engine import open_engines

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]
"""What is done inside one transaction. It must await nothing but the connection."""


class Database:
    """Two ways in: `read` and `write`. Both raise StoreError, whose `cause` names the driver's fault without values."""

    def __init__(self, address: str) -> None:
        self.readers, self.writers = open_engines(address)
        self.is_sqlite = self.writers.dialect.name == "sqlite"
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that reads."""
        return await self._to_its_end(work, writing=False)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction that writes."""
        return await self._to_its_end(work, writing=True)

    async def execute(self, statement: Insert | Update | Delete) -> int:
        """Write one statement; how many rows it changed."""

        async def work(connection: AsyncConnection) -> int:
            return (await connection.execute(statement)).rowcount

        return await self.write(work)

    async def close(self) -> None:
        """Let what runs end, then close every connection. Whoever comes later gets a StoreError."""
        self._closed = True
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)
        await self.readers.dispose()
        await self.writers.dispose()

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT; both dialects spell it alike."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    async def _to_its_end(self, work: Work[T], *, writing: bool) -> T:
        if self._closed:
            # A pool opens a connection for whoever asks, also after it was closed: nobody would close that one.
            raise StoreError("The database is closed: Mailwhy is stopping.")
        task = asyncio.create_task(self._run(work, writing=writing))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def _run(self, work: Work[T], *, writing: bool) -> T:
        try:
            async with (self.writers if writing else self.readers).begin() as connection:
                return await work(connection)
        except DBAPIError as fault:
            # The first line only: Postgres adds the whole row in DETAIL, and the row holds addresses.
            cause = next(iter(str(fault.orig).splitlines()), "")
            raise StoreError(_public(fault), f"{type(fault.orig).__name__}: {cause}") from None
        except (SQLAlchemyError, OSError) as fault:
            raise StoreError("The database cannot be used right now.", f"{type(fault).__name__}: {fault}") from None

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            # A caller that was cancelled never asks for the result; asking here keeps asyncio from complaining.
            task.exception()


def _public(fault: DBAPIError) -> str:
    words = str(fault.orig)
    if "locked" in words:
        return "The database is busy with another process; try again."
    if "no such table" in words or "does not exist" in words:
        return "The database is not set up. Run: mailwhy migrate"
    if "full" in words:
        return "The database's disk is full."
    return "The database cannot be reached. Check DATABASE_URL and that the server runs."
