"""Questions to humans: who takes one gets it alone, on both databases."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.store.place import StoredPlace
from bot.store.requests import Request
from bot.store.store import Store

PLACE = StoredPlace("T1", "C1", "1700000000.000100", "U1", "mention")


def request(now: datetime, name: str = "r1") -> Request:
    """A question nobody has yet."""
    return Request(name, "c1", "smtp/timeout", PLACE, "it", "C9", "1700000009.000100", now)


async def test_it_is_written_down_once(store: Store, now: datetime) -> None:
    """A second submit of the same modal changes nothing."""
    await store.requests.add(request(now))
    await store.requests.add(replace(request(now), channel="C8"))
    assert await store.requests.get("r1") == request(now)
    assert await store.requests.get("r2") is None


async def test_of_many_who_take_it_one_has_it(store: Store, now: datetime) -> None:
    """The others are told who; it was not even written down before."""
    people = [f"U{number}" for number in range(8)]
    found = await asyncio.gather(*(store.requests.claim(request(now), person, now) for person in people))
    (owner,) = {one.claimed_by for one in found}
    assert owner in people
    assert (await store.requests.get("r1")).claimed_at == now


async def test_only_who_has_it_gives_it_back(store: Store, now: datetime) -> None:
    """Then another may take it."""
    await store.requests.claim(request(now), "U2", now)
    assert not await store.requests.give_back("r1", "U3")
    assert await store.requests.give_back("r1", "U2")
    assert not await store.requests.give_back("r1", "U2")
    assert (await store.requests.claim(request(now), "U3", now)).claimed_by == "U3"


async def test_answering_takes_it_and_happens_once(store: Store, now: datetime) -> None:
    """Whoever had it; after that nothing moves any more, unless the answer did not arrive."""
    await store.requests.claim(request(now), "U2", now)
    later = now + timedelta(minutes=5)
    first, second = await asyncio.gather(
        *(store.requests.answer(request(now), person, later) for person in ("U3", "U4"))
    )
    assert first == second
    assert first.answered_at == later
    owner = first.claimed_by
    assert (await store.requests.claim(request(now), "U5", later)).claimed_by == owner
    assert not await store.requests.give_back("r1", owner)
    assert await store.requests.reopen("r1", owner)
    assert (await store.requests.get("r1")).answered_at is None
    assert await store.requests.give_back("r1", owner)


async def test_a_reminder_is_sent_once_and_only_while_nobody_has_it(store: Store, now: datetime) -> None:
    """Of several processes one sends it."""
    for name in ("r1", "r2", "r3"):
        await store.requests.add(replace(request(now, name), asked_at=now + timedelta(seconds=int(name[1]))))
    await store.requests.claim(request(now, "r2"), "U2", now)
    assert [one.id for one in await store.requests.waiting()] == ["r1", "r3"]
    told = await asyncio.gather(*(store.requests.nudge("r1", now) for _ in range(5)))
    assert sorted(told) == [False, False, False, False, True]
    assert not await store.requests.nudge("r2", now)
    assert [one.id for one in await store.requests.waiting()] == ["r3"]
