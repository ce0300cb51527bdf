"""Which entries are answered less surely than they would be? Lowered by people's flags, paused by an author."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database, Work
from bot.store.feedback import WRONG
from bot.store.schema import feedback, standing


class State(StrEnum):
    """How an entry stands."""

    LOWERED = "lowered"
    """Several people called it wrong: it is offered, not answered."""
    PAUSED = "paused"
    """An author took it out of answers and offers."""
    CLEARED = "cleared"
    """An author took it back in: only flags from later on can lower it again."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one entry stands, since when, and by whom: the author, or the last person who flagged it."""

    team: str
    entry: str
    state: State
    person: str
    at: datetime


class Standings:
    """The table of standing. `changes` counts what this process changed in it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.changes = 0

    async def list(self, team: str | None = None) -> tuple[Stand, ...]:
        """How the entries stand, of one workspace or of all; those never spoken of are not there."""
        query = select(standing).order_by(standing.c.at.desc(), standing.c.entry)
        if team is not None:
            query = query.where(standing.c.team == team)

        async def work(connection: AsyncConnection) -> tuple[Stand, ...]:
            return tuple(
                Stand(row.team, row.entry, State(row.state), row.person, datetime.fromtimestamp(row.at, UTC))
                for row in (await connection.execute(query)).all()
            )

        return await self._database.read(work)

    async def state(self, team: str, entry: str) -> State | None:
        """How one entry stands; None when nobody ever said anything of it."""
        query = select(standing.c.state).where(standing.c.team == team, standing.c.entry == entry)

        async def work(connection: AsyncConnection) -> State | None:
            found = (await connection.execute(query)).scalar_one_or_none()
            return State(found) if found else None

        return await self._database.read(work)

    async def pause(self, team: str, entry: str, person: str, now: datetime) -> bool:
        """Take the entry out; False when it is out already: of several who pause it at once, one does."""
        stand = Stand(team, entry, State.PAUSED, person, now)
        return await self._changed(lambda connection: _one(connection, self._upsert(stand, State.LOWERED)))

    async def resume(self, team: str, entry: str, person: str, now: datetime) -> bool:
        """Take the entry back in, paused or lowered; False when it is neither."""
        statement = (
            update(standing)
            .where(standing.c.team == team, standing.c.entry == entry, standing.c.state != State.CLEARED)
            .values(state=State.CLEARED, person=person, at=now.timestamp())
            .returning(standing.c.entry)
        )
        return await self._changed(lambda connection: _one(connection, statement))

    async def lower(
        self, team: str, entry: str, person: str, now: datetime, *, since: datetime, people: int = 2
    ) -> bool:
        """Lower the entry if this many different people have open flags on it since then; False when nothing changes.

        A paused one stays paused; flags from before an author took it back in do not count.
        """
        upsert = self._upsert(Stand(team, entry, State.LOWERED, person, now))

        async def work(connection: AsyncConnection) -> bool:
            flagged = (await connection.execute(_flaggers(team, entry, since))).scalar_one()
            return flagged >= people and await _one(connection, upsert)

        return await self._changed(work)

    async def lift(self, entries: Collection[str]) -> bool:
        """What lowered these entries no longer holds; False when none was lowered. Paused ones stay paused."""
        statement = (
            delete(standing)
            .where(standing.c.entry.in_(entries), standing.c.state == State.LOWERED)
            .returning(standing.c.entry)
        )
        return await self._changed(lambda connection: _one(connection, statement))

    def _upsert(self, stand: Stand, *over: State) -> Any:
        """Sets the stand where there is none, or one that was cleared or is one of `over`."""
        values = {"state": stand.state, "person": stand.person, "at": stand.at.timestamp()}
        insert = self._database.insert(standing).values(team=stand.team, entry=stand.entry, **values)
        return insert.on_conflict_do_update(
            index_elements=[standing.c.team, standing.c.entry],
            set_=values,
            where=standing.c.state.in_([State.CLEARED, *over]),
        ).returning(standing.c.entry)

    async def _changed(self, work: Work[bool]) -> bool:
        changed = await self._database.write(work)
        self.changes += changed
        return changed


async def _one(connection: AsyncConnection, statement: Any) -> bool:
    """Whether the statement changed a row."""
    return (await connection.execute(statement)).first() is not None


def _flaggers(team: str, entry: str, since: datetime) -> Any:
    """How many different people have called this entry wrong since then, and since it was last cleared."""
    cleared = (
        select(standing.c.at)
        .where(standing.c.team == team, standing.c.entry == entry, standing.c.state == State.CLEARED)
        .scalar_subquery()
    )
    return select(func.count(feedback.c.person.distinct())).where(
        feedback.c.team == team,
        feedback.c.entry == entry,
        feedback.c.verdict == WRONG,
        feedback.c.closed_at.is_(None),
        feedback.c.created_at > since.timestamp(),
        feedback.c.created_at > func.coalesce(cleared, 0.0),
    )
