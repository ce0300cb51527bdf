"""Claiming events: exactly one taker, and a second try when the first one died."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.service.model import Place, Surface
from bot.store.events import MOST_ATTEMPTS, Claimed, Duplicate
from bot.store.place import StoredPlace
from bot.store.store import Store

LEASE = timedelta(seconds=60)
PLACE = Place("T1", "C1", "1.2", "U1", Surface.MENTION)


async def test_the_first_delivery_claims_and_the_second_is_a_duplicate(store: Store, now: datetime) -> None:
    """G5: a redelivered event does not run twice."""
    assert await store.events.claim("Ev1", PLACE, now, LEASE) == Claimed(1)
    assert await store.events.claim("Ev1", PLACE, now, LEASE) == Duplicate()
    assert await store.events.claim("Ev2", PLACE, now, LEASE) == Claimed(1)


async def test_a_finished_event_stays_a_duplicate_after_its_lease(store: Store, now: datetime) -> None:
    """What was answered is not answered again, however late Slack retries."""
    await store.events.claim("Ev1", PLACE, now, LEASE)
    await store.events.finish("Ev1")
    assert await store.events.claim("Ev1", PLACE, now + timedelta(hours=1), LEASE) == Duplicate()
    assert await store.events.expired_leases(now + timedelta(hours=1)) == ()


async def test_a_redelivery_takes_over_when_the_lease_ran_out(store: Store, now: datetime) -> None:
    """The first try may have died: dropping every retry would lose the question."""
    await store.events.claim("Ev1", PLACE, now, LEASE)
    assert await store.events.claim("Ev1", PLACE, now + LEASE, LEASE) == Claimed(2)
    assert await store.events.claim("Ev1", PLACE, now + LEASE, LEASE) == Duplicate()


async def test_an_event_that_kills_its_takers_is_left_alone(store: Store, now: datetime) -> None:
    """A poisonous message stops being tried."""
    for attempt in range(MOST_ATTEMPTS):
        assert await store.events.claim("Ev1", PLACE, now + attempt * LEASE, LEASE) == Claimed(attempt + 1)
    assert await store.events.claim("Ev1", PLACE, now + MOST_ATTEMPTS * LEASE, LEASE) == Duplicate()


async def test_a_released_event_may_be_taken_at_once(store: Store, now: datetime) -> None:
    """A process that cannot do the work leaves it to Slack's next delivery."""
    await store.events.claim("Ev1", PLACE, now, LEASE)
    await store.events.release("Ev1")
    assert await store.events.claim("Ev1", PLACE, now, LEASE) == Claimed(2)


async def test_of_many_racing_deliveries_one_claims(store: Store, now: datetime) -> None:
    """Twenty at once, one winner; the same holds when they take over an expired lease."""
    for moment in (now, now + LEASE):
        claims = [store.events.claim("Ev1", PLACE, moment, LEASE) for _ in range(20)]
        results = await asyncio.gather(*claims)
        assert sum(isinstance(result, Claimed) for result in results) == 1


async def test_an_expired_lease_is_handed_out_once_with_its_place(store: Store, now: datetime) -> None:
    """One process tells the person; a late redelivery changes nothing any more."""
    await store.events.claim("Ev1", PLACE, now, LEASE)
    await store.events.claim("Ev2", PLACE, now, 3 * LEASE)
    (first, second) = await asyncio.gather(*(store.events.expired_leases(now + LEASE) for _ in range(2)))
    assert [(one.event_id, one.kind, one.place) for one in first + second] == [
        ("Ev1", "question", StoredPlace("T1", "C1", "1.2", "U1", "mention"))
    ]
    assert await store.events.claim("Ev1", PLACE, now + 2 * LEASE, LEASE) == Duplicate()


async def test_a_stopping_process_marks_what_it_gave_up(store: Store, now: datetime) -> None:
    """The person was told already: nobody tells them again."""
    await store.events.claim("Ev1", PLACE, now, LEASE)
    await store.events.interrupt("Ev1")
    assert await store.events.expired_leases(now + 2 * LEASE) == ()


@pytest.mark.parametrize("event_id", ["x" * 500, "'; drop table events; --", "Ev\u2028é"])
async def test_any_event_id_is_just_an_id(store: Store, now: datetime, event_id: str) -> None:
    """Ids come from outside: neither length nor letters matter."""
    assert await store.events.claim(event_id, PLACE, now, LEASE) == Claimed(1)
    await store.events.finish(event_id)
    assert await store.events.claim(event_id, PLACE, now + 9 * LEASE, LEASE) == Duplicate()
