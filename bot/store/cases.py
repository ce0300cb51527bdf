"""Which answer was given where, under which id, and in which message does it stand?"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Insert, Row, Update, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import place as places
from bot.store.database import Database
from bot.store.schema import cases


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its answer: ids only."""

    id: str
    place: places.StoredPlace
    mode: str
    entries: tuple[str, ...]
    language: str
    asked_at: datetime
    message: str | None = None
    """The timestamp of the message the card stands in; None before it was posted and for ephemeral ones."""


class Cases:
    """The table of cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def saving(
        self, case: str, place: places.PlaceLike, mode: str, entries: tuple[str, ...], language: str, now: datetime
    ) -> Insert:
        """The statement that writes the case down, or what a follow-up made of it; `Store.save` runs it."""
        values = {"mode": mode, "entries": list(entries), "language": language}
        where = {"person": place.person, "channel": place.channel, "surface": str(place.surface)}
        insert = self._database.insert(cases).values(
            id=case, team=place.team, place=places.dump(place), created_at=now.timestamp(), **where, **values
        )
        statement: Insert = insert.on_conflict_do_update(index_elements=[cases.c.id], set_=values)
        return statement

    async def get(self, case: str) -> Case | None:
        """The case with this id, or None."""

        async def work(connection: AsyncConnection) -> Case | None:
            row = (await connection.execute(select(cases).where(cases.c.id == case))).first()
            return _case(row) if row else None

        return await self._database.read(work)

    async def recent(self, team: str, person: str, limit: int) -> tuple[Case, ...]:
        """What this person asked last, the newest first."""
        mine = (cases.c.team == team, cases.c.person == person)
        query = select(cases).where(*mine).order_by(cases.c.created_at.desc(), cases.c.id).limit(limit)

        async def work(connection: AsyncConnection) -> tuple[Case, ...]:
            return tuple(_case(row) for row in await connection.execute(query))

        return await self._database.read(work)

    def moving(self, case: str, place: places.PlaceLike, message: str) -> Update:
        """The statement by which a case goes on in another place, with its card in this message."""
        values = {"place": places.dump(place), "channel": place.channel, "surface": str(place.surface)}
        statement: Update = update(cases).where(cases.c.id == case).values(message=message, **values)
        return statement

    async def unposted(self, case: str, message: str) -> None:
        """This message was deleted: the case's card stands in none any more, unless it stood in another."""
        gone = update(cases).where(cases.c.id == case, cases.c.message == message)
        await self._database.execute(gone.values(message=None))

    async def posted(self, case: str, message: str) -> None:
        """The case's card stands in the message with this timestamp: that one is edited from now on."""
        await self._database.execute(update(cases).where(cases.c.id == case).values(message=message))


def _case(row: Row[Any]) -> Case:
    asked_at = datetime.fromtimestamp(row.created_at, UTC)
    return Case(row.id, places.load(row.place), row.mode, tuple(row.entries), row.language, asked_at, row.message)
