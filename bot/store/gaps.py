"""Which questions could nobody answer? Counted by their normal form, each with one masked example."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Insert, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import gaps

EXAMPLE_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that was asked `count` times in vain; `key` names it, `example` is the first wording, masked."""

    key: str
    count: int
    example: str
    language: str
    first_at: datetime
    last_at: datetime


class Gaps:
    """The table of unanswered questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recording(self, team: str, key: str, example: str, language: str, now: datetime) -> Insert:
        """The statement that counts the question once more; `Store.save` runs it."""
        insert = self._database.insert(gaps).values(
            team=team,
            key=key,
            count=1,
            example=example[:EXAMPLE_LENGTH],
            language=language,
            first_at=now.timestamp(),
            last_at=now.timestamp(),
        )
        statement: Insert = insert.on_conflict_do_update(
            index_elements=[gaps.c.team, gaps.c.key],
            set_={"count": gaps.c.count + 1, "last_at": insert.excluded.last_at},
        )
        return statement

    async def record(self, team: str, key: str, example: str, language: str, now: datetime) -> None:
        """Count the question once more."""
        await self._database.execute(self.recording(team, key, example, language, now))

    async def list(self, team: str | None = None, limit: int = 50) -> tuple[Gap, ...]:
        """The questions asked most, of one workspace or of all."""
        query = (
            select(gaps, gaps.c.count.label("number"))
            .order_by(gaps.c.count.desc(), gaps.c.last_at.desc(), gaps.c.key)
            .limit(limit)
        )
        if team is not None:
            query = query.where(gaps.c.team == team)

        async def work(connection: AsyncConnection) -> tuple[Gap, ...]:
            return tuple(
                Gap(row.key, row.number, row.example, row.language, _time(row.first_at), _time(row.last_at))
                for row in (await connection.execute(query)).all()
            )

        return await self._database.read(work)

    async def close(self, team: str, key: str) -> bool:
        """The gap was filled: forget it. False when it is not there."""
        return await self._database.execute(delete(gaps).where(gaps.c.team == team, gaps.c.key == key)) > 0


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
