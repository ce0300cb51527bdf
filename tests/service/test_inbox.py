"""What authors should look at, in one list, and what of it is new."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.service.inbox import inbox, news
from bot.service.inbox_item import ItemKind
from bot.store.proposals import Proposal
from bot.store.store import Store

DAY = timedelta(days=1)


async def flag(store: Store, person: str, now: datetime, **more: str) -> None:
    """This person calls an entry wrong."""
    given = {"team": "T1", "case": "c1", "entry": "smtp/timeout", "verdict": "wrong", "reason": "outdated", **more}
    await store.feedback.add(person=person, now=now, **given)


async def fill(store: Store, now: datetime) -> None:
    """One of each kind, flags by two people."""
    await flag(store, "U1", now - DAY, line="the menu moved")
    await flag(store, "U2", now, line="not any more")
    await flag(store, "U2", now, case="c2", reason="wrong_step")
    await store.standing.lower("T1", "smtp/timeout", "U2", now, since=now - 7 * DAY)
    for _ in range(3):
        await store.gaps.record("T1", "k1", "fax does not arrive", "en", now)
    await store.save(store.picks.counting("T1", "which_code:002", "sell/connect-port", now - DAY))
    await store.proposals.add(Proposal("p1", "T1", "U1", "smtp/fax", "id: smtp/fax\n", "command", now))


async def test_all_kinds_stand_in_one_list(store: Store, now: datetime) -> None:
    """The newest day first, within it the most frequent."""
    await fill(store, now)
    items = await inbox(store)
    assert [(item.kind.value, item.key, item.count) for item in items] == [
        ("gap", "k1", 3),
        ("flag", "smtp/timeout", 2),
        ("proposal", "p1", 1),
        ("pick", "sell/connect-port", 1),
    ]
    flagged = items[1]
    assert flagged.reasons == {"outdated": 2, "wrong_step": 1}
    assert flagged.remarks == ("not any more", "the menu moved")
    assert (flagged.first, flagged.last, flagged.state) == (now - DAY, now, "lowered")
    assert await inbox(store, "T2") == ()
    assert len(await inbox(store, limit=2)) == 2


async def test_what_was_dealt_with_is_gone(store: Store, now: datetime) -> None:
    """Closed flags, taken proposals."""
    await fill(store, now)
    await store.feedback.close(["smtp/timeout"], now)
    await store.proposals.take("p1", now)
    assert [item.kind for item in await inbox(store)] == [ItemKind.GAP, ItemKind.PICK]


@pytest.mark.parametrize(
    ("zone", "hour", "due"),
    [("UTC", 8, False), ("UTC", 9, True), ("Europe/Rome", 8, True), ("America/New_York", 12, False)],
)
async def test_news_comes_at_nine_by_the_clock_on_the_wall(store: Store, zone: str, hour: int, due: bool) -> None:
    """Of the zone that people work in."""
    now = datetime(2026, 11, 24, hour, 0, tzinfo=UTC)
    await fill(store, now - timedelta(hours=1))
    assert bool(await news(store, "T1", zone, now)) is due


async def test_news_comes_once_a_day_and_holds_what_is_new(store: Store, now: datetime) -> None:
    """A day without any is a day without a word; the day after has what came since."""
    await fill(store, now)
    assert len(await news(store, "T1", "UTC", now)) == 4
    assert await news(store, "T1", "UTC", now + timedelta(hours=3)) == ()
    assert await news(store, "T1", "UTC", now + DAY) == ()
    await store.gaps.record("T1", "k2", "post is late", "en", now + DAY + timedelta(hours=5))
    assert [item.key for item in await news(store, "T1", "UTC", now + 2 * DAY)] == ["k2"]


async def test_of_two_processes_one_gets_the_news(store: Store, now: datetime) -> None:
    """At the very same moment."""
    await fill(store, now)
    async with await Store.open(str(store.database.writers.url)) as other:
        both = await asyncio.gather(*(news(one, "T1", "UTC", now) for one in (store, other)))
    assert sorted(map(len, both)) == [0, 4]
