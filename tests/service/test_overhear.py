"""What is said unasked: what is sure, or new in a thread with an answer; the rest leaves no trace."""

from datetime import datetime, timedelta

from bot.service import overhear
from bot.service.ask import Asking
from bot.service.model import Asked, Place, Surface
from bot.store.store import Store
from bot.store.threads import ThreadKey
from tests.fixtures.mailwhy import bundled, store

__all__ = ["store"]
NOW = datetime.fromisoformat("2026-11-24T12:00:00+00:00")
AUTO = Place("T1", "C1", "1.1", "U1", Surface.AUTO)
THREAD = Place("T1", "C1", "1.1", "U1", Surface.MENTION)
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
VAGUE = "the customer's email does not arrive, what is wrong?"


async def test_what_is_sure_is_said_until_the_channel_had_its_fill(store: Store) -> None:
    """What is not said leaves nothing behind."""
    asking = Asking(bundled, store)
    for number in range(overhear.MOST + 1):
        place = Place("T1", "C1", f"{number}.1", "U1", Surface.AUTO)
        heard = await overhear.unasked(asking, store, Asked(SPF, place, fresh_case=True), NOW)
        assert heard.say is (number < overhear.MOST)
        kept = await store.threads.get(ThreadKey("T1", "C1", f"{number}.1"), NOW)
        assert (kept is not None) is heard.say
    assert not (await overhear.unasked(asking, store, Asked(VAGUE, AUTO, fresh_case=True), NOW)).say
    assert await store.gaps.list() == ()


async def test_a_thread_is_followed_while_an_answer_stands_in_it_for_all(store: Store) -> None:
    """Not before it is posted, not after half an hour."""
    asking = Asking(bundled, store)
    assert not await overhear.is_followed(store, THREAD, NOW)
    reply = await asking.ask(Asked(VAGUE, THREAD), NOW)
    assert not await overhear.is_followed(store, THREAD, NOW)
    await store.cases.posted(reply.case, "2.2")
    assert await overhear.is_followed(store, THREAD, NOW + timedelta(minutes=29))
    assert not await overhear.is_followed(store, THREAD, NOW + timedelta(minutes=31))


async def test_only_new_evidence_is_answered_there(store: Store) -> None:
    """Thanks, and what the case knows already, are not."""
    asking = Asking(bundled, store)
    await asking.ask(Asked(VAGUE, THREAD), NOW)
    assert not (await overhear.follow_up(asking, Asked("thanks a lot", THREAD), NOW)).say
    assert (await overhear.follow_up(asking, Asked(SPF, THREAD), NOW)).say
    assert not (await overhear.follow_up(asking, Asked(SPF, THREAD), NOW)).say
