"""Was the answer right? One word per person and case; the last one counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import case as case_of
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import feedback

WRONG = "wrong"
"""The verdict that is a flag."""
_OPEN = (feedback.c.verdict == WRONG, feedback.c.closed_at.is_(None))


@dataclass(frozen=True, slots=True)
class Flag:
    """Somebody called an entry wrong. `line` is what they wrote about it, for the authors."""

    team: str
    entry: str
    person: str
    reason: str
    line: str
    at: datetime


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
        """Write down what `person` says of an answer; it replaces what they said of it before.

        Called wrong once more without a reason, it keeps the reason and the line it was given.
        """
        values = {"entry": entry, "verdict": verdict, "reason": reason, "line": line, "created_at": now.timestamp()}
        values |= {"closed_at": None, "told_at": None}
        insert = self._database.insert(feedback).values(team=team, case_id=case, person=person, **values)
        again = (feedback.c.verdict == verdict) & (feedback.c.entry == entry)
        kept = (
            {}
            if reason
            else {one.name: case_of((again, one), else_="") for one in (feedback.c.reason, feedback.c.line)}
        )
        await self._database.execute(
            insert.on_conflict_do_update(
                index_elements=[feedback.c.team, feedback.c.case_id, feedback.c.person], set_=values | kept
            )
        )

    async def flags(self, team: str | None = None) -> tuple[Flag, ...]:
        """The flags nobody has dealt with yet, newest first, of one workspace or of all."""
        query = select(feedback).where(*_OPEN).order_by(feedback.c.created_at.desc(), feedback.c.id.desc())
        if team is not None:
            query = query.where(feedback.c.team == team)

        async def work(connection: AsyncConnection) -> tuple[Flag, ...]:
            return tuple(_flag(row) for row in (await connection.execute(query)).all())

        return await self._database.read(work)

    async def close(self, entries: Collection[str], now: datetime, *, told: bool = False) -> tuple[Flag, ...]:
        """Close the flags on these entries: of several processes each flag goes to one, and it is returned there.

        `told`: whoever flagged is about to be told of it.
        """
        statement = (
            update(feedback)
            .where(*_OPEN, feedback.c.entry.in_(entries))
            .values(closed_at=now.timestamp(), **({"told_at": now.timestamp()} if told else {}))
            .returning(*feedback.c)
        )

        async def work(connection: AsyncConnection) -> tuple[Flag, ...]:
            return tuple(_flag(row) for row in (await connection.execute(statement)).all())

        return await self._database.write(work)

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


def _flag(row: Any) -> Flag:
    return Flag(row.team, row.entry, row.person, row.reason, row.line, datetime.fromtimestamp(row.created_at, UTC))
