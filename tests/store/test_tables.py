"""The small tables: cases, people, feedback, gaps, audit."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.service.model import Place, Surface
from bot.store.people import Person
from bot.store.store import Store

PLACE = Place("T1", "C1", None, "U1", Surface.COMMAND)


async def test_a_case_is_written_updated_and_bound_to_its_message(store: Store, now: datetime) -> None:
    """A follow-up changes the answer, not the place; the message is remembered for editing."""
    await store.save(store.cases.saving("c1", PLACE, "abstain", (), "it", now))
    await store.cases.posted("c1", "1700000000.000100")
    await store.save(store.cases.saving("c1", PLACE, "answer", ("sell/send-failed",), "it", now))
    case = await store.cases.get("c1")
    assert case is not None
    assert (case.mode, case.entries, case.message) == ("answer", ("sell/send-failed",), "1700000000.000100")
    assert (case.place.team, case.place.thread, case.place.surface) == ("T1", None, "command")
    assert await store.cases.get("c2") is None


async def test_a_persons_recent_cases_are_their_own_newest_first(store: Store, now: datetime) -> None:
    """Not those of a colleague, not those of the same id in another workspace; at most as many as asked for."""
    others = (replace(PLACE, person="U2"), replace(PLACE, team="T2"))
    for number in range(4):
        later = now + timedelta(minutes=number)
        await store.save(store.cases.saving(f"c{number}", PLACE, "offer", ("smtp/timeout",), "en", later))
    for number, place in enumerate(others):
        await store.save(store.cases.saving(f"x{number}", place, "answer", (), "en", now + timedelta(hours=1)))
    found = await store.cases.recent("T1", "U1", 3)
    assert [case.id for case in found] == ["c3", "c2", "c1"]
    assert found[0].asked_at == now + timedelta(minutes=3)
    assert await store.cases.recent("T1", "U9", 3) == ()


async def test_a_person_is_welcomed_once(store: Store, now: datetime) -> None:
    """Whether or not a language of theirs is known, and when two events come at the same moment."""
    await store.people.choose("T1", "U1", "pl")
    at_once = await asyncio.gather(*(store.people.welcome("T1", person, now) for person in ("U1", "U2") * 4))
    assert sorted(at_once) == [False] * 6 + [True] * 2
    assert not await store.people.welcome("T1", "U1", now + timedelta(days=900))
    assert await store.people.welcome("T2", "U1", now)
    assert await store.people.get("T1", "U1") == Person(choice="pl")


async def test_a_case_whose_message_was_deleted_stands_in_none(store: Store, now: datetime) -> None:
    """Unless its card stands in a newer message."""
    await store.save(store.cases.saving("c1", PLACE, "abstain", (), "it", now))
    await store.cases.posted("c1", "2.2")
    await store.cases.unposted("c1", "1.1")
    assert (case := await store.cases.get("c1"))
    assert case.message == "2.2"
    await store.cases.unposted("c1", "2.2")
    assert (case := await store.cases.get("c1"))
    assert case.message is None


async def test_a_persons_choice_and_last_language_are_kept_apart(store: Store) -> None:
    """Answering in English does not overwrite what the person chose."""
    assert await store.people.get("T1", "U1") == Person()
    await store.people.choose("T1", "U1", "pl")
    await store.save(store.people.saving_last("T1", "U1", "en"))
    assert await store.people.get("T1", "U1") == Person(choice="pl", last="en")
    assert await store.people.get("T2", "U1") == Person()
    await store.people.choose("T1", "U1", None)
    assert await store.people.get("T1", "U1") == Person(last="en")


async def test_of_a_persons_verdicts_on_one_answer_the_last_counts(store: Store, now: datetime) -> None:
    """Pressing both thumbs is one opinion; two people are two."""
    for person, verdict in (("U1", "right"), ("U1", "wrong"), ("U2", "wrong")):
        await store.feedback.add(
            team="T1", case="c1", entry="smtp/timeout", person=person, verdict=verdict, reason="", now=now
        )
    assert await store.feedback.counts("T1") == {("smtp/timeout", "wrong"): 2}


async def test_a_gap_is_counted_and_keeps_its_first_example(store: Store, now: datetime) -> None:
    """The same question asked at once by many is one row with the right count."""
    await store.gaps.record("T1", "k1", "fax does not arrive", "en", now)
    later = now + timedelta(hours=1)
    await asyncio.gather(*(store.gaps.record("T1", "k1", "other words", "en", later) for _ in range(9)))
    await store.gaps.record("T1", "k2", "x" * 999, "it", now)
    first, second = await store.gaps.list("T1")
    assert (first.key, first.count, first.example) == ("k1", 10, "fax does not arrive")
    assert (first.first_at, first.last_at) == (now, later)
    assert (second.key, len(second.example)) == ("k2", 400)
    assert await store.gaps.list("T2") == ()
    assert [gap.key for gap in await store.gaps.list(limit=1)] == ["k1"]


async def test_a_filled_gap_is_forgotten(store: Store, now: datetime) -> None:
    """Whoever writes the entry closes the gap."""
    await store.gaps.record("T1", "k1", "x", "en", now)
    assert await store.gaps.close("T1", "k1")
    assert not await store.gaps.close("T1", "k1")
    assert await store.gaps.list() == ()


async def test_the_audit_shows_the_newest_first(store: Store, now: datetime) -> None:
    """Who did what, with its facts."""
    await store.audit.add("T1", "U1", "kb.reload", now, {"entries": "52"})
    await store.audit.add("T1", "U2", "uninstall", now + timedelta(seconds=1))
    assert [(line.who, line.what, line.facts) for line in await store.audit.last("T1")] == [
        ("U2", "uninstall", {}),
        ("U1", "kb.reload", {"entries": "52"}),
    ]
