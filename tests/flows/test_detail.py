"""A detail is added to a card, in a channel and to a private card, over both transports."""

import pytest

from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy, bundled, start

VAGUE = "the customer's email does not arrive, what is wrong?"
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


async def card(slack: FakeSlack, text: str = VAGUE) -> Message:
    """The card that answers a mention."""
    sent = await slack.mention("emma", "support", text)
    return (await slack.wait_for(lambda: slack.replies(sent.message)))[0]


async def private(slack: FakeSlack, text: str = VAGUE) -> Message:
    """The card of the slash command."""
    await slack.command("emma", "support", "/mailwhy", text)
    return (await slack.wait_for(lambda: whispers(slack)))[-1]


def whispers(slack: FakeSlack, who: str = "emma") -> list[Message]:
    """What only this person sees."""
    return [one for one in slack.visible(who, "support") if one.ephemeral_to]


async def form(slack: FakeSlack, shown: Message, who: str = "emma") -> View:
    """The modal."""
    await slack.press(who, shown, "menu", selected_option="detail")
    return await slack.wait_for(lambda: slack.space.modal(who))


async def test_in_a_thread_the_refined_card_follows_there(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Whoever adds it: the same case, a second card below the first."""
    first = await card(slack)
    await form(slack, first, "piotr")
    await slack.submit("piotr", state={"detail_text": SPF})
    both = await slack.wait_for(
        lambda: (
            len(found := [one for one in slack.visible("emma", "support", first.thread_ts) if one.bot_id]) == 2
            and found
        )
    )
    assert both[1].text.startswith("Sure: ")
    assert both[1].thread_ts == first.thread_ts
    await slack.settled()
    thread = await mailwhy.desk.store.cases.get(str(both[1].blocks).split('"1","')[1].split('"')[0])
    assert thread.message == both[1].ts
    assert slack.calls.refused() == []


async def test_a_private_case_moves_to_the_direct_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The card is posted there, the person is told; what is written there next belongs to the case."""
    await form(slack, await private(slack))
    await slack.submit("emma", state={"detail_text": "it's Gmail"})
    (moved,) = await slack.wait_for(lambda: [one for one in slack.visible("emma") if one.bot_id])
    told = (await slack.wait_for(lambda: whispers(slack)[1:]))[0]
    assert "in your direct message with Mailwhy" in told.text
    assert [one for one in slack.visible("anna", "support") if one.bot_id] == []
    await slack.settled()
    await slack.direct("emma", SPF)
    answers = await slack.wait_for(
        lambda: len(found := [one for one in slack.visible("emma") if one.bot_id]) == 2 and found
    )
    assert moved in answers
    assert "'detail'" not in str(moved.blocks)
    assert slack.calls.refused() == []


async def test_a_tick_alone_is_enough(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What was ticked is known to the case, and is not offered again."""
    first = await card(slack)
    view = await form(slack, first)
    assert "product:sell" in str(view.blocks)
    await slack.submit("emma", state={"detail_hints": ["product:sell", "provider:google"]})
    both = await slack.wait_for(
        lambda: (
            len(found := [one for one in slack.visible("emma", "support", first.thread_ts) if one.bot_id]) == 2
            and found
        )
    )
    await slack.settled()
    again = await form(slack, both[1])
    assert "detail_hints" not in str(again.blocks)


async def test_nothing_said_keeps_the_modal_open(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """With a sentence beside the field."""
    view = await form(slack, await card(slack))
    await slack.submit("emma", state={"detail_text": "?"})
    assert "Write a detail" in view.errors["detail_text"]
    assert view.is_open


async def test_a_secret_in_a_detail_is_whispered_about(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """There is no message to delete; the thread does not learn of it."""
    await form(slack, await card(slack))
    await slack.submit("emma", state={"detail_text": "550 5.1.1, password: Tr0ub4dor-xyz"})
    (told,) = await slack.wait_for(lambda: whispers(slack))
    assert "change that secret" in told.text
    assert "delete" not in told.text
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)


async def test_without_a_store_the_card_brings_what_it_knows(slack: FakeSlack) -> None:
    """Its evidence is judged together with the detail."""
    running = await start(slack, Asking(bundled, None), None)
    try:
        await form(slack, await private(slack, "002"))
        await slack.submit("emma", state={"detail_hints": ["product:sell"], "detail_text": "when sending"})
        assert await slack.wait_for(lambda: [one for one in slack.visible("emma") if one.bot_id])
    finally:
        await running.stop()


@pytest.mark.parametrize("text", HOSTILE[:3])
async def test_hostile_details_are_inert(slack: FakeSlack, mailwhy: Mailwhy, text: str) -> None:
    """A field gives them as they were typed."""
    first = await card(slack)
    await form(slack, first)
    await slack.submit("emma", state={"detail_text": text})
    both = await slack.wait_for(
        lambda: (
            len(found := [one for one in slack.visible("emma", "support", first.thread_ts) if one.bot_id]) == 2
            and found
        )
    )
    assert alive(tuple(both[1].blocks), both[1].text) == []
    assert slack.calls.refused() == []
