"""From a question in Slack to its answer on every surface, over both transports."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fakeslack.server import FakeSlack
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to sign"


async def answers(slack: FakeSlack, sent: object, count: int = 1) -> list:
    """The replies to a message, once there are `count` of them."""
    return await slack.wait_for(lambda: (found := slack.replies(sent.message)) and len(found) >= count and found)


def words(message: object) -> str:
    """All that a message says, blocks and text."""
    return f"{message.text} {message.blocks}"


async def test_a_mention_is_answered_in_its_thread(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """One post, in the thread of the message that asked, with the verdict first and the source last."""
    sent = await slack.mention("emma", "support", SPF)
    (answer,) = await answers(slack, sent)
    assert sent.acked
    assert answer.thread_ts == sent.message.ts
    assert answer.text.startswith("Sure: ")
    assert "5.7.26" in words(answer)
    assert slack.calls.refused() == []


async def test_a_mention_inside_a_thread_is_answered_there(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The root of the thread is the root of the answer."""
    root = await slack.post_in_channel("emma", "support", "customer has a problem")
    sent = await slack.mention("emma", "support", SPF, thread_ts=root.message.ts)
    (answer,) = await slack.wait_for(
        lambda: [one for one in slack.replies(root.message) if one.user != sent.message.user]
    )
    assert answer.thread_ts == root.message.ts


async def test_a_follow_up_in_the_thread_refines_the_answer(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A vague question, then the bounce: the second answer is sure, of the same case."""
    vague = await slack.mention("emma", "support", "the customer's email does not arrive, what is wrong?")
    (first,) = await answers(slack, vague)
    await slack.mention("emma", "support", SPF, thread_ts=vague.message.ts)
    both = await slack.wait_for(
        lambda: len(found := [one for one in slack.replies(vague.message) if one.bot_id]) == 2 and found
    )
    assert not first.text.startswith("Sure: ")
    assert both[1].text.startswith("Sure: ")


async def test_a_bare_mention_gets_help_that_only_that_person_sees(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Five lines with examples, whispered; the channel stays as it was."""
    sent = await slack.mention("emma", "support", "")
    (page,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert page.blocks[0]["text"]["text"].count("\n") == 5
    assert [one for one in slack.visible("anna", "support") if one.ts != sent.message.ts and one.bot_id] == []


async def test_a_direct_message_is_answered_beside_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No mention, no thread."""
    await slack.direct("emma", SPF)
    (answer,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    assert answer.thread_ts is None
    assert answer.text.startswith("Sure: ")


async def test_a_short_direct_message_goes_on_with_the_case(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """`it's Gmail` after a question belongs to it; a new bounce is a case of its own."""
    await slack.direct("emma", "the customer's email does not arrive, what is wrong?")
    await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    await slack.direct("emma", "it's Gmail")
    await slack.wait_for(lambda: len([one for one in slack.visible("emma", None) if one.bot_id]) == 2)
    await slack.settled()
    assert await cases(mailwhy) == 1
    await slack.direct("emma", SPF)
    await slack.wait_for(lambda: len([one for one in slack.visible("emma", None) if one.bot_id]) == 3)
    await slack.settled()
    assert await cases(mailwhy) == 2


async def cases(mailwhy: Mailwhy) -> int:
    """How many cases there are."""

    async def count(connection: AsyncConnection) -> int:
        return (await connection.execute(text("SELECT count(*) FROM cases"))).scalar_one()

    return await mailwhy.desk.store.database.read(count)


async def test_a_slash_command_is_answered_once_to_that_person(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """An ephemeral card and nothing else; the ack itself is silent."""
    sent = await slack.command("emma", "support", "/mailwhy", SPF)
    (card,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert sent.ack.body in ("", None, {})
    assert card.text.startswith("Sure: ")
    assert [one for one in slack.visible("anna", "support") if one.bot_id] == []


async def test_a_command_where_the_bot_is_not_answers_without_the_offer_to_post(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """Posting there cannot work, so it is not offered."""
    await slack.command("emma", "lonely", "/mailwhy", SPF)
    (card,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "lonely") if one.ephemeral_to])
    assert "publish" not in words(card)


async def test_an_event_that_comes_twice_is_answered_once(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Both deliveries are acked, one is answered."""
    sent = await slack.mention("emma", "support", SPF)
    await answers(slack, sent)
    again = await slack.redeliver(sent)
    await slack.settled()
    assert again.ok
    assert len(slack.replies(sent.message)) == 1


async def test_a_secret_is_told_to_its_writer_only(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The question is answered, the notice is whispered, and the secret is in nothing that goes out or is kept."""
    sent = await slack.mention("emma", "support", f"{SPF}\npassword: Tr0ub4dor-xyz")
    await answers(slack, sent)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert "delete" in notice.text
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)


async def test_off_topic_gets_one_line_without_buttons(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Plainly something else: one section and nothing to press."""
    sent = await slack.mention("emma", "support", "what is for lunch today, pizza or pasta?")
    (answer,) = await answers(slack, sent)
    assert [block["type"] for block in answer.blocks] == ["section"]
