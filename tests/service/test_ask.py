"""The way of a question: answered, remembered without its words, refined by what comes after."""

import asyncio
import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Diagnosis, Mode
from bot.kb.base import Knowledge
from bot.service.ask import LONG, MOST, Asking
from bot.service.cases import Verdict, feedback
from bot.service.model import TOP, Reply, Surface
from bot.store.schema import metadata
from bot.store.store import Store
from tests.service.conftest import Says

LIMIT = "Sell gives error 002 when sending"
DMARC = "550-5.7.26 This message does not pass authentication checks (SPF and DKIM both do not pass). gsmtp"
UNKNOWN = "a colleague says the message never showed up at the partner"


def entries(reply: Reply) -> list[str]:
    """The entries of a reply, best first."""
    return [match.entry for match in reply.diagnosis.matches]


async def test_a_question_is_answered_with_case_language_and_the_deciding_line(
    asking: Asking, says: Says, now: datetime
) -> None:
    """All that a card needs is in the reply."""
    reply = await asking.ask(says(f"la mail non parte, cosa devo fare?\n> {DMARC}"), now)
    assert (reply.case, reply.language, reply.refines) == ("c1", "it", False)
    assert reply.diagnosis.mode is Mode.ANSWER
    assert entries(reply)[0] == "smtp/auth-failure"
    assert "5.7.26" in reply.quote
    assert not reply.quote.startswith(">")
    assert len(reply.quote) <= 200


async def test_without_a_store_the_same_question_is_answered(base: Knowledge, says: Says, now: datetime) -> None:
    """The terminal and the playground need no database."""
    reply = await Asking(lambda: base, None).ask(says(LIMIT), now)
    assert entries(reply)[0] == "sell/send-limit-exceeded"
    assert reply.case


async def test_a_follow_up_in_the_thread_refines_the_same_case(asking: Asking, says: Says, now: datetime) -> None:
    """A bare code asks which product; naming it in the next message decides."""
    first = await asking.ask(says("error 002"), now)
    second = await asking.ask(says("it is zendesk sell, when sending"), now + timedelta(hours=1))
    assert first.diagnosis.mode is not Mode.ANSWER
    assert entries(second)[0] == "sell/send-limit-exceeded"
    assert (second.case, second.refines) == (first.case, True)


async def test_a_pasted_bounce_after_a_vague_question_decides(asking: Asking, says: Says, now: datetime) -> None:
    """The follow-up's evidence counts with the thread's."""
    await asking.ask(says("the customer does not get our mail"), now)
    reply = await asking.ask(says(f"here it is\n```{DMARC}```"), now)
    assert entries(reply)[0] == "smtp/auth-failure"
    assert reply.refines


async def test_a_pressed_choice_decides_and_is_remembered(asking: Asking, says: Says, now: datetime) -> None:
    """What the button adds stays with the case."""
    await asking.ask(says("error 002"), now)
    pressed = await asking.ask(says("", adds=("sell_send:002",)), now)
    later = await asking.ask(says("it's Gmail"), now)
    assert entries(pressed)[0] == entries(later)[0] == "sell/send-limit-exceeded"
    assert "google" in later.diagnosis.found.providers


async def test_a_picked_entry_stands_until_new_evidence_comes(asking: Asking, says: Says, now: datetime) -> None:
    """A choice among entries has no code of its own to be remembered by."""
    await asking.ask(says("the customer does not get our mail"), now)
    picked = await asking.ask(says("", adds=("smtp/user-unknown",)), now)
    switched = await asking.ask(says("", language="pl"), now)
    bounce = await asking.ask(says(DMARC), now)
    assert entries(picked)[0] == entries(switched)[0] == "smtp/user-unknown"
    assert switched.language == "pl"
    assert entries(bounce)[0] == "smtp/auth-failure"


async def test_a_fresh_case_knows_nothing_of_the_thread(asking: Asking, says: Says, now: datetime) -> None:
    """\"New question\" means it."""
    first = await asking.ask(says(LIMIT), now)
    second = await asking.ask(says("it's Gmail", fresh_case=True), now)
    assert not second.refines
    assert second.case != first.case
    assert second.diagnosis.scores.keys() <= first.diagnosis.scores.keys() | set(second.diagnosis.scores)
    assert second.diagnosis.mode is Mode.ABSTAIN


async def test_threads_people_and_workspaces_do_not_mix(asking: Asking, says: Says, now: datetime) -> None:
    """Another thread, channel or workspace starts from nothing, also with a case of somebody else's."""
    first = await asking.ask(says(LIMIT), now)
    for other in ({"thread": "2.2"}, {"channel": "C2"}, {"team": "T2"}, {"team": "T2", "case": first.case}):
        assert not (await asking.ask(says("it's Gmail", **other), now)).refines


@pytest.mark.parametrize("thread", [None, TOP])
async def test_a_short_direct_message_soon_after_continues_the_case(
    asking: Asking, direct: Says, now: datetime, thread: str | None
) -> None:
    """Outside threads: short, within ten minutes and without evidence of its own."""
    first = await asking.ask(direct(LIMIT, thread=thread), now)
    soon = await asking.ask(direct("it's Gmail", thread=thread), now + timedelta(minutes=9))
    assert (soon.case, soon.refines) == (first.case, True)
    late = await asking.ask(direct("it's Gmail", thread=thread), now + timedelta(minutes=20))
    assert not late.refines


