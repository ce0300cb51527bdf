"""What was done last, so that of several processes one does it next?"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import marks


@dataclass(frozen=True, slots=True)
class Mark:
    """How far something is: a day, an id; and since when."""

    value: str
    at: datetime


class Marks:
    """The table of marks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, team: str, name: str) -> Mark | None:
        """The mark of this name; None when it was never set."""
        query = select(marks).where(marks.c.team == team, marks.c.name == name)

        async def work(connection: AsyncConnection) -> Mark | None:
            row = (await connection.execute(query)).first()
            return Mark(row.value, datetime.fromtimestamp(row.at, UTC)) if row else None

        return await self._database.read(work)

    async def advance(self, team: str, name: str, value: str, now: datetime) -> bool:
        """Set the mark; False when it stands at this value already: of several processes one gets True."""
        values = {"value": value, "at": now.timestamp()}
        insert = self._database.insert(marks).values(team=team, name=name, **values)
        statement = insert.on_conflict_do_update(
            index_elements=[marks.c.team, marks.c.name], set_=values, where=marks.c.value != value
        ).returning(marks.c.name)

        async def work(connection: AsyncConnection) -> bool:
            return (await connection.execute(statement)).first() is not None

        return await self._database.write(work)

    async def backdate(self, team: str, name: str, at: datetime) -> None:
        """The mark keeps its value; what came after `at` is still to be done."""
        here = (marks.c.team == team, marks.c.name == name)
        await self._database.execute(update(marks).where(*here).values(at=at.timestamp()))
