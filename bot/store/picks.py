"""Which entry did people pick when they were asked? Counted by what was asked about."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import picks

LONGEST = 64


@dataclass(frozen=True, slots=True)
class Pick:
    """An entry that was picked `count` times when people were asked about `subject` (`which_code:002`)."""

    subject: str
    entry: str
    count: int
    first_at: datetime
    last_at: datetime


class Picks:
    """The table of picks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counting(self, team: str, subject: str, entry: str, now: datetime) -> Insert:
        """The statement that counts a pick once more; `Store.save` runs it."""
        at = now.timestamp()
        insert = self._database.insert(picks).values(
            team=team, subject=subject[:LONGEST], entry=entry[:128], count=1, first_at=at, last_at=at
        )
        statement: Insert = insert.on_conflict_do_update(
            index_elements=[picks.c.team, picks.c.subject, picks.c.entry],
            set_={"count": picks.c.count + 1, "last_at": insert.excluded.last_at},
        )
        return statement

    async def list(self, team: str | None = None, limit: int = 50) -> tuple[Pick, ...]:
        """What was picked most, in one workspace or in all."""
        query = (
            select(picks, picks.c.count.label("number"))
            .order_by(picks.c.count.desc(), picks.c.last_at.desc(), picks.c.subject, picks.c.entry)
            .limit(limit)
        )
        if team is not None:
            query = query.where(picks.c.team == team)

        async def work(connection: AsyncConnection) -> tuple[Pick, ...]:
            return tuple(
                Pick(row.subject, row.entry, row.number, _time(row.first_at), _time(row.last_at))
                for row in (await connection.execute(query)).all()
            )

        return await self._database.read(work)


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
