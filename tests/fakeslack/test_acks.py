"""Does Slack do with the body of an ack what it is told, and refuse what it does not know?"""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp

from bot.fakeslack.acks import TROUBLE
from bot.fakeslack.modals import open_modal
from bot.fakeslack.model import View
from bot.fakeslack.server import FakeSlack
from tests.fakeslack.sample_bot import MODAL
from tests.fixtures.slack import Attach, bolt

Json = dict[str, Any]


def answering(slack: FakeSlack, **ack: Any) -> AsyncApp:
    """A bot that acks everything with this."""
    app = bolt(slack)

    async def listener(ack_: Callable[..., Any]) -> None:
        await ack_(**ack)

    @app.view("check")
    async def view(ack: Callable[..., Any]) -> None:
        await listener(ack)

    @app.command("/mailwhy")
    async def command(ack: Callable[..., Any]) -> None:
        await listener(ack)

    return app


async def _submit(slack: FakeSlack, attach: Attach, **ack: Any) -> tuple[View, str | None]:
    await attach(answering(slack, **ack))
    view = open_modal(slack.core, slack.space.user("anna").id, MODAL)
    sent = await slack.submit("anna", view, {"name": "x"})
    return view, sent.delivery.refused


async def test_update_replaces_and_push_covers(slack: FakeSlack, attach: Attach) -> None:
    """The same view with new content, or another one on top."""
    other = MODAL | {"title": {"type": "plain_text", "text": "Result"}}
    view, refused = await _submit(slack, attach, response_action="update", view=other)
    assert refused is None
    assert view.title == "Result"
    assert view.is_open


async def test_push_lays_a_view_on_top(slack: FakeSlack, attach: Attach) -> None:
    """The first stays below."""
    view, _ = await _submit(slack, attach, response_action="push", view=MODAL)
    assert view.is_open
    assert len(slack.space.modals("anna")) == 2


async def test_clear_closes_all(slack: FakeSlack, attach: Attach) -> None:
    """The whole stack."""
    await _submit(slack, attach, response_action="clear")
    assert slack.space.modals("anna") == []


WRONG: dict[str, tuple[Json, str]] = {
    "unknown action": ({"response_action": "explode"}, "invalid_response_action"),
    "errors for no field": ({"response_action": "errors", "errors": {"nothing": "x"}}, "invalid_errors"),
    "errors without text": ({"response_action": "errors", "errors": {"domain": ""}}, "invalid_errors"),
    "a view beyond the limits": (
        {"response_action": "update", "view": MODAL | {"title": {"type": "plain_text", "text": "x" * 25}}},
        "invalid_arguments",
    ),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
async def test_an_ack_that_slack_cannot_use_shows_trouble(
    slack: FakeSlack, attach: Attach, case: tuple[Json, str]
) -> None:
    """The modal stays and the person reads Slack's own sentence; the test reads why."""
    ack, code = case
    view, refused = await _submit(slack, attach, **ack)
    assert refused == code
    assert view.is_open
    assert view.errors == {"": TROUBLE}


async def test_a_command_may_answer_with_blocks_in_the_ack(slack: FakeSlack, attach: Attach) -> None:
    """in_channel when it says so."""
    await attach(answering(slack, text="usage", blocks=[{"type": "divider"}], response_type="in_channel"))
    await slack.command("anna", "support", "/mailwhy")
    (shown,) = slack.visible("piotr", "support")
    assert (shown.text, shown.blocks[0]["type"]) == ("usage", "divider")


async def test_wrong_blocks_in_an_ack_are_refused(slack: FakeSlack, attach: Attach) -> None:
    """Nothing is shown, and the delivery says why."""
    await attach(answering(slack, text="usage", blocks=[{"type": "nothing"}]))
    sent = await slack.command("anna", "support", "/mailwhy")
    assert sent.delivery.refused == "invalid_blocks"
    assert slack.visible("anna", "support") == []


async def test_a_command_without_an_ack_is_reported_by_slackbot(slack: FakeSlack, ran: list[str]) -> None:
    """To who typed it only."""
    slack.rules.ack_seconds = 0.2
    await slack.command("anna", "support", "/mailwhy", "boom")
    code = {"socket": "operation_timeout", "http": "dispatch_failed"}[slack.transport]
    (shown,) = slack.visible("anna", "support")
    assert shown.text == f'/mailwhy failed with the error "{code}"'
    assert slack.visible("piotr", "support") == []
