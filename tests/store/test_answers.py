"""Which message of ours answers which of a person's, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.store.answers import Answer
from bot.store.store import Store

ASKED = Answer("T1", "D1", "1700000001.000100", "1700000002.000200", "case1", "U1")


async def test_an_answer_is_found_by_its_question_and_by_its_message(store: Store, now: datetime) -> None:
    """In its own workspace and channel only."""
    await store.answers.add(ASKED, now)
    assert await store.answers.to("T1", "D1", ASKED.question) == ASKED
    assert await store.answers.in_message("T1", "D1", ASKED.message) == ASKED
    assert await store.answers.to("T2", "D1", ASKED.question) is None
    assert await store.answers.in_message("T1", "D2", ASKED.message) is None


async def test_of_a_question_answered_twice_the_newer_answer_counts(store: Store, now: datetime) -> None:
    """As after an interruption."""
    await store.answers.add(ASKED, now)
    await store.answers.add(replace(ASKED, message="1700000009.000900"), now)
    found = await store.answers.to("T1", "D1", ASKED.question)
    assert found is not None
    assert found.message == "1700000009.000900"


async def test_the_first_question_of_a_case_is_known(store: Store, now: datetime) -> None:
    """Whatever the order in which they were written down."""
    later = replace(ASKED, question="1700000005.000500", message="1700000006.000600")
    await store.answers.add(later, now)
    await store.answers.add(ASKED, now)
    assert await store.answers.first_of("case1") == ASKED
    assert await store.answers.first_of("case2") is None


async def test_an_older_edit_that_comes_late_is_not_taken_up(store: Store, now: datetime) -> None:
    """The newest wins; the same one may come again."""
    await store.answers.add(ASKED, now)
    assert await store.answers.take_edit(ASKED, "1700000020.000000")
    assert await store.answers.take_edit(ASKED, "1700000020.000000")
    assert not await store.answers.take_edit(ASKED, "1700000010.000000")
    assert not await store.answers.take_edit(replace(ASKED, question="1.1"), "1700000030.000000")


async def test_an_answer_is_removed_once(store: Store, now: datetime) -> None:
    """Of two who remove it one did."""
    await store.answers.add(ASKED, now)
    assert await store.answers.remove(ASKED)
    assert not await store.answers.remove(ASKED)


async def test_answers_are_kept_for_seven_days(store: Store, now: datetime) -> None:
    """As long as the case's context."""
    await store.answers.add(ASKED, now)
    await store.expire(now + timedelta(days=6))
    assert await store.answers.to("T1", "D1", ASKED.question)
    await store.expire(now + timedelta(days=7))
    assert await store.answers.to("T1", "D1", ASKED.question) is None
