"""Somebody cannot find what would decide, over both transports."""

from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from tests.fixtures.mailwhy import Mailwhy

VAGUE = "customer on gmail says the email was not delivered, no idea"


async def card(slack: FakeSlack, words: str = VAGUE, channel: str = "support") -> Message:
    """A card that knows no answer."""
    sent = await slack.mention("emma", channel, words)
    return (await slack.wait_for(lambda: slack.replies(sent.message)))[0]


async def opened(slack: FakeSlack, shown: Message, who: str = "emma") -> View:
    """The modal behind its button."""
    await slack.press(who, shown, "where")
    return await slack.wait_for(lambda: slack.space.modal(who))


async def test_the_button_opens_steps_and_a_choice_changes_them_in_place(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Gmail was named; another thing and another program are one tap each."""
    view = await opened(slack, await card(slack))
    assert "mailer-daemon" in str(view.blocks)
    await slack.press("emma", view, "where_thing", selected_option="message_headers")
    await slack.wait_for(lambda: "Show original" in str(slack.space.modal("emma").blocks))
    await slack.press("emma", slack.space.modal("emma"), "where_place", selected_option="outlook_classic")
    await slack.wait_for(lambda: "File &gt; Properties" in str(slack.space.modal("emma").blocks))
    assert slack.calls.refused() == []


async def test_the_text_for_the_customer_is_sent_as_a_copy(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """In the language chosen, with the numbers of the steps and no marks."""
    await slack.press("emma", await opened(slack, await card(slack)), "where_write")
    view = await slack.wait_for(lambda: _written(slack))
    await slack.press("emma", view, "where_language", selected_option="pl")
    await slack.wait_for(lambda: "Dzień dobry" in str(_written(slack)))
    assert slack.space.modal("emma").title == "Where is it?"
    await slack.submit("emma")
    (copy,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    assert copy.text.startswith("Dzień dobry,\n\naby ustalić")
    assert "\n1. W Gmailu" in copy.text
    assert slack.calls.refused() == []


async def test_an_offer_has_it_in_the_menu(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What would tell the entries apart can be looked for."""
    shown = await card(slack, "contact says nothing arrived although hubspot shows delivered")
    assert "'value': 'where'" in str(shown.blocks)
    await slack.press("emma", shown, "menu", selected_option="where")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert "Spam" in str(view.blocks)


async def test_it_works_where_another_organisation_reads(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """It is knowledge, for our own people and for theirs."""
    view = await opened(slack, await card(slack, channel="shared-rossi"))
    assert "mailer-daemon" in str(view.blocks)


async def test_a_stranger_opens_it_from_the_menu_too(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """As by the button, and the steps change; a copy cannot be sent to them."""
    words = "contact says nothing arrived although hubspot shows delivered"
    shown = await card(slack, words, channel="shared-rossi")
    await slack.press("dario", shown, "menu", selected_option="where")
    view = await slack.wait_for(lambda: slack.space.modal("dario"))
    assert "Spam" in str(view.blocks)
    await slack.press("dario", view, "where_write")
    await slack.wait_for(lambda: "Hello" in str(slack.space.modal("dario").blocks))
    assert slack.space.modal("dario").body.get("submit") is None
    assert slack.calls.refused() == []


async def test_a_button_of_another_version_says_so(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No guess at what an unknown value meant."""
    shown = await card(slack)
    for block in shown.blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "where":
                element["value"] = '["0","from an older version"]'
    await slack.press("emma", shown, "where")
    await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert slack.space.modal("emma") is None


async def test_a_modal_of_another_version_is_left_alone(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """It cannot be drawn again; closing it loses nothing."""
    view = await opened(slack, await card(slack))
    before = list(view.blocks)
    view.body["private_metadata"] = "not ours"
    await slack.press("emma", view, "where_thing", selected_option="quarantine")
    await slack.settled()
    assert slack.space.modal("emma").blocks == before
    assert slack.calls.refused() == []


def _written(slack: FakeSlack) -> View | None:
    """The modal once it holds a text."""
    view = slack.space.modal("emma")
    return view if any(block["type"] == "input" for block in view.blocks) else None
