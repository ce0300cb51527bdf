"""Proposed entries."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.store.proposals import Proposal
from bot.store.store import Store


async def test_a_proposal_waits_until_somebody_takes_it(store: Store, other: Store, now: datetime) -> None:
    """Newest first; taken at once by two, both have it, and it waits no more."""
    one = Proposal("p1", "T1", "U1", "smtp/fax", "id: smtp/fax\n", "command", now)
    two = replace(one, id="p2", created_at=now + timedelta(hours=1))
    for proposal in (one, two, replace(one, id="p3", team="T2", created_at=now - timedelta(hours=1))):
        await store.proposals.add(proposal)
    assert [proposal.id for proposal in await store.proposals.open()] == ["p2", "p1", "p3"]
    assert await store.proposals.open("T1") == (two, one)
    taken = await asyncio.gather(*(each.proposals.take("p1", now) for each in (store, other)))
    assert list(taken) == [replace(one, taken_at=now)] * 2
    assert (await store.proposals.take("p1", now + timedelta(days=1))) == replace(one, taken_at=now)
    assert await store.proposals.open("T1") == (two,)
    assert await store.proposals.take("p9", now) is None
