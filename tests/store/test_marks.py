"""What was done last."""

import asyncio
from datetime import datetime, timedelta

from bot.store.marks import Mark
from bot.store.store import Store


async def test_of_several_processes_one_advances_a_mark(store: Store, other: Store, now: datetime) -> None:
    """Each value once, each workspace and name for itself."""
    assert await store.marks.get("T1", "digest") is None
    done = await asyncio.gather(
        *(one.marks.advance("T1", "digest", "2026-11-24", now) for one in (store, other, store))
    )
    assert sorted(done) == [False, False, True]
    assert await other.marks.get("T1", "digest") == Mark("2026-11-24", now)
    later = now + timedelta(days=1)
    assert await other.marks.advance("T1", "digest", "2026-11-25", later)
    assert await store.marks.get("T1", "digest") == Mark("2026-11-25", later)
    assert await store.marks.advance("T2", "digest", "2026-11-25", now)
    assert await store.marks.advance("T1", "nudge", "2026-11-25", now)
