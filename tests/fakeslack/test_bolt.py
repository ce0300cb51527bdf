"""Does an unmodified Bolt AsyncApp run on the fake, the same over both transports?"""

import asyncio
from typing import Any

import pytest

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.posting import post
from bot.fakeslack.server import FakeSlack
from tests.fixtures.slack import Attach, bolt

Ran = list[str]


async def test_a_mention_is_answered_in_its_thread_and_the_button_edits_the_answer(slack: FakeSlack, ran: Ran) -> None:
    """mention -> thread reply with a button -> press -> chat.update of that very message."""
    sent = await slack.mention("anna", "support", "550 5.1.1 user unknown")
    answer = (await slack.wait_for(lambda: slack.replies(sent.message)))[0]
    assert sent.acked
    assert answer.thread_ts == sent.ts
    pressed = await slack.press("anna", answer, "again")
    await slack.wait_for(lambda: answer.edited)
    assert pressed.acked
    assert answer.text == "pressed"
    assert answer.log[0][0] == "why"
    assert ran == ["mention", "action"]


async def test_a_command_is_acked_with_text_and_answered_through_its_response_url(slack: FakeSlack, ran: Ran) -> None:
    """The ack's text and the later respond() are both ephemeral to who typed, and nobody else sees them."""
    sent = await slack.command("anna", "support", "/mailwhy", "why 550")
    await slack.wait_for(lambda: len(slack.visible("anna", "support")) == 2)
    assert sorted(message.text for message in slack.visible("anna", "support")) == ["one moment", "the answer"]
    assert slack.visible("piotr", "support") == []
    assert sent.ack.body in ("one moment", {"text": "one moment"})
    assert ran == ["command"]


async def test_a_button_on_an_ephemeral_answer_replaces_it(slack: FakeSlack, ran: Ran) -> None:
    """An ephemeral message changes only through response_url with replace_original."""
    await slack.command("anna", "support", "/mailwhy", "why 550")
    answer = await slack.wait_for(
        lambda: next((one for one in slack.visible("anna", "support") if one.text == "the answer"), None)
    )
    await slack.press("anna", answer, "again")
    await slack.wait_for(lambda: answer.text == "pressed")
    with pytest.raises(CannotDoThatError, match="cannot see"):
        await slack.press("piotr", answer, "again")


async def test_a_modal_shows_errors_and_closes_once_they_are_corrected(slack: FakeSlack, ran: Ran) -> None:
    """views.open by trigger, response_action errors keeps it open, an empty ack closes it."""
    await slack.command("anna", "support", "/mailwhy", "modal")
    modal = await slack.wait_for(lambda: slack.space.modal("anna"))
    await slack.submit("anna", modal, {"name": "nodots"})
    assert modal.errors == {"domain": "Not a domain"}
    assert modal.is_open
    await slack.submit("anna", modal, {"domain": {"name": "example.com"}})
    assert not modal.is_open
    assert slack.space.modal("anna") is None


async def test_a_message_shortcut_and_a_global_one_open_the_modal(slack: FakeSlack, ran: Ran) -> None:
    """Both kinds of shortcut carry a usable trigger."""
    sent = await slack.post_in_channel("anna", "support", "550 5.1.1")
    await slack.shortcut("piotr", "diagnose", sent.message)
    await slack.wait_for(lambda: slack.space.modal("piotr"))
    await slack.shortcut("emma", "diagnose")
    await slack.wait_for(lambda: slack.space.modal("emma"))
    assert ran == ["shortcut:message_action", "shortcut:shortcut"]


async def test_a_redelivered_event_runs_the_listener_twice(slack: FakeSlack, ran: Ran) -> None:
    """Bolt does not deduplicate (trap G5): the fake must show that, with the same event_id."""
    sent = await slack.mention("anna", "support", "hello")
    await slack.redeliver(sent)
    await slack.wait_for(lambda: len(slack.replies(sent.message)) == 2)
    assert ran == ["mention", "mention"]
    assert [attempt.number for attempt in sent.delivery.attempts] == [0, 1]


