"""How are connections opened? On SQLite one engine reads and another, of a single connection, writes.

SQLite loses a writer that reads first and writes later in a deferred transaction (measured: 59 to 88 % of them with
three processes), so every writing transaction begins with BEGIN IMMEDIATE. The driver's own transaction handling is
switched off (`isolation_level=None`): it would begin deferred ones.
"""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreError

BUSY_SECONDS = 10.0
"""How long a statement waits for another process's write before it fails."""
READERS = 4
POSTGRES_CONNECTIONS = 8
DRIVERS = ("sqlite+aiosqlite", "postgresql+psycopg")


def open_engines(address: str) -> tuple[AsyncEngine, AsyncEngine]:
    """The engines to read and to write by; on Postgres they are one. Raises StoreError for an address that is none."""
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in DRIVERS:
        raise StoreError("DATABASE_URL is no address of a SQLite file or a Postgres.")
    try:
        return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
    except ModuleNotFoundError as fault:
        raise StoreError('Postgres needs its driver: pip install "mailwhy[postgres]".', str(fault)) from None


def _postgres(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    engine = create_async_engine(
        url,
        pool_size=POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 10},
    )
    return engine, engine


def _sqlite(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    if not url.database or url.database == ":memory:":
        raise StoreError("A SQLite database must be a file: sqlite:///./data/mailwhy.db.")
    _create(Path(url.database))
    return _engine(url, "BEGIN", READERS), _engine(url, "BEGIN IMMEDIATE", 1)


def _create(path: Path) -> None:
    """Make the file, readable by its owner only; SQLite gives its companions the same rights."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as fault:
        raise StoreError(f"The database {path} cannot be opened: {fault.strerror}. Set DATABASE_URL.") from None
    _write_ahead(path)


def _write_ahead(path: Path) -> None:
    """Have the file keep a write-ahead log, for good. SQLite does not wait for a lock here, as it does everywhere else:
    of two processes that start at once one would fail. Any other fault shows at the first statement, with its words.
    """
    until = time.monotonic() + BUSY_SECONDS
    while time.monotonic() < until:
        try:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                time.sleep(0.01)
                continue
        except sqlite3.DatabaseError:
            pass
        return


def _engine(url: URL, begin: str, size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
