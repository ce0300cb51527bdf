"""People whose question was lost are told, once; old rows go."""

import asyncio
from datetime import datetime, timedelta

from bot.service.model import Place
from bot.service.outward import Notice
from bot.service.upkeep import run, tell_interrupted
from bot.store.store import Store
from tests.service.conftest import Says

LEASE = timedelta(seconds=60)


class Room:
    """An announcer that writes down what was said; it can be deaf."""

    def __init__(self, message: str | None = "1.1") -> None:
        self.said: list[tuple[Place, Notice]] = []
        self.message = message

    async def post(self, place: Place, notice: Notice) -> str | None:
        """Write down."""
        self.said.append((place, notice))
        return self.message

    async def update(self, place: Place, message: str, notice: Notice) -> bool:
        """Not used here."""
        raise NotImplementedError


async def test_a_lost_question_is_told_once_where_it_was_asked(says: Says, store: Store, now: datetime) -> None:
    """In the person's language; other kinds of events are just closed."""
    place = says("").place
    await store.people.choose("T1", "U1", "pl")
    await store.events.claim("Ev1", place, now, LEASE)
    await store.events.claim("Ev2", place, now, LEASE, kind="press")
    room = Room()
    assert await tell_interrupted(store, room, now + LEASE) == 1
    assert await tell_interrupted(store, room, now + LEASE) == 0
    assert room.said == [(place, Notice("errors.interrupted", "pl"))]


async def test_an_announcer_that_cannot_post_is_no_crash(says: Says, store: Store, now: datetime) -> None:
    """The channel may be gone: then nobody is told."""
    await store.events.claim("Ev1", says("").place, now, LEASE)
    assert await tell_interrupted(store, Room(None), now + LEASE) == 0


async def test_upkeep_goes_on_by_itself_and_expires_at_once(says: Says, store: Store, now: datetime) -> None:
    """The first round tells and sweeps; cancelling ends it."""
    await store.events.claim("Ev1", says("").place, now - 3 * LEASE, LEASE)
    await store.gaps.record("T1", "k", "x", "en", now - timedelta(days=400))
    room = Room()
    task = asyncio.create_task(run(store, room, lambda: now))
    async with asyncio.timeout(5):
        while not room.said or await store.gaps.list():  # noqa: ASYNC110 - what is awaited is a row
            await asyncio.sleep(0.01)
    task.cancel()
    assert isinstance((await asyncio.gather(task, return_exceptions=True))[0], asyncio.CancelledError)


async def test_the_chores_of_others_are_done_in_every_round(store: Store, now: datetime) -> None:
    """Each is told the time; it decides itself whether something is due."""
    done: list[datetime] = []

    async def chore(at: datetime) -> None:
        done.append(at)

    task = asyncio.create_task(run(store, Room(), lambda: now, (chore,)))
    async with asyncio.timeout(5):
        while not done:  # noqa: ASYNC110 - what is awaited is a call
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert done == [now]
