"""Choices people made."""

import asyncio
from datetime import datetime, timedelta

from bot.store.store import Store


async def test_picks_are_counted_by_what_was_asked(store: Store, other: Store, now: datetime) -> None:
    """At once from two processes too; most picked first."""
    later = now + timedelta(hours=1)
    await store.save(store.picks.counting("T1", "which_code:002", "sell/send-limit-exceeded", now))
    await asyncio.gather(
        *(
            one.save(one.picks.counting("T1", "which_code:002", "sell/connect-port", later))
            for one in (store, other, store)
        )
    )
    await store.save(store.picks.counting("T2", "x" * 99, "sell/connect-port", now))
    first, second, third = await store.picks.list()
    assert (first.subject, first.entry, first.count) == ("which_code:002", "sell/connect-port", 3)
    assert (second.entry, second.count, second.first_at) == ("sell/send-limit-exceeded", 1, now)
    assert len(third.subject) == 64
    assert [one.count for one in await store.picks.list("T1", limit=1)] == [3]
