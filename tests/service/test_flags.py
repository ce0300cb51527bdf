"""Who called an entry wrong is told once, after the reload that changed it."""

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from bot.kb.base import Knowledge
from bot.service.flags import changed, dismiss, tell_changed
from bot.service.model import Place, Surface
from bot.service.outward import Notice
from bot.service.standing import flagged
from bot.store.standing import State
from bot.store.store import Store
from tests.service.test_upkeep import Room

ENTRY = "smtp/user-unknown"


@pytest.fixture
def newer(base: Knowledge) -> Knowledge:
    """The base after an author changed one entry and took another out."""
    entries = dict(base.entries)
    entries[ENTRY] = replace(entries[ENTRY], reviewed="2026-11-30")
    del entries["sell/connect-port"]
    return replace(base, entries=entries, fingerprint="four")


async def flag(store: Store, person: str, now: datetime, entry: str = ENTRY, case: str = "c1") -> None:
    """This person calls the entry wrong, and the rule acts."""
    await store.feedback.add(team="T1", case=case, entry=entry, person=person, verdict="wrong", reason="", now=now)
    await flagged(store, Place("T1", "C1", None, person, Surface.MENTION), entry, now)


def test_an_entry_is_changed_when_it_says_something_else_or_is_gone(base: Knowledge, newer: Knowledge) -> None:
    """A new one is no change."""
    assert changed(base, newer) == {ENTRY, "sell/connect-port"}
    assert changed(newer, base) == {ENTRY}
    assert changed(base, base) == frozenset()


async def test_each_person_is_told_once_in_their_language(
    base: Knowledge, newer: Knowledge, store: Store, now: datetime
) -> None:
    """Directly, with a way to see the entry; of two flags of one person on one entry one message comes."""
    await store.people.choose("T1", "U2", "pl")
    await flag(store, "U1", now)
    await flag(store, "U1", now, case="c2")
    await flag(store, "U2", now)
    await flag(store, "U3", now, "smtp/auth-failure")
    assert await store.standing.state("T1", ENTRY) is State.LOWERED
    room = Room()
    assert await tell_changed(store, room, base, newer, now) == 2
    assert sorted(place.person for place, _ in room.said) == ["U1", "U2"]
    (notice,) = [notice for place, notice in room.said if place.person == "U2"]
    assert notice == Notice("inbox.changed", "pl", {"entry": base.entries[ENTRY].title.pl}, ENTRY)
    assert await store.standing.state("T1", ENTRY) is None
    assert await tell_changed(store, room, base, newer, now) == 0
    assert [one.person for one in await store.feedback.flags()] == ["U3"]


async def test_of_two_processes_that_reload_one_tells(
    base: Knowledge, newer: Knowledge, store: Store, now: datetime
) -> None:
    """Each flag goes to one of them."""
    for person in ("U1", "U2", "U3"):
        await flag(store, person, now)
    async with await Store.open(str(store.database.writers.url)) as other:
        rooms = (Room(), Room())
        await asyncio.gather(
            *(tell_changed(one, room, base, newer, now) for one, room in zip((store, other), rooms, strict=True))
        )
    assert sorted(place.person for room in rooms for place, _ in room.said) == ["U1", "U2", "U3"]


async def test_of_a_removed_entry_there_is_nothing_to_show(
    base: Knowledge, newer: Knowledge, store: Store, now: datetime
) -> None:
    """It is said by the name it had."""
    await flag(store, "U1", now, "sell/connect-port")
    room = Room()
    await tell_changed(store, room, base, newer, now)
    title = base.entries["sell/connect-port"].title.en
    assert [notice for _, notice in room.said] == [Notice("inbox.removed", "en", {"entry": title})]


async def test_dismissed_flags_lift_what_they_lowered_and_tell_nobody(
    base: Knowledge, newer: Knowledge, store: Store, now: datetime
) -> None:
    """The entry is right as it is."""
    for person in ("U1", "U2"):
        await flag(store, person, now)
    assert await dismiss(store, ENTRY, now) == 2
    assert await store.standing.state("T1", ENTRY) is None
    assert [line.what for line in await store.audit.last("T1", 1)] == ["flags.dismiss"]
    room = Room()
    assert await tell_changed(store, room, base, newer, now) == 0
    assert await dismiss(store, ENTRY, now) == 0
