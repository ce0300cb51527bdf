"""In which language does a person want answers, and were they welcomed?

Their own choice of language, and the language of the last answer.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import people


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person: nothing but languages. None where there was none yet."""

    choice: str | None = None
    last: str | None = None


class People:
    """The table of people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, team: str, person: str) -> Person:
        """The person's languages; an unknown person has none."""
        query = select(people.c.choice, people.c.last).where(people.c.team == team, people.c.person == person)

        async def work(connection: AsyncConnection) -> Person:
            row = (await connection.execute(query)).first()
            return Person(row.choice, row.last) if row else Person()

        return await self._database.read(work)

    async def choose(self, team: str, person: str, language: str | None) -> None:
        """Write down the choice made in App Home; None takes it back."""
        await self._database.execute(self._upsert(team, person, {"choice": language}))

    async def welcome(self, team: str, person: str, now: datetime) -> bool:
        """Write down that the person is welcomed now; False when they were before. Of two at once one gets True."""
        values = {"welcomed_at": now.timestamp()}
        insert = self._database.insert(people).values(team=team, person=person, **values)
        once = insert.on_conflict_do_update(
            index_elements=[people.c.team, people.c.person], set_=values, where=people.c.welcomed_at.is_(None)
        )

        async def work(connection: AsyncConnection) -> bool:
            return (await connection.execute(once.returning(people.c.person))).first() is not None

        return await self._database.write(work)

    def saving_last(self, team: str, person: str, language: str) -> Insert:
        """The statement that writes down the language of the last answer; `Store.save` runs it."""
        return self._upsert(team, person, {"last": language})

    def _upsert(self, team: str, person: str, values: dict[str, str | None]) -> Insert:
        insert = self._database.insert(people).values(team=team, person=person, **values)
        statement: Insert = insert.on_conflict_do_update(index_elements=[people.c.team, people.c.person], set_=values)
        return statement
