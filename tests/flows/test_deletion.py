"""Who asked takes an answer back, over both transports."""

from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.store.threads import ThreadKey
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


async def card(slack: FakeSlack, person: str = "emma", channel: str = "support") -> Message:
    """The card that answers a mention, remembered."""
    sent = await slack.mention(person, channel, SPF)
    (found,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    return found


async def opened(slack: FakeSlack, person: str, shown: Message) -> View:
    """The modal behind "More"."""
    await slack.press(person, shown, "more")
    return await slack.wait_for(lambda: slack.space.modal(person))


async def test_the_asker_deletes_the_answer_and_what_it_knew(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The message goes, the modal says so, the case's context is gone."""
    shown = await card(slack)
    view = await opened(slack, "emma", shown)
    await slack.press("emma", view, "delete_answer")
    await slack.wait_for(lambda: shown.deleted)
    await slack.wait_for(lambda: text("personal.deleted", "en") in str(slack.space.modal("emma").blocks))
    key = ThreadKey("T0MAILWHY", shown.channel, shown.thread_ts)
    assert await mailwhy.desk.store.threads.get(key, mailwhy.desk.now()) is None
    assert slack.calls.refused() == []


async def test_of_two_answers_the_one_it_was_opened_from_goes(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Both are of one case, in one thread."""
    first = await card(slack)
    await slack.mention("emma", "support", "it is Outlook", first.thread_ts)
    second = await slack.wait_for(
        lambda: next(
            (one for one in slack.visible("emma", "support", first.thread_ts) if one.ts > first.ts and one.bot_id), None
        )
    )
    await slack.settled()
    await slack.press("emma", await opened(slack, "emma", first), "delete_answer")
    await slack.wait_for(lambda: first.deleted)
    await slack.settled()
    assert not second.deleted


async def test_nobody_else_sees_the_button(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The card in the channel is for all, the modal is for one."""
    shown = await card(slack)
    assert "delete_answer" not in str((await opened(slack, "anna", shown)).blocks)


async def test_a_press_is_asked_again_whose_answer_it_is(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A modal from before it was somebody else's."""
    shown = await card(slack)
    view = await opened(slack, "emma", shown)
    found = await mailwhy.desk.store.answers.in_message("T0MAILWHY", shown.channel, shown.ts)
    await mailwhy.desk.store.answers.remove(found)
    await mailwhy.desk.store.cases.unposted(found.case, shown.ts)
    await slack.press("emma", view, "delete_answer")
    await slack.wait_for(lambda: text("personal.not_deleted", "en") in str(slack.space.modal("emma").blocks))
    assert not shown.deleted


async def test_pressing_twice_and_a_message_that_is_gone_end_well(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Gone is what was wanted."""
    shown = await card(slack)
    view = await opened(slack, "emma", shown)
    slack.faults.refuse("chat.delete", "message_not_found")
    await slack.press("emma", view, "delete_answer")
    await slack.wait_for(lambda: text("personal.deleted", "en") in str(slack.space.modal("emma").blocks))


async def test_a_stranger_may_delete_the_answer_to_their_own_question(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """It is the one thing of the personal row that another company's people have."""
    shown = await card(slack, "dario", "shared-rossi")
    view = await opened(slack, "dario", shown)
    assert [one["action_id"] for one in view.blocks[-1]["elements"]] == ["delete_answer"]
    await slack.press("dario", view, "delete_answer")
    await slack.wait_for(lambda: shown.deleted)


async def test_a_modal_that_was_closed_meanwhile_is_no_fault(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The answer is deleted, and nobody is told that something failed."""
    shown = await card(slack)
    view = await opened(slack, "emma", shown)
    slack.faults.refuse("views.update", "not_found")
    await slack.press("emma", view, "delete_answer")
    await slack.wait_for(lambda: shown.deleted)
    await slack.settled()
    assert [one for one in slack.visible("emma", None) if one.bot_id] == []
