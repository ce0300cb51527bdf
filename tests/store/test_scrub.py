"""An address is taken out of every row, on both databases."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.diagnosis.model import Context, Found
from bot.store.schema import proposals
from bot.store.scrub import scrub
from bot.store.store import Store
from bot.store.threads import Thread, ThreadKey

KEY = ThreadKey("T1", "C1", "1.1")
FOUND = Found(addresses=("Mario@rossi.it", "anna@rossi.it", "leo@verdi.it"), domains=("rossi.it", "verdi.it", "x.com"))


async def thread(store: Store, now: datetime, root: str = "1.1") -> Found:
    """What is remembered there."""
    found = await store.threads.get(replace(KEY, root=root), now)
    assert found is not None
    return found.context.found


async def test_an_address_goes_with_its_domain_unless_another_has_it(store: Store, now: datetime) -> None:
    """Whatever its case; nothing else in the row changes."""
    await store.threads.save(Thread(KEY, "case1", Context(FOUND, {"smtp/timeout": 1.5}), "it"), now)
    assert await scrub(store.database, "mario@ROSSI.it") == 1
    assert (await thread(store, now)).addresses == ("anna@rossi.it", "leo@verdi.it")
    assert (await thread(store, now)).domains == ("rossi.it", "verdi.it", "x.com")
    assert await scrub(store.database, "leo@verdi.it") == 1
    assert (await thread(store, now)).domains == ("rossi.it", "x.com")
    assert await scrub(store.database, "leo@verdi.it") == 0


async def test_other_addresses_stay(store: Store, now: datetime) -> None:
    """One that contains it is another one."""
    found = Found(addresses=("xmario@rossi.it", "mario@rossi.it.example"), domains=("rossi.it",))
    await store.threads.save(Thread(KEY, "case1", Context(found), "it"), now)
    assert await scrub(store.database, "mario@rossi.it") == 0
    assert (await thread(store, now)) == found


async def test_it_is_masked_where_people_wrote_something_for_authors(store: Store, now: datetime) -> None:
    """It should not have got there; composed and decomposed letters are the same."""
    await store.gaps.record("T1", "k1", "ma\u0301rio@rossi.it, MÁRIO@rossi.it: nothing arrives", "en", now)
    said = {"team": "T1", "case": "c1", "entry": "smtp/timeout", "person": "U1", "verdict": "wrong", "reason": ""}
    await store.feedback.add(**said, now=now, line="ask mário@rossi.it")
    row = {"id": "p1", "team": "T1", "person": "U1", "entry": "x/y", "origin": "slack", "created_at": 1.0}
    await store.database.execute(insert(proposals).values(**row, yaml="hit: [mário@rossi.it]"))
    await store.audit.add("T1", "U1", "note", now, {"who": "mário@rossi.it"})
    assert await scrub(store.database, "mário@rossi.it") == 4

    async def rows(connection: AsyncConnection) -> str:
        query = "SELECT example FROM gaps UNION SELECT line FROM feedback UNION SELECT yaml FROM proposals"
        return str((await connection.execute(text(query))).all())

    held = await store.database.read(rows)
    assert "rossi" not in held
    assert held.count("[address]") == 4
    assert (await store.audit.last("T1"))[0].facts == {"who": "[address]"}