@pytest.mark.parametrize(
    "words", [DMARC, "how do I change the email signature in zendesk", f"it's Gmail {'and so on ' * 30}"]
)
async def test_a_direct_message_with_evidence_off_topic_or_long_is_a_new_case(
    asking: Asking, direct: Says, now: datetime, words: str
) -> None:
    """A new bounce in a direct message is not read as more about the last one."""
    await asking.ask(direct(LIMIT), now)
    assert not (await asking.ask(direct(words), now)).refines


async def test_an_older_card_in_a_direct_message_keeps_its_context(asking: Asking, direct: Says, now: datetime) -> None:
    """A button brings its case, whatever was asked since."""
    first = await asking.ask(direct(LIMIT), now)
    await asking.ask(direct(DMARC), now)
    switched = await asking.ask(direct("", case=first.case, language="uk"), now + timedelta(days=6))
    assert (switched.case, switched.language) == (first.case, "uk")
    assert entries(switched)[0] == "sell/send-limit-exceeded"


async def test_a_slash_commands_card_finds_its_context_by_its_case(asking: Asking, says: Says, now: datetime) -> None:
    """Ephemeral cards have no thread; two commands in one channel do not mix."""
    how = {"thread": None, "surface": Surface.COMMAND}
    first = await asking.ask(says(LIMIT, **how), now)
    second = await asking.ask(says("it's Gmail", **how), now)
    again = await asking.ask(says("", case=first.case, language="it", **how), now)
    assert not second.refines
    assert (again.case, again.refines, entries(again)[0]) == (first.case, True, "sell/send-limit-exceeded")


