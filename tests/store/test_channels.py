"""What was learned of a channel, on both databases."""

import asyncio
from datetime import datetime, timedelta

from bot.service.model import Place, Surface
from bot.store.channels import Known
from bot.store.store import Store

AUTO = Place("T1", "C1", "1.1", "U1", Surface.AUTO)


async def test_what_is_learned_is_kept_beside_what_was_known(store: Store, now: datetime) -> None:
    """Sharing, privacy and the greeting do not overwrite each other."""
    assert await store.channels.get("T1", "C1") == Known()
    await store.channels.learn("T1", "C1", shared=True)
    await store.channels.keep_private("T1", "C1", now)
    assert await store.channels.greet("T1", "C1", now)
    assert await store.channels.get("T1", "C1") == Known(shared=True, private_until=now.timestamp())
    await store.channels.learn("T1", "C1", shared=False)
    assert await store.channels.get("T1", "C1") == Known(shared=False, private_until=now.timestamp())
    assert await store.channels.get("T2", "C1") == Known()


async def test_a_channel_is_greeted_once_by_one_of_many(store: Store, now: datetime) -> None:
    """Whoever hears of it first; another channel is another greeting."""
    greeted = await asyncio.gather(*(store.channels.greet("T1", "C1", now) for _ in range(8)))
    assert sorted(greeted) == [False] * 7 + [True]
    assert not await store.channels.greet("T1", "C1", now + timedelta(days=99))
    assert await store.channels.greet("T1", "C2", now)


async def test_a_limit_is_kept_however_many_ask_at_once(store: Store, now: datetime) -> None:
    """Counted by surface and channel, over a moving hour."""

    async def spend(number: int, place: Place = AUTO, at: datetime = now) -> bool:
        case = store.cases.saving(f"{place.channel}-{at:%H%M}-{number}", place, "answer", (), "en", at)
        return await store.channels.spend(case, place, at - timedelta(hours=1), 6)

    assert sum(await asyncio.gather(*(spend(number) for number in range(12)))) == 6
    assert await spend(99, Place("T1", "C2", "1.1", "U1", Surface.AUTO))
    assert not await spend(99, at=now + timedelta(minutes=59))
    assert await spend(99, at=now + timedelta(minutes=61))
    mention = Place("T1", "C1", "1.1", "U1", Surface.MENTION)
    assert await spend(100, mention)


async def test_another_process_counts_too(store: Store, address: str, now: datetime) -> None:
    """Two stores on one database, as two processes have."""
    async with await Store.open(address) as other:

        async def spend(which: Store, number: int) -> bool:
            case = which.cases.saving(f"c{number}", AUTO, "answer", (), "en", now)
            return await which.channels.spend(case, AUTO, now - timedelta(hours=1), 6)

        done = await asyncio.gather(*(spend((store, other)[number % 2], number) for number in range(20)))
    assert sum(done) == 6
