"""What did earlier messages of this thread establish? Kept for seven days after the last one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Insert, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.diagnosis.model import Context
from bot.store import context as contexts
from bot.store.database import Database
from bot.store.schema import threads

KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ThreadKey:
    """Which thread. A conversation without a root (a slash command) goes by its case's id."""

    team: str
    channel: str
    root: str


@dataclass(frozen=True, slots=True)
class Thread:
    """What is remembered of a thread."""

    key: ThreadKey
    case: str
    context: Context
    language: str
    chosen: tuple[str, ...] = ()
    """Entries the person picked when asked which one fits."""


class Threads:
    """The table of threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: ThreadKey, now: datetime) -> Thread | None:
        """The thread, unless it is unknown or too old."""
        return await self._one(_is(key), now)

    async def active(self, key: ThreadKey, since: datetime, now: datetime) -> Thread | None:
        """The thread, if something was answered in it after `since`."""
        return await self._one(_is(key) & (threads.c.expires_at >= (since + KEPT).timestamp()), now)

    async def of_case(self, case: str, now: datetime) -> Thread | None:
        """The thread a case belongs to, as a button brings it back."""
        return await self._one(threads.c.case_id == case, now)

    async def latest(self, team: str, channel: str, since: datetime, now: datetime) -> Thread | None:
        """The newest case without a root in this channel, if its last message came after `since`."""
        here = (threads.c.team == team) & (threads.c.channel == channel) & (threads.c.root == threads.c.case_id)
        condition = here & (threads.c.expires_at >= (since + KEPT).timestamp())
        return await self._one(condition, now)

    def saving(self, thread: Thread, now: datetime) -> Insert:
        """The statement that remembers `thread` for another seven days; `Store.save` runs it."""
        values = {
            "case_id": thread.case,
            "context": {**contexts.dump(thread.context), "chosen": list(thread.chosen)},
            "language": thread.language,
            "expires_at": (now + KEPT).timestamp(),
        }
        key = thread.key
        insert = self._database.insert(threads).values(team=key.team, channel=key.channel, root=key.root, **values)
        statement: Insert = insert.on_conflict_do_update(
            index_elements=[threads.c.team, threads.c.channel, threads.c.root], set_=values
        )
        return statement

    async def save(self, thread: Thread, now: datetime) -> None:
        """Remember `thread` for another seven days."""
        await self._database.execute(self.saving(thread, now))

    async def forget(self, case: str) -> None:
        """What the messages of a case established is remembered no more."""
        await self._database.execute(delete(threads).where(threads.c.case_id == case))

    async def exclude(self, case: str, entry: str, now: datetime) -> None:
        """The person said that `entry` is wrong in this case: it is not to be the answer again."""

        async def work(connection: AsyncConnection) -> None:
            found = (await connection.execute(_select(threads.c.case_id == case, now))).first()
            if found is None:
                return
            context = contexts.load(found.context)
            if entry not in context.excluded:
                context = replace(context, excluded=(*context.excluded, entry))
                chosen = [one for one in found.context.get("chosen", ()) if one != entry]
                key = ThreadKey(found.team, found.channel, found.root)
                values = {**contexts.dump(context), "chosen": chosen}
                await connection.execute(update(threads).where(_is(key)).values(context=values))

        await self._database.write(work)

    async def _one(self, condition: Any, now: datetime) -> Thread | None:
        async def work(connection: AsyncConnection) -> Thread | None:
            row = (await connection.execute(_select(condition, now))).first()
            if row is None:
                return None
            key = ThreadKey(row.team, row.channel, row.root)
            chosen = tuple(row.context.get("chosen", ()))
            return Thread(key, row.case_id, contexts.load(row.context), row.language, chosen)

        return await self._database.read(work)


def _select(condition: Any, now: datetime) -> Any:
    return (
        select(threads)
        .where(condition, threads.c.expires_at > now.timestamp())
        .order_by(threads.c.expires_at.desc())
        .limit(1)
    )


def _is(key: ThreadKey) -> Any:
    return (threads.c.team == key.team) & (threads.c.channel == key.channel) & (threads.c.root == key.root)
