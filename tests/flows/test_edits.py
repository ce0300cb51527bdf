"""A question that was edited or deleted in the direct message, over both transports."""

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.store.threads import ThreadKey
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
FULL = "452 4.2.2 The email account that you tried to reach is over quota"


async def asked(slack: FakeSlack, text: str, count: int = 1) -> tuple[Message, Message]:
    """A question in the direct message and its answer, remembered."""
    sent = await slack.direct("emma", text)
    answers = await slack.wait_for(lambda: len(found := ours(slack)) == count and found)
    await slack.settled()
    return sent.message, answers[-1]


def ours(slack: FakeSlack) -> list[Message]:
    """What stands there of the bot's."""
    return [one for one in slack.visible("emma", None) if one.bot_id]


async def known(mailwhy: Mailwhy, answer: Message) -> set[str]:
    """The evidence and the products that the case of this answer remembers."""
    desk = mailwhy.desk
    found = await desk.store.answers.in_message("T0MAILWHY", answer.channel, answer.ts)
    thread = await desk.store.threads.get(ThreadKey("T0MAILWHY", answer.channel, found.case), desk.now())
    return {*(one.key for one in thread.context.found.evidence), *thread.context.found.products}


async def test_an_edited_question_updates_its_answer_in_place(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The same message, the same case, without the evidence of the old wording."""
    question, answer = await asked(slack, SPF)
    await slack.edit_message("emma", question, FULL)
    await slack.wait_for(lambda: "smtp/mailbox-full" in str(answer.blocks))
    await slack.settled()
    assert ours(slack) == [answer]
    assert "enhanced:5.7.26" not in await known(mailwhy, answer)
    assert "enhanced:4.2.2" in await known(mailwhy, answer)
    assert slack.calls.refused() == []


async def test_an_edited_follow_up_keeps_what_the_case_knows(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its own answer changes, the first one stays."""
    _, first = await asked(slack, "snov.io: the customer's email does not arrive, what is wrong?")
    before = str(first.blocks)
    follow_up, second = await asked(slack, "it's Gmail", 2)
    await slack.edit_message("emma", follow_up, "it's Outlook, 5.7.1")
    await slack.wait_for(lambda: second.edited)
    await slack.settled()
    assert {"enhanced:5.7.1", "snov"} <= await known(mailwhy, second)
    assert str(first.blocks) == before


async def test_the_newest_edit_wins(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """An older one that comes again, or late, changes nothing."""
    question, answer = await asked(slack, SPF)
    older = await slack.edit_message("emma", question, "550 5.1.1 user unknown")
    await slack.edit_message("emma", question, FULL)
    await slack.wait_for(lambda: "smtp/mailbox-full" in str(answer.blocks))
    await slack.redeliver(older)
    late = {**older.delivery.payload, "event_id": "Ev0LATE"}
    await slack.raw(older.delivery.envelope, late, "message")
    await slack.settled()
    assert "smtp/mailbox-full" in str(answer.blocks)
    assert ours(slack) == [answer]


async def test_a_preview_and_an_edit_of_nothing_change_nothing(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Slack tells of both as changes."""
    question, answer = await asked(slack, SPF)
    await slack.edit_message("emma", question, SPF)
    await slack.settled()
    assert answer.edited is None
    assert len(slack.calls.of("chat.update")) == 0


async def test_a_deleted_question_takes_its_answer_along(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Once, however often Slack says so; and what it said is forgotten."""
    question, answer = await asked(slack, SPF)
    gone = await slack.delete_message("emma", question)
    await slack.wait_for(lambda: answer.deleted)
    await slack.redeliver(gone)
    await slack.raw(gone.delivery.envelope, {**gone.delivery.payload, "event_id": "Ev0AGAIN"}, "message")
    await slack.settled()
    desk = mailwhy.desk
    assert await desk.store.answers.to("T0MAILWHY", question.channel, question.ts) is None
    assert (
        await desk.store.threads.latest(
            "T0MAILWHY", question.channel, desk.now().min.replace(year=2020, tzinfo=desk.now().tzinfo), desk.now()
        )
        is None
    )
    assert len(slack.calls.of("chat.delete")) == 1
    assert slack.calls.refused() == []


async def test_a_deleted_question_with_replies_is_a_tombstone(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its answer goes all the same."""
    question, answer = await asked(slack, SPF)
    await slack.direct("emma", "thanks", question.ts)
    await slack.settled()
    await slack.delete_message("emma", question)
    await slack.wait_for(lambda: answer.deleted)


async def test_a_secret_that_an_edit_brings_is_told_and_not_kept(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """As in a first message."""
    question, answer = await asked(slack, SPF)
    await slack.edit_message("emma", question, f"{FULL}\npassword: Tr0ub4dor-xyz")
    await slack.wait_for(lambda: len(ours(slack)) == 2)
    assert "smtp/mailbox-full" in str(answer.blocks)
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)


async def test_a_hostile_edit_stays_inert(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Like a hostile question."""
    question, answer = await asked(slack, SPF)
    await slack.edit_message("emma", question, HOSTILE[0])
    await slack.wait_for(lambda: answer.edited)
    assert alive(tuple(answer.blocks), answer.text) == []
