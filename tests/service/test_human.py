"""A question to a human, without a Slack: who is told what, and what a lost answer means."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.diagnosis.model import Kind
from bot.errors import StoreError
from bot.service import human
from bot.service.ask import Asking
from bot.service.human import Colleague, How, Outcome
from bot.service.model import Handover, Place, Surface
from bot.service.outward import Notice
from bot.store.store import Store
from tests.service.conftest import Says

THREAD = Place("T1", "C1", "1.1", "U1", Surface.MENTION)
DIRECT = Place("T1", "D1", None, "U1", Surface.DIRECT)
ANNA, PIOTR = Colleague("U2", "anna", "C9", "9.9"), Colleague("U3", "piotr", "C9", "9.9")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@dataclass
class Room:
    """An announcer that writes down what was said. `deaf`: where nothing can be said; `lost`: where nobody knows."""

    said: list[tuple[str, str | None, Surface | None, Notice]] = field(default_factory=list)
    deaf: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    async def post(self, place: Place, notice: Notice) -> str | None:
        """In private, or directly."""
        where = place.channel if place.surface in (Surface.MENTION, Surface.DIRECT) else place.person
        return self._say(where, place.thread, place.surface, notice)

    async def announce(self, channel: str, thread: str | None, notice: Notice) -> str | None:
        """Openly."""
        return self._say(channel, thread, None, notice)

    async def update(self, place: Place, message: str, notice: Notice) -> bool:
        """Not used here."""
        raise NotImplementedError

    def _say(self, where: str, thread: str | None, surface: Surface | None, notice: Notice) -> str | None:
        if where in self.deaf:
            return None
        if where in self.lost:
            return ""
        self.said.append((where, thread, surface, notice))
        return "1.2"


def handover(place: Place = THREAD, *, told: bool = False) -> Handover:
    """A question."""
    return Handover("r1", "c1", "smtp/timeout", place, "it", told)


async def away(*_: object) -> None:
    """A database that is away."""
    raise StoreError("away")


async def test_who_takes_it_is_told_to_the_asker_once(store: Store) -> None:
    """In private in the thread; not again for a second press, and not after it was given back."""
    room = Room()
    assert await human.take(store, room, handover(), ANNA, NOW) == Outcome(How.DONE, "U2")
    assert await human.take(store, room, handover(), ANNA, NOW + timedelta(seconds=1)) == Outcome(How.DONE, "U2")
    assert await human.take(store, room, handover(), PIOTR, NOW) == Outcome(How.TAKEN, "U2")
    assert await human.give_back(store, handover(), "U3") == Outcome(How.TAKEN, "U2")
    assert await human.give_back(store, handover(), "U2") == Outcome(How.DONE)
    assert await human.take(store, room, handover(told=True), PIOTR, NOW) == Outcome(How.DONE, "U3")
    assert room.said == [("C1", "1.1", Surface.MENTION, Notice("human.has_it_told", "it", {"name": "anna"}))]


async def test_where_a_thread_is_closed_to_us_the_asker_is_told_directly(store: Store) -> None:
    """The bot may have been removed from the channel."""
    room = Room(deaf=("C1",))
    await human.take(store, room, handover(), ANNA, NOW)
    assert [where for where, *_ in room.said] == ["U1"]


@pytest.mark.parametrize(
    ("place", "where", "surface", "key"),
    [
        (THREAD, "C1", None, "human.answer_from"),
        (DIRECT, "D1", Surface.DIRECT, "human.answer_to"),
        (Place("T1", "C1", None, "U1", Surface.COMMAND), "U1", Surface.COMMAND, "human.answer_to"),
        (Place("T1", "C1", "1.1", "U1", Surface.SHORTCUT), "U1", Surface.SHORTCUT, "human.answer_to"),
    ],
)
async def test_the_answer_goes_where_it_was_asked(
    store: Store, place: Place, where: str, surface: Surface | None, key: str
) -> None:
    """Openly only where the card was open; answering takes the question too."""
    room = Room()
    assert await human.answer(store, room, handover(place), ANNA, "yes", "why?", NOW) == Outcome(How.DONE, "U2")
    ((channel, _, how, notice),) = room.said
    assert (channel, how, notice.key) == (where, surface, key)
    assert notice.values == {"name": "anna", "text": "yes", "question": "why?"}
    assert await human.take(store, room, handover(place), PIOTR, NOW) == Outcome(How.ANSWERED, "U2")
    assert await human.give_back(store, handover(place), "U2") == Outcome(How.ANSWERED, "U2")
    assert await human.answer(store, room, handover(place), PIOTR, "no", "why?", NOW) == Outcome(How.ANSWERED, "U2")
    assert len(room.said) == 1


async def test_an_answer_that_was_refused_goes_directly_and_one_that_got_lost_does_not(store: Store) -> None:
    """What may have been said is not said again elsewhere; the question is open again."""
    lost = Room(lost=("C1",))
    assert await human.answer(store, lost, handover(), ANNA, "yes", "why?", NOW) == Outcome(How.LOST)
    assert lost.said == []
    deaf = Room(deaf=("C1",))
    assert await human.answer(store, deaf, handover(), ANNA, "yes", "why?", NOW) == Outcome(How.DONE, "U2")
    assert [where for where, *_ in deaf.said] == ["U1"]


async def test_a_store_that_is_away_stops_taking_and_not_answering(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is claimed that cannot be kept; an answer is worth more than a row."""
    room = Room()
    for name in ("add", "get", "claim", "answer", "give_back", "reopen"):
        monkeypatch.setattr(store.requests, name, away)
    await human.asked(store, handover(), "C9", "9.9", NOW)
    assert not await human.is_asked(store, "r1")
    assert await human.take(store, room, handover(), ANNA, NOW) == Outcome(How.AWAY)
    assert await human.give_back(store, handover(), "U2") == Outcome(How.AWAY)
    assert await human.answer(store, room, handover(), ANNA, "yes", "why?", NOW) == Outcome(How.DONE, "U2")
    assert await human.answer(store, Room(deaf=("C1", "U1")), handover(), ANNA, "x", "y", NOW) == Outcome(How.LOST)


async def test_evidence_is_of_the_whole_case(
    asking: Asking, says: Says, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier message had is known; without the database it is what the card shows."""
    first = await asking.ask(says("550 5.7.26 This mail has been blocked because the sender is unauthenticated"), NOW)
    later = await asking.ask(says("it's Gmail", case=first.case), NOW)
    found = await human.evidence(store, later, NOW)
    assert {("550 5.7.26", Kind.CODE), ("Gmail", Kind.PROVIDER)} <= {(piece.text, piece.kind) for piece in found}
    assert len({piece.text for piece in found}) == len(found)
    monkeypatch.setattr(store.threads, "of_case", away)
    assert {piece.text for piece in await human.evidence(store, later, NOW)} <= {piece.text for piece in found}


def test_ids_differ() -> None:
    """They name rows for ninety days."""
    assert len({human.new_id() for _ in range(100)}) == 100
