"""Which entries did people propose? Drafts as YAML, until an author takes them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import proposals


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft of an entry. `origin` says where it came from: `more`, `command`, `human`."""

    id: str
    team: str
    person: str
    entry: str
    yaml: str
    origin: str
    created_at: datetime
    taken_at: datetime | None = None


class Proposals:
    """The table of proposals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, proposal: Proposal) -> None:
        """Keep a proposal. Secrets are cut and addresses masked by the caller."""
        values = {
            "id": proposal.id,
            "team": proposal.team,
            "person": proposal.person,
            "entry": proposal.entry[:128],
            "yaml": proposal.yaml,
            "origin": proposal.origin[:16],
            "created_at": proposal.created_at.timestamp(),
        }
        await self._database.execute(insert(proposals).values(**values))

    async def open(self, team: str | None = None) -> tuple[Proposal, ...]:
        """What nobody has taken yet, newest first, of one workspace or of all."""
        query = select(proposals).where(proposals.c.taken_at.is_(None)).order_by(proposals.c.created_at.desc())
        if team is not None:
            query = query.where(proposals.c.team == team)

        async def work(connection: AsyncConnection) -> tuple[Proposal, ...]:
            return tuple(_proposal(row) for row in (await connection.execute(query)).all())

        return await self._database.read(work)

    async def take(self, proposal: str, now: datetime) -> Proposal | None:
        """The proposal, marked as taken; one taken before is given again as it was. None when there is none."""
        mark = (
            update(proposals)
            .where(proposals.c.id == proposal, proposals.c.taken_at.is_(None))
            .values(taken_at=now.timestamp())
        )
        query = select(proposals).where(proposals.c.id == proposal)

        async def work(connection: AsyncConnection) -> Proposal | None:
            await connection.execute(mark)
            row = (await connection.execute(query)).first()
            return _proposal(row) if row else None

        return await self._database.write(work)


def _proposal(row: Any) -> Proposal:
    created = datetime.fromtimestamp(row.created_at, UTC)
    taken = datetime.fromtimestamp(row.taken_at, UTC) if row.taken_at is not None else None
    return Proposal(row.id, row.team, row.person, row.entry, row.yaml, row.origin, created, taken)
