"""The store as a whole: opening, expiry, forgetting, and what a broken database says."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from bot.diagnosis.model import Context
from bot.errors import StoreError
from bot.service.model import Place, Surface
from bot.store.events import Duplicate
from bot.store.schema import answers, channels, marks, metadata, picks, proposals, requests, standing
from bot.store.store import Store
from bot.store.threads import Thread, ThreadKey
from tests.servers.postgres import Cluster

LEASE = timedelta(seconds=60)


async def fill(store: Store, team: str, now: datetime) -> None:
    """A row in every table."""
    place = Place(team, "C1", "1", "U1", Surface.MENTION)
    await store.events.claim(f"Ev{team}", place, now, LEASE)
    await store.events.finish(f"Ev{team}")
    await store.threads.save(Thread(ThreadKey(team, "C1", "1"), f"c{team}", Context(), "en"), now)
    await store.save(
        store.cases.saving(f"c{team}", place, "offer", (), "en", now), store.people.saving_last(team, "U1", "en")
    )
    await store.feedback.add(team=team, case="c", entry="e", person="U1", verdict="right", reason="", now=now)
    await store.gaps.record(team, "k", "x", "en", now)
    await store.audit.add(team, "U1", "x", now)
    at = now.timestamp()
    rows = {
        answers: {"channel": "C1", "question": "1", "message": "2", "case_id": "c", "person": "U1", "created_at": at},
        channels: {"channel": "C1", "shared": False},
        standing: {"entry": "e", "state": "paused", "person": "U1", "at": at},
        picks: {"subject": "which_code:002", "entry": "e", "count": 1, "first_at": at, "last_at": at},
        requests: {"id": f"r{team}", "case_id": "c", "entry": "e", "place": {}, "language": "en", "channel": "C2",
                   "message": "3", "asked_at": at},
        proposals: {"id": f"p{team}", "person": "U1", "entry": "e", "yaml": "id: e", "origin": "human",
                    "created_at": at},
        marks: {"name": "digest", "value": "2026-11-24", "at": at},
    }  # fmt: skip
    await store.save(*(insert(table).values(team=team, **row) for table, row in rows.items()))


async def count(store: Store) -> dict[str, int]:
    """Rows of every table."""
    return {
        name: (
            await store.database.read(lambda c, name=name: c.execute(text(f"SELECT count(*) FROM {name}")))
        ).scalar_one()
        for name in metadata.tables
    }


async def test_uninstalling_deletes_everything_of_that_workspace_only(store: Store, now: datetime) -> None:
    """Every table has a team and none is forgotten."""
    await fill(store, "T1", now)
    await fill(store, "T2", now)
    assert set((await count(store)).values()) == {2}
    assert await store.forget("T1") == len(metadata.tables)
    assert set((await count(store)).values()) == {1}
    assert await store.forget("T1") == 0


async def test_what_is_old_enough_goes_and_what_is_not_stays(store: Store, now: datetime) -> None:
    """Events go after two days, threads after seven, cases after ninety, the rest after a year; what was set stays."""
    await fill(store, "T1", now)
    gone = []
    year = {"feedback", "gaps", "audit", "picks", "proposals"}
    for days in (1, 3, 8, 91, 366):
        before = await count(store)
        await store.expire(now + timedelta(days=days))
        after = await count(store)
        gone.append({name for name in before if before[name] != after[name]})
    assert gone == [set(), {"events"}, {"threads", "answers"}, {"cases", "requests"}, year]


async def test_an_unfinished_event_is_not_swept_away(store: Store, now: datetime) -> None:
    """Its person still has to be told."""
    await store.events.claim("Ev1", Place("T1", "C1", None, "U1", Surface.DIRECT), now, LEASE)
    later = now + timedelta(days=9)
    await store.expire(later)
    assert [one.event_id for one in await store.events.expired_leases(later)] == ["Ev1"]


async def test_state_survives_a_restart(address: str, store: Store, now: datetime) -> None:
    """Nothing depends on the memory of a process."""
    place = Place("T1", "C1", None, "U1", Surface.DIRECT)
    await store.events.claim("Ev1", place, now, LEASE)
    await store.close()
    async with await Store.open(address) as second:
        assert await second.events.claim("Ev1", place, now, LEASE) == Duplicate()


async def test_several_statements_are_saved_together_or_not_at_all(store: Store, now: datetime) -> None:
    """A fault in the last one leaves no trace of the first."""
    good = store.gaps.recording("T1", "k", "x", "en", now)
    bad = store.gaps.recording("T1", "k2", "x", None, now)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        await store.save(good, bad)
    assert await store.gaps.list() == ()


async def test_a_fault_of_the_database_names_no_value(store: Store, now: datetime) -> None:
    """Neither the public sentence nor the cause for the log holds what was written."""
    with pytest.raises(StoreError) as caught:
        await store.gaps.record("T1", "k", "anna@rossi.example", None, now)  # type: ignore[arg-type]
    assert "anna" not in caught.value.public + caught.value.cause


async def test_a_postgres_that_was_not_migrated_is_refused_with_the_command(postgres: Cluster) -> None:
    """`serve` must not migrate: other processes may be serving."""
    with pytest.raises(StoreError, match="mailwhy migrate"):
        await Store.open(postgres.database())


async def test_a_postgres_that_is_not_there_is_one_sentence() -> None:
    """No traceback, no password."""
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        await Store.open("postgresql+psycopg://u:hunter2@127.0.0.1:1/none")
    assert "hunter2" not in caught.value.public + caught.value.cause


@pytest.mark.parametrize(
    "address",
    ["sqlite+aiosqlite:///:memory:", "sqlite+aiosqlite://", "mysql://h/d", "no address", "sqlite:///plain.db"],
)
async def test_an_address_that_cannot_work_is_a_store_error(address: str) -> None:
    """In memory each connection would see another database; the rest is no database of ours."""
    with pytest.raises(StoreError):
        await Store.open(address)


async def test_a_file_that_cannot_be_made_names_its_path(tmp_path: Path) -> None:
    """The operator sees which path, and which variable to set."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="DATABASE_URL"):
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/file/mailwhy.db")


async def test_a_file_that_is_no_database_is_a_store_error(tmp_path: Path) -> None:
    """A wrong path does no harm to what is there."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear Anna, " * 500, encoding="utf-8")
    with pytest.raises(StoreError):
        await Store.open(f"sqlite+aiosqlite:///{path}")
    assert path.read_text(encoding="utf-8").startswith("Dear Anna")
