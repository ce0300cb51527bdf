"""Was this event taken already, and by somebody who is still alive?

Slack delivers an event again when the ack was late, after a reconnect, or because we died. The first delivery claims it
for the length of a lease. A later one is a duplicate, unless the lease ran out unfinished: then the first try died, and
the later delivery takes over. What nobody takes over is handed to `expired_leases`, once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import place as places
from bot.store.database import Database
from bot.store.schema import events

MOST_ATTEMPTS = 3
"""An event that took the process down this often is left alone."""
ID_LENGTH = 128


class State(StrEnum):
    """How far an event is."""

    LEASED = "leased"
    DONE = "done"
    INTERRUPTED = "interrupted"
    """Its lease ran out, and the person was told, or is about to be."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The event is ours; `attempt` counts from 1."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody has it, or had it: do nothing."""


@dataclass(frozen=True, slots=True)
class Expired:
    """An event whose worker died: its place is where to say so."""

    event_id: str
    kind: str
    place: places.StoredPlace


class Events:
    """The table of events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(
        self, event_id: str, place: places.PlaceLike, now: datetime, lease: timedelta, kind: str = "question"
    ) -> Claimed | Duplicate:
        """Take an event, in one statement: of any number of processes exactly one gets it."""
        until = (now + lease).timestamp()
        insert = self._database.insert(events).values(
            event_id=event_id[:ID_LENGTH],
            kind=kind,
            team=place.team,
            place=places.dump(place),
            state=State.LEASED,
            lease_until=until,
            attempts=1,
            received_at=now.timestamp(),
        )
        statement = insert.on_conflict_do_update(
            index_elements=[events.c.event_id],
            set_={"lease_until": until, "attempts": events.c.attempts + 1},
            where=and_(
                events.c.state == State.LEASED,
                events.c.lease_until <= now.timestamp(),
                events.c.attempts < MOST_ATTEMPTS,
            ),
        ).returning(events.c.attempts)

        async def work(connection: AsyncConnection) -> int | None:
            attempt: int | None = (await connection.execute(statement)).scalar_one_or_none()
            return attempt

        attempt = await self._database.write(work)
        return Duplicate() if attempt is None else Claimed(attempt)

    async def finish(self, event_id: str) -> None:
        """The event was answered: later deliveries are duplicates."""
        await self._set(event_id, State.DONE)

    async def interrupt(self, event_id: str) -> None:
        """The event was given up and the person told, as a stopping process does."""
        await self._set(event_id, State.INTERRUPTED)

    async def release(self, event_id: str) -> None:
        """Give the event back: the next delivery may take it at once."""
        await self._database.execute(
            update(events)
            .where(events.c.event_id == event_id[:ID_LENGTH], events.c.state == State.LEASED)
            .values(lease_until=0.0)
        )

    async def expired_leases(self, now: datetime) -> tuple[Expired, ...]:
        """The events whose lease ran out, marked interrupted as they are taken: no other process gets them too."""
        statement = (
            update(events)
            .where(events.c.state == State.LEASED, events.c.lease_until <= now.timestamp())
            .values(state=State.INTERRUPTED)
            .returning(events.c.event_id, events.c.kind, events.c.place)
        )

        async def work(connection: AsyncConnection) -> tuple[Expired, ...]:
            rows = (await connection.execute(statement)).all()
            return tuple(Expired(row.event_id, row.kind, places.load(row.place)) for row in rows)

        return await self._database.write(work)

    async def _set(self, event_id: str, state: State) -> None:
        await self._database.execute(
            update(events)
            .where(events.c.event_id == event_id[:ID_LENGTH], events.c.state == State.LEASED)
            .values(state=state)
        )
