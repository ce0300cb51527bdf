"""Which questions were put to a human, who took each, and is it answered? Ids only: the words stand in Slack alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Update, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import place as places
from bot.store.database import Database
from bot.store.schema import requests


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a human. `place` is the asker's, `channel` and `message` are where it was posted."""

    id: str
    case: str
    entry: str
    place: places.StoredPlace
    language: str
    channel: str
    message: str
    asked_at: datetime
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    answered_at: datetime | None = None
    nudged_at: datetime | None = None


class Requests:
    """The table of questions to humans."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, request: Request) -> None:
        """Write the question down; one that is there already stays as it is."""
        await self._database.execute(self._adding(request))

    async def get(self, request: str) -> Request | None:
        """The question with this id."""

        async def work(connection: AsyncConnection) -> Request | None:
            row = (await connection.execute(select(requests).where(requests.c.id == request))).first()
            return _request(row) if row else None

        return await self._database.read(work)

    async def claim(self, request: Request, person: str, now: datetime) -> Request:
        """Take it for `person`, unless somebody has it: of any number who try exactly one gets it. How it stands then.

        A question that could not be written down when it was posted is written down now.
        """
        free = requests.c.claimed_by.is_(None) & requests.c.answered_at.is_(None)
        return await self._change(request, free, {"claimed_by": person, "claimed_at": now.timestamp()})

    async def answer(self, request: Request, person: str, now: datetime) -> Request:
        """Answered by `person`, whoever had it, unless it was answered before. How it stands then."""
        changes = {"claimed_by": person, "claimed_at": now.timestamp(), "answered_at": now.timestamp()}
        return await self._change(request, requests.c.answered_at.is_(None), changes)

    async def give_back(self, request: str, person: str) -> bool:
        """Free again, if this person had it and did not answer."""
        mine = (requests.c.claimed_by == person) & requests.c.answered_at.is_(None)
        return await self._set(request, mine, {"claimed_by": None, "claimed_at": None})

    async def reopen(self, request: str, person: str) -> bool:
        """The answer of this person did not arrive: it is still to be given, and they have it."""
        return await self._set(request, requests.c.claimed_by == person, {"answered_at": None})

    async def waiting(self) -> tuple[Request, ...]:
        """Those that nobody has and that nobody was reminded of, the oldest first."""
        query = select(requests).where(_untouched()).order_by(requests.c.asked_at)

        async def work(connection: AsyncConnection) -> tuple[Request, ...]:
            return tuple(_request(row) for row in (await connection.execute(query)).all())

        return await self._database.read(work)

    async def nudge(self, request: str, now: datetime) -> bool:
        """Remind of it: True for one process only, and only while nobody has it."""
        return await self._set(request, _untouched(), {"nudged_at": now.timestamp()})

    async def _change(self, request: Request, condition: Any, values: dict[str, Any]) -> Request:
        adding, changing = self._adding(request), _updating(request.id, condition, values)

        async def work(connection: AsyncConnection) -> Request:
            await connection.execute(adding)
            await connection.execute(changing)
            return _request((await connection.execute(select(requests).where(requests.c.id == request.id))).one())

        return await self._database.write(work)

    async def _set(self, request: str, condition: Any, values: dict[str, Any]) -> bool:
        return await self._database.execute(_updating(request, condition, values)) > 0

    def _adding(self, request: Request) -> Any:
        return (
            self._database.insert(requests)
            .values(
                id=request.id,
                team=request.place.team,
                case_id=request.case,
                entry=request.entry,
                place=places.dump(request.place),
                language=request.language,
                channel=request.channel,
                message=request.message,
                asked_at=request.asked_at.timestamp(),
            )
            .on_conflict_do_nothing(index_elements=[requests.c.id])
        )


def _untouched() -> Any:
    columns = (requests.c.claimed_by, requests.c.answered_at, requests.c.nudged_at)
    return columns[0].is_(None) & columns[1].is_(None) & columns[2].is_(None)


def _updating(request: str, condition: Any, values: dict[str, Any]) -> Update:
    return update(requests).where(requests.c.id == request, condition).values(**values)


def _request(row: Row[Any]) -> Request:
    return Request(
        id=row.id,
        case=row.case_id,
        entry=row.entry,
        place=places.load(row.place),
        language=row.language,
        channel=row.channel,
        message=row.message,
        asked_at=datetime.fromtimestamp(row.asked_at, UTC),
        claimed_by=row.claimed_by,
        claimed_at=_time(row.claimed_at),
        answered_at=_time(row.answered_at),
        nudged_at=_time(row.nudged_at),
    )


def _time(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
