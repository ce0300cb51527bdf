"""What has to be done from time to time: tell people whose question was lost, and forget what is old."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.errors import StoreError
from bot.log import get
from bot.service.language import choose
from bot.service.model import Place, Surface
from bot.service.outward import Announcer, Notice
from bot.store.events import Expired
from bot.store.store import Store

EVERY = timedelta(seconds=30)
EXPIRE_EVERY = timedelta(hours=1)
Chore = Callable[[datetime], Awaitable[object]]
"""Something that is looked after every half minute; it says itself whether there is anything to do at that moment."""
_log = get(__name__)


async def tell_interrupted(store: Store, announcer: Announcer, now: datetime) -> int:
    """Tell everybody whose acked question died with its process to ask again; how many were told. Each is told once."""
    told = 0
    for event in await store.events.expired_leases(now):
        if event.kind == "question":
            told += await announcer.post(_place(event), await _notice(store, event, now)) is not None
    return told


async def run(store: Store, announcer: Announcer, clock: Callable[[], datetime], chores: Sequence[Chore] = ()) -> None:
    """Do these, and the `chores` of others, until cancelled. A database that is away is tried again."""
    expired_at = datetime.min.replace(tzinfo=clock().tzinfo)
    while True:
        try:
            await tell_interrupted(store, announcer, clock())
            if clock() - expired_at >= EXPIRE_EVERY:
                _log.info("expired", rows=await store.expire(clock()))
                expired_at = clock()
            for chore in chores:
                await chore(clock())
        except StoreError as fault:
            _log.warning("upkeep_failed", cause=fault.cause)
        await asyncio.sleep(EVERY.total_seconds())


def _place(event: Expired) -> Place:
    place = event.place
    return Place(place.team, place.channel, place.thread, place.person, Surface(place.surface))


async def _notice(store: Store, event: Expired, now: datetime) -> Notice:
    person = await store.people.get(event.place.team, event.place.person)
    return Notice("errors.interrupted", choose(choice=person.choice, last=person.last))
