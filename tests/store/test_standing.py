"""How entries stand: lowered by two people, paused by one author, back again."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.store.standing import State
from bot.store.store import Store

ENTRY = "smtp/timeout"
WEEK = timedelta(days=7)


async def flag(store: Store, person: str, now: datetime, case: str = "c1", entry: str = ENTRY) -> None:
    """This person calls the entry wrong."""
    await store.feedback.add(team="T1", case=case, entry=entry, person=person, verdict="wrong", reason="", now=now)


async def lower(store: Store, now: datetime) -> bool:
    """What the rule does after a flag."""
    return await store.standing.lower("T1", ENTRY, "U2", now, since=now - WEEK)


async def test_of_two_processes_that_pause_one_does(store: Store, other: Store, now: datetime) -> None:
    """And of two that resume, too; each process counts what it changed itself."""
    paused = await asyncio.gather(*(one.standing.pause("T1", ENTRY, "U1", now) for one in (store, other)))
    assert sorted(paused) == [False, True]
    assert store.standing.changes + other.standing.changes == 1
    (stand,) = await store.standing.list()
    assert (stand.team, stand.entry, stand.state, stand.person, stand.at) == ("T1", ENTRY, State.PAUSED, "U1", now)
    resumed = await asyncio.gather(*(one.standing.resume("T1", ENTRY, "U1", now) for one in (store, other)))
    assert sorted(resumed) == [False, True]
    assert await store.standing.state("T1", ENTRY) is State.CLEARED
    assert await store.standing.pause("T1", ENTRY, "U1", now)


async def test_an_entry_nobody_spoke_of_stands_as_it_is(store: Store, now: datetime) -> None:
    """Nothing to resume, nothing to lift; other workspaces are others."""
    assert await store.standing.state("T1", ENTRY) is None
    assert not await store.standing.resume("T1", ENTRY, "U1", now)
    assert not await store.standing.lift([ENTRY])
    await store.standing.pause("T1", ENTRY, "U1", now)
    assert await store.standing.list("T2") == ()
    assert not await store.standing.resume("T2", ENTRY, "U1", now)


async def test_two_people_lower_an_entry_and_one_does_not(store: Store, other: Store, now: datetime) -> None:
    """Twice the same person is one; of two processes one lowers."""
    await flag(store, "U1", now, "c1")
    await flag(store, "U1", now, "c2")
    assert not await lower(store, now)
    await flag(store, "U2", now, "c3")
    assert sorted(await asyncio.gather(lower(store, now), lower(other, now))) == [False, True]
    assert await store.standing.state("T1", ENTRY) is State.LOWERED


@pytest.mark.parametrize("why", ["old", "closed", "right", "another entry"])
async def test_only_open_flags_of_this_week_count(store: Store, now: datetime, why: str) -> None:
    """Also not one that was taken back."""
    await flag(store, "U1", now)
    earlier = now - WEEK if why == "old" else now
    await flag(store, "U2", earlier, entry="smtp/policy" if why == "another entry" else ENTRY)
    if why == "closed":
        await store.feedback.close([ENTRY], now)
        await flag(store, "U1", now)
    if why == "right":
        await store.feedback.add(team="T1", case="c1", entry=ENTRY, person="U2", verdict="right", reason="", now=now)
    assert not await lower(store, now)


async def test_what_an_author_took_back_is_lowered_by_newer_flags_only(store: Store, now: datetime) -> None:
    """The author has looked at the earlier ones."""
    for person in ("U1", "U2"):
        await flag(store, person, now)
    assert await lower(store, now)
    later = now + timedelta(hours=1)
    assert await store.standing.resume("T1", ENTRY, "U9", later)
    await flag(store, "U3", later + timedelta(minutes=1))
    assert not await lower(store, later)
    await flag(store, "U1", later + timedelta(minutes=2))
    assert await lower(store, later + timedelta(minutes=2))


async def test_a_paused_entry_stays_paused(store: Store, now: datetime) -> None:
    """Whatever people say of it, and whatever changes in its file."""
    await store.standing.pause("T1", ENTRY, "U9", now)
    for person in ("U1", "U2"):
        await flag(store, person, now)
    assert not await lower(store, now)
    assert not await store.standing.lift([ENTRY])
    assert await store.standing.state("T1", ENTRY) is State.PAUSED


async def test_a_lowered_entry_can_be_paused_and_lifted(store: Store, now: datetime) -> None:
    """Lifting leaves no trace: the next two flags lower it again."""
    for person in ("U1", "U2"):
        await flag(store, person, now)
    await lower(store, now)
    assert await store.standing.lift(["smtp/policy", ENTRY])
    assert await store.standing.list() == ()
    await lower(store, now)
    assert await store.standing.pause("T1", ENTRY, "U9", now)