async def test_the_bots_own_messages_come_back_and_bolt_ignores_them(slack: FakeSlack, ran: Ran) -> None:
    """In a direct conversation the bot's answer is an event too; auth.test tells Bolt that it is its own (G9)."""
    sent = await slack.direct("anna", "ciao")
    await slack.wait_for(lambda: any(one.name == "own message.im" and one.acked for one in slack.deliveries))
    assert [message.text for message in slack.visible("anna")] == ["ciao", "heard ciao"]
    assert sent.acked
    assert ran == ["message:None"]


async def test_an_error_before_the_ack_is_seen_as_no_ack(slack: FakeSlack, ran: Ran) -> None:
    """Trap G2: HTTP answers 500, Socket Mode stays silent until Slack gives up."""
    sent = await slack.command("anna", "support", "/mailwhy", "boom")
    expected = {"http": "http_500", "socket": "timeout"}[slack.transport]
    assert sent.ack.problem == expected
    assert not sent.acked


async def test_an_event_without_a_listener_is_not_acked_and_is_retried(slack: FakeSlack, ran: Ran) -> None:
    """Trap G1: nobody listens to reaction_added, so it comes again as often as the schedule says."""
    slack.rules.ack_seconds = 0.1
    delivery = await slack.event({"type": "reaction_added", "user": slack.space.user("anna").id})
    await slack.wait_for(lambda: len(delivery.attempts) == 4)
    assert not delivery.acked
    assert ran == []


async def test_429_reaches_the_bot_as_ratelimited(slack: FakeSlack, ran: Ran) -> None:
    """Bolt's default client does not retry a 429; the answer is lost and the journal shows why."""
    slack.faults.ratelimit("chat.postMessage", 2)
    sent = await slack.mention("anna", "support", "hello")
    refused = await slack.wait_for(slack.calls.refused)
    assert refused[0].error == "ratelimited"
    assert refused[0].status == 429
    assert slack.replies(sent.message) == []


async def test_the_home_tab_is_published_for_who_opened_it(slack: FakeSlack, ran: Ran) -> None:
    """app_home_opened -> views.publish, and its button can be pressed."""
    await slack.open_home("anna")
    home = await slack.wait_for(lambda: slack.space.home("anna"))
    assert slack.space.home("piotr") is None
    pressed = await slack.press("anna", home, "again")
    assert pressed.acked


async def test_choices_are_asked_of_the_bot_while_somebody_types(slack: FakeSlack, attach: Attach) -> None:
    """block_suggestion -> ack(options=...), then one of them is chosen."""
    app = bolt(slack)
    option = {"text": {"type": "plain_text", "text": "Gmail"}, "value": "google"}

    @app.options("provider")
    async def suggest(ack: Any, payload: dict[str, Any]) -> None:
        await ack(options=[option] if payload["value"].startswith("gm") else [])

    @app.action("provider")
    async def chosen(ack: Any) -> None:
        await ack()

    await attach(app)
    menu = {"type": "external_select", "action_id": "provider", "min_query_length": 2}
    blocks = [{"type": "actions", "elements": [menu]}]
    message = post(slack.core, slack.space.channel("support"), {"text": "x", "blocks": blocks})
    assert await slack.suggest("anna", message, "provider", "gm") == [option]
    assert await slack.suggest("anna", message, "provider", "xx") == []
    assert (await slack.press("anna", message, "provider", selected_option=option)).acked


async def test_a_slow_listener_does_not_hold_up_the_acks_of_others(slack: FakeSlack, attach: Attach) -> None:
    """The fake delivers side by side, so that trap G4 can be measured: all are acked while none has ended."""
    app = bolt(slack)
    gate = asyncio.Event()
    running: asyncio.Queue[str] = asyncio.Queue()

    @app.event("app_mention")
    async def slow(event: dict[str, Any]) -> None:
        running.put_nowait(event["ts"])
        await gate.wait()

    await attach(app)
    sent = await asyncio.gather(*(slack.mention("anna", "support", str(number)) for number in range(5)))
    await slack.wait_for(lambda: all(one.acked for one in sent))
    begun = {await running.get() for _ in range(5)}
    gate.set()
    assert begun == {one.ts for one in sent}
    assert len(slack.acks) == 5
