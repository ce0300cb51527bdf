"""What a thread remembers, and what it must not."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import text

from bot.diagnosis.model import Context, Evidence, Found, Kind
from bot.store.store import Store
from bot.store.threads import Thread, ThreadKey

KEY = ThreadKey("T1", "C1", "1.2")
CONTEXT = Context(
    found=Found(
        evidence=(
            Evidence(Kind.CODE, "002", 30, 33, "sell_send:002"),
            Evidence(Kind.PHRASE, "la mia password segreta non va", 0, 30, "sell/send-failed"),
        ),
        products=("sell",),
        providers=("google",),
        addresses=("anna@rossi.example",),
        domains=("rossi.example",),
        ticket="48213",
    ),
    scores={"sell/send-failed": 3.25},
    excluded=("smtp/timeout",),
)
THREAD = Thread(KEY, "case1", CONTEXT, "it")


async def test_a_thread_comes_back_as_it_was_saved_without_spans_and_wording(store: Store, now: datetime) -> None:
    """Keys, names, scores and language survive; the words people wrote do not."""
    await store.threads.save(THREAD, now)
    found = await store.threads.get(KEY, now)
    assert found is not None
    assert (found.case, found.language, found.context.scores) == ("case1", "it", {"sell/send-failed": 3.25})
    assert found.context.excluded == ("smtp/timeout",)
    assert found.context.found == replace(
        CONTEXT.found,
        evidence=(
            Evidence(Kind.CODE, "002", 0, 0, "sell_send:002"),
            Evidence(Kind.PHRASE, "", 0, 0, "sell/send-failed"),
        ),
    )


async def test_no_word_of_the_message_is_in_the_table(store: Store, now: datetime) -> None:
    """Looked at as raw rows, not through our own reader."""
    await store.threads.save(THREAD, now)
    rows = await store.database.read(lambda connection: connection.execute(text("SELECT * FROM threads")))
    assert "segreta" not in str(rows.all())


async def test_a_thread_is_forgotten_seven_days_after_its_last_message(store: Store, now: datetime) -> None:
    """Every save counts the days anew."""
    await store.threads.save(THREAD, now)
    await store.threads.save(THREAD, now + timedelta(days=5))
    assert await store.threads.get(KEY, now + timedelta(days=11, hours=23)) is not None
    assert await store.threads.get(KEY, now + timedelta(days=12)) is None


async def test_threads_of_other_workspaces_channels_and_roots_are_others(store: Store, now: datetime) -> None:
    """A context never leaks into another conversation."""
    await store.threads.save(THREAD, now)
    for key in (replace(KEY, team="T2"), replace(KEY, channel="C2"), replace(KEY, root="9")):
        assert await store.threads.get(key, now) is None


async def test_a_case_leads_to_its_thread(store: Store, now: datetime) -> None:
    """A button carries the case; the thread is found by it."""
    await store.threads.save(THREAD, now)
    found = await store.threads.of_case("case1", now)
    assert found is not None
    assert found.key == KEY
    assert await store.threads.of_case("case2", now) is None


async def test_an_entry_called_wrong_is_excluded_once(store: Store, now: datetime) -> None:
    """Saying it twice changes nothing more; an unknown case is no error."""
    await store.threads.save(THREAD, now)
    for case in ("case1", "case1", "nosuch"):
        await store.threads.exclude(case, "sell/send-failed", now)
    found = await store.threads.get(KEY, now)
    assert found is not None
    assert found.context.excluded == ("smtp/timeout", "sell/send-failed")


async def test_a_case_can_be_forgotten_and_a_thread_is_active_for_a_while(store: Store, now: datetime) -> None:
    """Deleting an answer takes what its question said with it."""
    key = ThreadKey("T1", "C1", "1.1")
    await store.threads.save(Thread(key, "case1", Context(), "en"), now)
    half_an_hour = timedelta(minutes=30)
    assert await store.threads.active(key, now - half_an_hour, now)
    later = now + timedelta(minutes=31)
    assert await store.threads.active(key, later - half_an_hour, later) is None
    await store.threads.forget("case1")
    assert await store.threads.get(key, now) is None
