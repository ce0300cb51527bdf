"""Faults of our own, before and after the ack."""

from collections.abc import Awaitable, Callable

import pytest

from bot.errors import StoreError
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


class Stubborn:
    """A store none of whose tables can be used."""

    def __init__(self, fault: Exception) -> None:
        self._fault = fault
        self.events = self.cases = self.answers = self.channels = self.people = self

    def __getattr__(self, name: str) -> Callable[..., Awaitable[None]]:
        async def away(*_: object, **__: object) -> None:
            raise self._fault

        return away


class Asking:
    """Answers with the bundled knowledge."""

    def __init__(self) -> None:
        from bot.service.ask import Asking as Real

        self._real = Real(bundled, None)

    async def ask(self, asked: object, now: object) -> object:
        """Without a store."""
        return await self._real.ask(asked, now)


async def test_a_fault_before_the_ack_of_an_event_makes_slack_bring_it_again(slack: FakeSlack) -> None:
    """Not acked: nothing is lost."""
    running = await start(slack, Asking(), Stubborn(RuntimeError("x")))
    try:
        sent = await slack.mention("emma", "support", SPF)
        assert not sent.acked
        assert slack.replies(sent.message) == []
    finally:
        await running.stop()


async def test_an_away_database_does_not_silence_the_bot(slack: FakeSlack) -> None:
    """Answered without memory."""
    running = await start(slack, Asking(), Stubborn(StoreError("away", "x")))
    try:
        sent = await slack.mention("emma", "support", SPF)
        await slack.wait_for(lambda: slack.replies(sent.message))
        assert sent.acked
    finally:
        running.desk.jobs.closed = True
        await running.stop()


async def test_a_refused_post_is_told_to_the_asker_with_a_reference(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """When the channel cannot be written to, the person still hears of it."""
    slack.faults.refuse("chat.postMessage", "fatal_error")
    await slack.mention("emma", "support", SPF)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert notice.text.startswith(text("errors.failed", "en", ref="")[:30])
    assert mailwhy.desk.meters.registry.get_sample_value("mailwhy_errors_total", {"kind": "other"}) == 1


async def test_a_fault_that_cannot_be_told_is_only_logged(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No loop of errors about errors."""
    slack.faults.refuse("chat.postMessage", "fatal_error")
    slack.faults.refuse("chat.postEphemeral", "fatal_error")
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.calls.of("chat.postEphemeral"))
    await slack.settled()
    assert sent.acked
    assert len(slack.calls.of("chat.postEphemeral")) == 1


@pytest.mark.parametrize("action", ["more", "draft"])
async def test_a_modal_that_slack_refuses_is_told_to_who_pressed(
    slack: FakeSlack, mailwhy: Mailwhy, action: str
) -> None:
    """At the press's own address."""
    sent = await slack.mention("emma", "support", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    slack.faults.refuse("views.open", "fatal_error")
    await slack.press("emma", card, action)
    assert await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])


async def test_a_modal_whose_copy_cannot_be_sent_closes_and_says_so(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Acked in time; the sentence comes directly, since a modal brings no address."""
    sent = await slack.mention("emma", "support", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.press("emma", card, "draft")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    fields = [block["block_id"] for block in view.blocks if str(block.get("block_id")).startswith("field ")]
    if fields:
        await slack.submit("emma", state={name: {"draft_value": "x.example"} for name in fields})
    slack.faults.refuse("chat.postMessage", "fatal_error")
    done = await slack.submit("emma")
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    assert done.acked
    assert slack.space.modal("emma") is None
    assert notice.text.startswith(text("errors.failed", "en", ref="")[:30])