async def test_an_answer_called_wrong_is_not_given_again(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Adding a detail looks further."""
    asked = says(LIMIT)
    first = await asking.ask(asked, now)
    assert await feedback(store, asked.place, first.case, entries(first)[0], Verdict.WRONG, now)
    assert "sell/send-limit-exceeded" not in entries(await asking.ask(says("they sent only one mail"), now))


async def test_secrets_are_cut_before_anything_else_sees_them(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Not in the reply, not in any table; the question is answered."""
    reply = await asking.ask(says(f"password: Hunter2xy! and then {LIMIT}"), now)
    await asking.ask(says(f"{UNKNOWN} password: Hunter2xy!", thread="9"), now)
    assert reply.secret_kinds == ("password",)
    assert entries(reply)[0] == "sell/send-limit-exceeded"
    assert "Hunter2" not in repr(reply)
    assert "Hunter2" not in await dump(store)


async def test_no_words_and_no_quoted_lines_are_kept(asking: Asking, says: Says, store: Store, now: datetime) -> None:
    """Every table as it is on disk, after a question with words, a reply and a symptom."""
    await asking.ask(says(f"signora Pinkerton is furious, her newsletter bounced\n{DMARC}"), now)
    kept = await dump(store)
    assert "smtp/auth-failure" in kept
    for word in ("Pinkerton", "furious", "authentication checks"):
        assert word not in kept


async def dump(store: Store) -> str:
    """All rows of all tables as text."""

    async def work(connection: AsyncConnection) -> str:
        rows = [(await connection.execute(text(f"SELECT * FROM {name}"))).all() for name in metadata.tables]
        return str(rows)

    return await store.database.read(work)


class Lost(Diagnoser):
    """A diagnoser that has no answer to anything, although nothing is off-topic."""

    def diagnose(self, *given: object) -> Diagnosis:
        """What it would have said, without the answer."""
        return replace(super().diagnose(*given), mode=Mode.ABSTAIN, matches=(), question=None, off_topic=False)


async def test_an_unanswered_question_becomes_a_gap_with_a_masked_example(
    base: Knowledge, says: Says, store: Store, now: datetime
) -> None:
    """Asked twice in other letters it is one gap, counted two."""
    asking = Asking(lambda: base, store, build=Lost)
    await asking.ask(says(f"{UNKNOWN}, write to anna@rossi.example"), now)
    await asking.ask(says(f"{UNKNOWN.upper()}, write to <mailto:bob@x.example|bob@x.example>!", thread="2"), now)
    (gap,) = await store.gaps.list("T1")
    assert gap.count == 2
    assert gap.example == f"{UNKNOWN}, write to [address]"
    assert gap.language == "en"


@pytest.mark.parametrize("words", [LIMIT, "error 002", "how do I change the email signature in zendesk", "", "?!"])
async def test_what_has_an_answer_a_choice_or_no_business_here_is_no_gap(
    asking: Asking, says: Says, store: Store, now: datetime, words: str
) -> None:
    """The list of gaps is what authors should write next, and nothing else."""
    await asking.ask(says(words), now)
    assert await store.gaps.list() == ()


async def test_a_follow_up_counts_no_gap_of_its_own(base: Knowledge, says: Says, store: Store, now: datetime) -> None:
    """One case in vain is one gap."""
    asking = Asking(lambda: base, store, build=Lost)
    await asking.ask(says(UNKNOWN), now)
    await asking.ask(says("and it hums again every tuesday evening"), now)
    assert [gap.count for gap in await store.gaps.list()] == [1]


async def test_the_language_follows_the_person_and_is_remembered(
    base: Knowledge, says: Says, store: Store, now: datetime
) -> None:
    """Own words, then the thread, then the person's last, then the channel; a choice beats them all."""
    asking = Asking(lambda: base, store, channel_language=lambda _: "uk")

    async def language(words: str, **how: object) -> str:
        return (await asking.ask(says(words, **how), now)).language

    assert await language("002") == "uk"
    assert await language("la mail del cliente non parte da Sell") == "it"
    assert await language("002") == "it"
    assert await language("002", thread="2") == "it"
    assert await language("002", thread="3", person="U2") == "uk"
    await store.people.choose("T1", "U1", "pl")
    assert await language("la mail del cliente non parte da Sell", thread="4") == "pl"


async def test_a_question_costs_two_reads_and_one_write(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """Statements beside BEGIN and COMMIT, with claim and finish around them: seven, and the person's only once."""
    seen: list[str] = []
    for engine in (store.database.readers, store.database.writers):
        event.listen(engine.sync_engine, "before_cursor_execute", lambda *given: seen.append(given[2].split()[0]))
    for number in range(2):
        asked = says("la mail del cliente non parte da Sell, errore 002", thread=str(number))
        await store.events.claim(f"Ev{number}", asked.place, now, timedelta(seconds=60))
        await asking.ask(asked, now)
        await store.events.finish(f"Ev{number}")
    statements = [word for word in seen if word != "BEGIN"]
    assert statements[:7] == ["INSERT", "SELECT", "SELECT", "INSERT", "INSERT", "INSERT", "UPDATE"]
    assert statements[7:] == ["INSERT", "SELECT", "SELECT", "INSERT", "INSERT", "UPDATE"]
    assert seen.count("BEGIN") == 10


async def test_a_broken_database_costs_the_memory_not_the_answer(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """The person is answered; the log says what failed."""
    await store.database.write(lambda connection: connection.execute(text("DROP TABLE threads")))
    assert entries(await asking.ask(says(LIMIT), now))[0] == "sell/send-limit-exceeded"


async def test_a_new_base_is_indexed_once_and_used_at_once(base: Knowledge, says: Says, now: datetime) -> None:
    """Reloading swaps one reference; racing questions build one index, off the loop."""
    current = base
    built: list[tuple[Knowledge, bool]] = []

    def build(given: Knowledge) -> Diagnoser:
        built.append((given, threading.current_thread() is threading.main_thread()))
        return Diagnoser(given)

    asking = Asking(lambda: current, None, build=build)
    await asyncio.gather(*(asking.ask(says(LIMIT), now) for _ in range(5)))
    assert built == [(base, False)]
    fewer = {name: entry for name, entry in base.entries.items() if name != "sell/send-limit-exceeded"}
    current = Knowledge(**{**vars_of(base), "entries": fewer})
    reply = await asking.ask(says(LIMIT), now)
    assert "sell/send-limit-exceeded" not in entries(reply)
    assert len(built) == 2


def vars_of(base: Knowledge) -> dict[str, object]:
    """The fields a base was built from."""
    return {name: getattr(base, name) for name in Knowledge.__dataclass_fields__}


async def test_a_long_text_is_read_off_the_loop_and_only_so_far(base: Knowledge, says: Says, now: datetime) -> None:
    """A pasted mailbox holds up nobody, and its end is not read."""
    seen: list[tuple[int, bool]] = []

    class Watching(Diagnoser):
        def diagnose(self, text: str, *rest: object) -> object:
            seen.append((len(text), threading.current_thread() is threading.main_thread()))
            return super().diagnose(text, *rest)

    asking = Asking(lambda: base, None, build=Watching)
    await asking.ask(says("x " * 100), now)
    await asking.ask(says("x " * LONG), now)
    await asking.ask(says(f"{LIMIT} " + "x " * MOST), now)
    assert seen == [(200, True), (2 * LONG, False), (MOST, False)]


async def test_a_pressed_card_brings_its_evidence_where_its_thread_is_forgotten(
    asking: Asking, says: Says, store: Store, now: datetime
) -> None:
    """A week later, or while the database was away: what the card shows still counts, once."""
    shown = ("enhanced:5.7.26", "provider:google")
    forgotten = await asking.ask(says("", adds=("product:sell",), shown=shown, case="nosuch"), now)
    assert forgotten.diagnosis.matches[0].entry == "smtp/auth-failure"
    first = await asking.ask(says("550 5.7.26 unauthenticated"), now)
    again = await asking.ask(says("", adds=("product:sell",), shown=shown, case=first.case), now)
    keys = [piece.key for piece in again.diagnosis.found.evidence]
    assert keys.count("enhanced:5.7.26") == 1
