"""Who did what, and when? Lines are added and read, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import audit


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody did."""

    at: datetime
    who: str
    what: str
    facts: Mapping[str, str]


class Audit:
    """The table of deeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, team: str, who: str, what: str, now: datetime, facts: Mapping[str, str] | None = None) -> None:
        """Write a line. `facts` holds ids and names, no secrets and no texts."""
        values = {"team": team, "who": who, "what": what, "facts": dict(facts or {}), "at": now.timestamp()}
        await self._database.execute(insert(audit).values(**values))

    async def last(self, team: str, limit: int = 50) -> tuple[Line, ...]:
        """The newest lines of a workspace, newest first."""
        query = select(audit).where(audit.c.team == team).order_by(audit.c.at.desc(), audit.c.id.desc()).limit(limit)

        async def work(connection: AsyncConnection) -> tuple[Line, ...]:
            rows = (await connection.execute(query)).all()
            return tuple(Line(datetime.fromtimestamp(row.at, UTC), row.who, row.what, row.facts) for row in rows)

        return await self._database.read(work)
