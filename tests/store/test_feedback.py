"""Flags on entries: open, closed once, opened again."""

import asyncio
from datetime import datetime, timedelta

from bot.store.feedback import Flag
from bot.store.store import Store


async def flag(store: Store, person: str, entry: str, now: datetime, **more: str) -> None:
    """This person calls the entry wrong."""
    given = {"team": "T1", "case": "c1", "verdict": "wrong", "reason": "", **more}
    await store.feedback.add(entry=entry, person=person, now=now, **given)


async def test_open_flags_are_listed_newest_first(store: Store, now: datetime) -> None:
    """With what people wrote; what was called right is no flag."""
    await flag(store, "U1", "smtp/timeout", now, reason="outdated", line="the menu moved")
    await flag(store, "U2", "smtp/policy", now + timedelta(hours=1))
    await flag(store, "U3", "smtp/policy", now, verdict="right")
    await flag(store, "U4", "smtp/policy", now - timedelta(hours=1), team="T2")
    first, second = await store.feedback.flags("T1")
    assert (first.entry, first.person) == ("smtp/policy", "U2")
    assert second == Flag("T1", "smtp/timeout", "U1", "outdated", "the menu moved", now)
    assert len(await store.feedback.flags()) == 3


async def test_of_two_processes_that_close_flags_each_flag_goes_to_one(
    store: Store, other: Store, now: datetime
) -> None:
    """Whoever gets it tells the person: nobody is told twice."""
    for number in range(6):
        await flag(store, f"U{number}", "smtp/timeout", now)
    await flag(store, "U9", "smtp/policy", now)
    both = await asyncio.gather(*(one.feedback.close(["smtp/timeout"], now, told=True) for one in (store, other)))
    assert sorted(one.person for flags in both for one in flags) == [f"U{number}" for number in range(6)]
    assert [one.person for one in await store.feedback.flags("T1")] == ["U9"]
    assert await store.feedback.close(["smtp/mailbox-full"], now) == ()


async def test_a_flag_set_again_is_open_again(store: Store, now: datetime) -> None:
    """The entry was changed and is still wrong."""
    await flag(store, "U1", "smtp/timeout", now)
    await store.feedback.close(["smtp/timeout"], now)
    await flag(store, "U1", "smtp/timeout", now + timedelta(days=1))
    assert len(await store.feedback.flags()) == 1


async def test_called_wrong_once_more_it_keeps_its_reason(store: Store, now: datetime) -> None:
    """The button comes before the form: pressed again, and the form closed, nothing told is lost."""
    await flag(store, "U1", "smtp/timeout", now, reason="outdated", line="the menu moved")
    await flag(store, "U1", "smtp/timeout", now)
    (kept,) = await store.feedback.flags("T1")
    assert (kept.reason, kept.line) == ("outdated", "the menu moved")
    await flag(store, "U1", "smtp/policy", now)
    (other,) = await store.feedback.flags("T1")
    assert (other.reason, other.line) == ("", "")
