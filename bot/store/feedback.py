"""Was the answer right? One word per person and case; the last one counts."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import feedback


class Feedback:
    """The table of verdicts on answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        *,
        team: str,
        case: str,
        entry: str,
        person: str,
        verdict: str,
        reason: str,
        now: datetime,
        line: str = "",
    ) -> None:
        """Write down what `person` says of an answer; it replaces what they said of it before."""
        values = {"entry": entry, "verdict": verdict, "reason": reason, "line": line, "created_at": now.timestamp()}
        insert = self._database.insert(feedback).values(team=team, case_id=case, person=person, **values)
        await self._database.execute(
            insert.on_conflict_do_update(
                index_elements=[feedback.c.team, feedback.c.case_id, feedback.c.person], set_=values
            )
        )

    async def counts(self, team: str) -> dict[tuple[str, str], int]:
        """How often each entry was called right or wrong: (entry, verdict) -> number."""
        query = (
            select(feedback.c.entry, feedback.c.verdict, func.count())
            .where(feedback.c.team == team)
            .group_by(feedback.c.entry, feedback.c.verdict)
        )

        async def work(connection: AsyncConnection) -> dict[tuple[str, str], int]:
            rows = (await connection.execute(query)).all()
            return {(entry, verdict): number for entry, verdict, number in rows}

        return await self._database.read(work)
