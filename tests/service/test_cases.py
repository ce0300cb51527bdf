"""Verdicts on answers, and the list of gaps."""

from datetime import datetime, timedelta

from bot.service.ask import Asking
from bot.service.cases import Verdict, feedback, gaps, move, remark
from bot.service.model import Asked, Place, Surface
from bot.store.store import Store
from tests.service.conftest import Says


async def test_a_verdict_is_written_down_for_its_entry(asking: Asking, says: Says, store: Store, now: datetime) -> None:
    """Right changes nothing for the case; the last word of a person counts."""
    asked = says("Sell gives error 002 when sending")
    reply = await asking.ask(asked, now)
    entry = reply.diagnosis.matches[0].entry
    for verdict in (Verdict.WRONG, Verdict.RIGHT):
        assert await feedback(store, asked.place, reply.case, entry, verdict, now, reason="too_old")
    assert await store.feedback.counts("T1") == {(entry, "right"): 1}


async def test_a_case_of_nobody_or_of_another_workspace_takes_no_verdict(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Button values come from outside: they are not believed."""
    reply = await asking.ask(says("Sell gives error 002 when sending"), now)
    stranger = says("", team="T2").place
    assert not await feedback(store, stranger, reply.case, "x", Verdict.WRONG, now)
    assert not await feedback(store, stranger, "nosuch", "x", Verdict.WRONG, now)
    assert await store.feedback.counts("T1") == await store.feedback.counts("T2") == {}


async def test_a_case_that_moves_goes_on_where_it_moved_to(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """A follow-up there belongs to it, with all that was found before."""
    first = await asking.ask(says("error 002", thread=None, surface=Surface.COMMAND), now)
    there = Place("T1", "C1", "9.9", "U1", Surface.MENTION)
    await move(store, first.case, there, "9.9", now)
    second = await asking.ask(Asked("it is zendesk sell, when sending", there), now + timedelta(hours=1))
    assert (second.case, second.refines) == (first.case, True)
    case = await store.cases.get(first.case)
    assert case is not None
    assert (case.message, case.place.thread, case.place.surface) == ("9.9", "9.9", "mention")
    await move(store, "nosuch", there, "9.9", now)


def test_a_remark_names_nobody_and_keeps_no_secret() -> None:
    """What authors read of it, and what the person has to be told about."""
    said = remark("mario@rossi.example: password: Tr0ub4dor-xyz " + "x" * 400)
    assert said.text.startswith("[address]: password: [secret]xxx")
    assert (len(said.text), said.kinds) == (300, ("password",))


async def test_gaps_come_most_frequent_first(store: Store, now: datetime) -> None:
    """What authors should write next stands on top."""
    for key in ("k1", "k2", "k2"):
        await store.gaps.record("T1", key, key, "en", now)
    assert [(gap.key, gap.count) for gap in await gaps(store)] == [("k2", 2), ("k1", 1)]
    assert len(await gaps(store, limit=1)) == 1
