"""What happens when the buttons of a card are pressed, over both transports."""

import pytest

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.store.threads import ThreadKey
from tests.fixtures.mailwhy import Mailwhy, bundled, start

TEAM = "T0MAILWHY"
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
SEND_002 = "[Sell] Error 002: Email sending failed due to set limit"


async def card(slack: FakeSlack, text: str = SPF) -> Message:
    """The card that answers a mention."""
    sent = await slack.mention("emma", "support", text)
    return (await slack.wait_for(lambda: slack.replies(sent.message)))[0]


async def private_card(slack: FakeSlack, text: str = SPF, channel: str = "support") -> Message:
    """The card that answers a slash command."""
    await slack.command("emma", channel, "/mailwhy", text)
    return (await slack.wait_for(lambda: whispers(slack, channel)))[-1]


def whispers(slack: FakeSlack, channel: str = "support") -> list[Message]:
    """What only emma sees."""
    return [one for one in slack.visible("emma", channel) if one.ephemeral_to]


async def test_more_opens_everything_that_is_known(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal names the evidence, the source and the entry's id."""
    await slack.press("emma", await card(slack), "more")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    said = str(view.blocks)
    assert "smtp/auth-failure" in said
    assert "5.7.26" in said
    assert slack.calls.refused() == []


async def test_another_language_redraws_the_same_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """One tap: the card is edited in place, nothing new is posted."""
    shown = await card(slack)
    await slack.press("emma", shown, "menu", selected_option="pl")
    await slack.wait_for(lambda: shown.text.startswith("Na pewno: "))
    assert len(slack.calls.of("chat.postMessage")) == 1


async def test_another_language_redraws_a_private_card_too(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A private card comes without its blocks: the row's id remembers enough."""
    await slack.press("emma", await private_card(slack), "menu", selected_option="it")
    await slack.wait_for(lambda: [one for one in whispers(slack) if one.text.startswith("Certo: ")])
    assert slack.calls.refused() == []


async def test_a_choice_decides_a_bare_code(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """`002` alone offers its meanings; the one that is pressed becomes the answer, in the same message."""
    shown = await card(slack, "002")
    await slack.press("emma", shown, "choose_0")
    await slack.wait_for(lambda: "Error 002" not in shown.text and "different things" not in str(shown.blocks))
    assert "sell/send-limit-exceeded" in str(shown.blocks)
    assert len(slack.calls.of("chat.postMessage")) == 1


async def test_a_choice_on_a_private_card_replaces_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By the press's own response address, for that person only."""
    await slack.press("emma", await private_card(slack, "002"), "choose_0")
    await slack.wait_for(lambda: any("sell/send-limit-exceeded" in str(one.blocks) for one in whispers(slack)))
    assert slack.calls.of("chat.postMessage") == []


async def test_posting_a_private_card_shows_it_to_the_channel_and_its_thread_goes_on(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """The published card keeps the case: a detail added in its thread refines it."""
    await slack.press("emma", await private_card(slack), "menu", selected_option="publish")
    (posted,) = await slack.wait_for(lambda: [one for one in slack.visible("anna", "support") if one.bot_id])
    assert "emma" in str(posted.blocks[-1])
    await slack.settled()
    assert not [one for one in whispers(slack) if "'value': 'publish'" in str(one.blocks)], "it is not posted twice"
    thread = await mailwhy.desk.store.threads.get(ThreadKey(TEAM, posted.channel, posted.ts), mailwhy.desk.now())
    assert thread is not None
    assert any(piece.key == "enhanced:5.7.26" for piece in thread.context.found.evidence)


async def test_a_draft_asks_for_what_is_missing_and_then_sends_a_copy(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Fields first, then the finished text without any bracket, then the copy in the direct message."""
    await slack.press("emma", await card(slack), "draft")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    fields = [block for block in view.blocks if block["type"] == "input" and block["block_id"].startswith("field ")]
    if fields:
        await slack.submit("emma", state={block["block_id"]: {"draft_value": "rossi.example"} for block in fields})
        view = slack.space.modal("emma")
    text = next(block for block in view.blocks if block.get("block_id", "").startswith("text "))
    assert "{" not in text["element"]["initial_value"]
    await slack.submit("emma")
    (copy,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    assert copy.blocks == [] or copy.blocks is None or "rich_text" in str(copy.blocks)
    assert text["element"]["initial_value"].split("\n")[0] in copy.text


async def test_a_draft_changes_its_addressee_and_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal is updated in place; the text is in the chosen language while the labels stay."""
    await slack.press("emma", await card(slack, SEND_002), "draft")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    await slack.press("emma", view, "draft_language", selected_option="uk")
    await slack.wait_for(lambda: slack.calls.of("views.update"))
    assert slack.calls.refused() == []
    assert slack.space.modal("emma").title == "Write a message"


async def test_a_button_of_another_version_says_so(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No guess at what an unknown value meant."""
    shown = await card(slack)
    for block in shown.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "more":
                element["value"] = '["0","from an older version"]'
    await slack.press("emma", shown, "more")
    (notice,) = await slack.wait_for(lambda: whispers(slack))
    assert "too old" in notice.text


@pytest.mark.parametrize("choice", ["it", "publish"])
async def test_buttons_work_after_a_restart_and_without_a_store(
    slack: FakeSlack, mailwhy: Mailwhy, choice: str
) -> None:
    """Nothing a button needs is in memory: another process, with no memory at all, does the same."""
    shown = await private_card(slack)
    await mailwhy.stop()
    slack_now = await start(slack, Asking(bundled, None), None)
    try:
        await slack.press("emma", shown, "menu", selected_option=choice)
        await slack.wait_for(
            lambda: (
                [one for one in slack.visible("emma", "support") if one.bot_id and one.ts != shown.ts]
                or shown.text.startswith("Certo: ")
            )
        )
    finally:
        await slack_now.stop()
