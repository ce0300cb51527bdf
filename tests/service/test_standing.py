"""Entries that authors paused or several people called wrong: what becomes of the answers."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, text

from bot.diagnosis.model import Certainty, Mode
from bot.kb.base import Knowledge
from bot.service import standing
from bot.service.ask import Asking
from bot.service.cases import Verdict, feedback
from bot.service.model import Place, Reply, Surface
from bot.store.store import Store
from tests.service.conftest import Says

LIMIT = "Sell gives error 002 when sending"
ENTRY = "sell/send-limit-exceeded"
AUTHOR = Place("T1", "", None, "U9", Surface.COMMAND)


def entries(reply: Reply) -> list[str]:
    """The entries of a reply and of its question, best first."""
    asked = reply.diagnosis.question
    ways = [way.entry for way in asked.choices] if asked else []
    return [match.entry for match in reply.diagnosis.matches] + ways


async def call_wrong(asking: Asking, store: Store, says: Says, person: str, now: datetime) -> None:
    """This person asks, and says that the answer is wrong."""
    asked = says(LIMIT, person=person, thread=f"{person} {now}")
    reply = await asking.ask(asked, now)
    assert await feedback(store, asked.place, reply.case, ENTRY, Verdict.WRONG, now)


async def test_the_third_person_gets_an_offer_where_two_called_it_wrong(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Likely, not sure; and it is written down who made it so."""
    await call_wrong(asking, store, says, "U1", now)
    assert (await asking.ask(says(LIMIT, thread="2"), now)).diagnosis.mode is Mode.ANSWER
    await call_wrong(asking, store, says, "U2", now + timedelta(days=6))
    said = (await asking.ask(says(LIMIT, thread="3"), now)).diagnosis
    assert (said.mode, said.certainty) == (Mode.OFFER, Certainty.LIKELY)
    assert said.matches[0].entry == ENTRY
    (line,) = await store.audit.last("T1")
    assert (line.who, line.what, line.facts) == ("U2", "entry.lower", {"entry": ENTRY})


async def test_an_author_who_takes_it_back_in_has_it_answered_again(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """At once in this process."""
    await call_wrong(asking, store, says, "U1", now)
    await call_wrong(asking, store, says, "U2", now)
    assert await standing.resume(store, AUTHOR, ENTRY, now)
    assert (await asking.ask(says(LIMIT, thread="3"), now)).diagnosis.mode is Mode.ANSWER


@pytest.mark.parametrize("words", [LIMIT, "002", "error 002 in zendesk sell"])
async def test_a_paused_entry_is_neither_answered_nor_offered(
    asking: Asking, says: Says, store: Store, now: datetime, words: str
) -> None:
    """Not as a meaning of a bare code either; resumed it is back. Twice is once."""
    assert ENTRY in entries(await asking.ask(says(words), now))
    assert await standing.pause(store, AUTHOR, ENTRY, now)
    assert not await standing.pause(store, AUTHOR, ENTRY, now)
    assert ENTRY not in entries(await asking.ask(says(words, thread="2"), now))
    assert ENTRY in entries(await asking.ask(says(words, team="T2"), now))
    assert await standing.resume(store, AUTHOR, ENTRY, now)
    assert not await standing.resume(store, AUTHOR, ENTRY, now)
    assert ENTRY in entries(await asking.ask(says(words, thread="3"), now))
    assert [line.what for line in await store.audit.last("T1")] == ["entry.resume", "entry.pause"]


async def test_no_thread_remembers_what_was_paused(asking: Asking, says: Says, store: Store, now: datetime) -> None:
    """The same thread gets the entry again when it is back."""
    await standing.pause(store, AUTHOR, ENTRY, now)
    await asking.ask(says(LIMIT), now)
    await standing.resume(store, AUTHOR, ENTRY, now)
    assert entries(await asking.ask(says("it is zendesk sell, error 002 when sending"), now))[0] == ENTRY


async def test_a_choice_on_an_older_card_does_not_bring_a_paused_entry_back(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """The reply says that it was withheld."""
    first = await asking.ask(says("002"), now)
    await standing.pause(store, AUTHOR, ENTRY, now)
    reply = await asking.ask(says("", adds=(ENTRY,), case=first.case), now)
    assert ENTRY not in entries(reply)
    assert reply.withheld == (ENTRY,)


async def test_another_process_learns_of_it_by_its_chore(
    base: Knowledge, asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """And a question costs no read for it meanwhile."""
    async with await Store.open(str(store.database.writers.url)) as other:
        elsewhere = Asking(lambda: base, other)
        await standing.pause(store, AUTHOR, ENTRY, now)
        seen: list[str] = []
        event.listen(other.database.readers.sync_engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        assert ENTRY in entries(await elsewhere.ask(says(LIMIT), now))
        assert not any("standing" in statement for statement in seen)
        await elsewhere.standings.refresh(now)
        assert ENTRY not in entries(await elsewhere.ask(says(LIMIT, thread="2"), now))


async def test_when_the_database_is_away_the_last_reading_holds(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Nobody gets a paused entry because of a fault."""
    await standing.pause(store, AUTHOR, ENTRY, now)
    await asking.ask(says(LIMIT), now)
    await store.database.write(lambda connection: connection.execute(text("DROP TABLE standing")))
    await asking.standings.refresh(now)
    assert ENTRY not in entries(await asking.ask(says(LIMIT, thread="2"), now))


async def test_picks_are_counted_with_the_answer(asking: Asking, says: Says, store: Store, now: datetime) -> None:
    """By what was asked about."""
    first = await asking.ask(says("002"), now)
    name = first.diagnosis.question.name
    await asking.ask(says("", adds=("sell_send:002",), case=first.case, picked=(name, ENTRY)), now)
    (pick,) = await store.picks.list("T1")
    assert (pick.subject, pick.entry, pick.count) == ("which_code:002", ENTRY, 1)
