"""Where is state kept? One object over all tables: opened once, closed at the end."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Self

from sqlalchemy import Delete, Insert, Table, Update, delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answers import Answers
from bot.store.audit import Audit
from bot.store.cases import Cases
from bot.store.channels import Channels
from bot.store.database import Database
from bot.store.events import Events, State
from bot.store.feedback import Feedback
from bot.store.gaps import Gaps
from bot.store.marks import Marks
from bot.store.migrate import require, upgrade
from bot.store.people import People
from bot.store.picks import Picks
from bot.store.proposals import Proposals
from bot.store.requests import Requests
from bot.store.schema import (
    answers,
    audit,
    cases,
    events,
    feedback,
    gaps,
    metadata,
    picks,
    proposals,
    requests,
    threads,
)
from bot.store.standing import Standings
from bot.store.threads import Threads

KEPT: Mapping[str, timedelta] = MappingProxyType(
    {
        "events": timedelta(days=2),
        "answers": timedelta(days=7),
        "cases": timedelta(days=90),
        "requests": timedelta(days=90),
        "feedback": timedelta(days=365),
        "gaps": timedelta(days=365),
        "picks": timedelta(days=365),
        "proposals": timedelta(days=365),
        "audit": timedelta(days=365),
    }
)
"""How long rows live; a thread says it itself. Slack redelivers within hours, so two days of events are enough."""


class Store:
    """All state. Every method raises StoreError when the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.events = Events(database)
        self.threads = Threads(database)
        self.cases = Cases(database)
        self.answers = Answers(database)
        self.channels = Channels(database)
        self.people = People(database)
        self.feedback = Feedback(database)
        self.gaps = Gaps(database)
        self.picks = Picks(database)
        self.standing = Standings(database)
        self.proposals = Proposals(database)
        self.marks = Marks(database)
        self.audit = Audit(database)
        self.requests = Requests(database)

    @classmethod
    async def open(cls, address: str) -> Self:
        """Open the database at `address` (with its driver, as `Settings.database_url` has it).

        A SQLite file is brought to the newest schema. On Postgres an old schema raises StoreError: migrating is the
        release's task, since several processes may be serving.
        """
        database = Database(address)
        try:
            await (upgrade(database) if database.is_sqlite else require(database))
        except BaseException:
            await database.close()
            raise
        return cls(database)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let running writes end, then close the connections."""
        await self.database.close()

    async def save(self, *statements: Insert | Update | Delete) -> None:
        """Run statements that the tables made (`threads.saving`, ...) in one transaction."""

        async def work(connection: AsyncConnection) -> None:
            for statement in statements:
                await connection.execute(statement)

        await self.database.write(work)

    async def forget(self, team: str) -> int:
        """Delete all of a workspace, as uninstalling demands; how many rows that were."""
        return await self._delete(*(delete(table).where(table.c.team == team) for table in metadata.sorted_tables))

    async def expire(self, now: datetime) -> int:
        """Delete what is older than it may be; how many rows that were. Events that nobody finished stay."""

        def old(table: Table, column: str) -> Delete:
            return delete(table).where(table.c[column] <= (now - KEPT[table.name]).timestamp())

        return await self._delete(
            delete(threads).where(threads.c.expires_at <= now.timestamp()),
            old(events, "received_at").where(events.c.state != State.LEASED),
            old(answers, "created_at"),
            old(cases, "created_at"),
            old(requests, "asked_at"),
            old(feedback, "created_at"),
            old(gaps, "last_at"),
            old(picks, "last_at"),
            old(proposals, "created_at"),
            old(audit, "at"),
        )

    async def _delete(self, *statements: Delete) -> int:
        async def work(connection: AsyncConnection) -> int:
            return sum([(await connection.execute(statement)).rowcount for statement in statements])

        return await self.database.write(work)
