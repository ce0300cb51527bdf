"""What is remembered of a person who comes back."""

from datetime import datetime, timedelta

from bot.diagnosis.model import Mode
from bot.service.model import Past, Place, Remembered, Surface
from bot.service.recall import MOST, recall
from bot.store.store import Store

PLACE = Place("T1", "C1", None, "U1", Surface.MENTION)


async def test_a_stranger_has_nothing(store: Store) -> None:
    """No choice, no questions."""
    assert await recall(store, "T1", "U1") == Remembered()


async def test_the_last_questions_come_with_what_was_answered_and_where(store: Store, now: datetime) -> None:
    """The newest first, at most eight; a private answer stands in no message."""
    await store.people.choose("T1", "U1", "uk")
    for number in range(MOST + 1):
        entries = ("smtp/timeout", "smtp/greylisted") if number % 2 else ()
        mode = "offer" if number % 2 else "abstain"
        at = now + timedelta(minutes=number)
        await store.save(store.cases.saving(f"c{number}", PLACE, mode, entries, "en", at))
    await store.cases.posted(f"c{MOST}", "1.1")
    found = await recall(store, "T1", "U1")
    assert found.choice == "uk"
    assert len(found.past) == MOST
    assert found.past[0] == Past("", Mode.ABSTAIN, now + timedelta(minutes=MOST), "C1", "1.1")
    assert (found.past[1].entry, found.past[1].message) == ("smtp/timeout", "")
