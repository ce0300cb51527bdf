"""What was learned of a channel? Is another organisation in it, was it greeted, may `auto` speak openly there?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Insert, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.place import PlaceLike
from bot.store.schema import cases, channels


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a channel; of one nobody heard of, nothing."""

    shared: bool = False
    private_until: float = 0.0
    """Seconds since 1970; until then what `auto` says there is for the asker only."""


class Channels:
    """The table of channels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, team: str, channel: str) -> Known:
        """What is known of this channel."""
        query = select(channels.c.shared, channels.c.private_until).where(_is(team, channel))

        async def work(connection: AsyncConnection) -> Known:
            row = (await connection.execute(query)).first()
            return Known(row.shared, row.private_until or 0.0) if row else Known()

        return await self._database.read(work)

    async def learn(self, team: str, channel: str, *, shared: bool) -> None:
        """Another organisation is in this channel, or it is not any more."""
        await self._database.execute(self._upsert(team, channel, {"shared": shared}))

    async def greet(self, team: str, channel: str, now: datetime) -> bool:
        """Whether this channel is to be greeted: True once, for one of any number of processes."""
        insert = self._database.insert(channels).values(
            team=team, channel=channel, shared=False, greeted_at=now.timestamp()
        )
        statement = insert.on_conflict_do_update(
            index_elements=[channels.c.team, channels.c.channel],
            set_={"greeted_at": now.timestamp()},
            where=channels.c.greeted_at.is_(None),
        ).returning(channels.c.channel)

        async def work(connection: AsyncConnection) -> bool:
            return (await connection.execute(statement)).first() is not None

        return await self._database.write(work)

    async def keep_private(self, team: str, channel: str, until: datetime) -> None:
        """What `auto` says in this channel is for the asker only until then."""
        await self._database.execute(self._upsert(team, channel, {"private_until": until.timestamp()}))

    async def spend(self, case: Insert, place: PlaceLike, since: datetime, most: int) -> bool:
        """Write a case of `place` down (`cases.saving`) unless the channel had `most` of its surface since then.

        In one transaction that holds the channel's row, so any number of processes keep the limit together.
        """
        counted = select(func.count()).where(
            cases.c.team == place.team,
            cases.c.channel == place.channel,
            cases.c.surface == str(place.surface),
            cases.c.created_at > since.timestamp(),
        )
        held = self._upsert(place.team, place.channel, {"team": place.team})

        async def work(connection: AsyncConnection) -> bool:
            await connection.execute(held)
            if (await connection.execute(counted)).scalar_one() >= most:
                return False
            await connection.execute(case)
            return True

        return await self._database.write(work)

    def _upsert(self, team: str, channel: str, values: dict[str, Any]) -> Insert:
        insert = self._database.insert(channels).values({"team": team, "channel": channel, "shared": False} | values)
        statement: Insert = insert.on_conflict_do_update(
            index_elements=[channels.c.team, channels.c.channel], set_=values
        )
        return statement


def _is(team: str, channel: str) -> ColumnElement[bool]:
    return and_(channels.c.team == team, channels.c.channel == channel)
