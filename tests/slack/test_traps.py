"""The twelve traps of Bolt and Slack that reference/slack.md reproduced: each stays shut."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.service.ask import Asking
from bot.service.model import Asked, Reply
from bot.slack import app as slack_app
from bot.slack.client import Poster, is_loopback, new_session, web_client
from bot.slack.desk import Desk
from bot.slack.drain import Jobs
from bot.slack.manifest import manifest
from bot.slack.meters import Meters
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


class Slow:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.answered = 0, 0
        self.go = asyncio.Event()
        self._asking = Asking(bundled, None)

    async def ask(self, asked: Asked, now: datetime) -> Reply:
        """The real answer, later."""
        self.asked += 1
        await self.go.wait()
        self.answered += 1
        return await self._asking.ask(asked, now)


class Broken:
    """Fails."""

    async def ask(self, asked: Asked, now: datetime) -> Reply:
        """A fault of our own, with a secret in it."""
        raise RuntimeError("xoxb-this-must-not-be-shown")


@pytest_asyncio.fixture
async def slow(slack: FakeSlack, store: Store) -> Mailwhy:
    """A bot whose answers wait."""
    running = await start(slack, Slow(), store)
    yield running
    running.desk.asking.go.set()
    await running.stop()


@pytest_asyncio.fixture
async def broken(slack: FakeSlack, store: Store) -> Mailwhy:
    """A bot that cannot answer."""
    running = await start(slack, Broken(), store)
    yield running
    await running.stop()


async def test_g1_every_subscribed_event_is_acked(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Also the subtypes nobody listens to, and events of a later Slack."""
    names = manifest()["settings"]["event_subscriptions"]["bot_events"]
    kinds = {"message" if name.startswith("message.") else name for name in names}
    shapes = [{"type": kind, "channel": "D1", "channel_type": "im", "ts": "1.1"} for kind in kinds]
    shapes += [
        {**shapes[0], "type": "message", "subtype": kind, "hidden": True} for kind in ("message_changed", "x_new")
    ]
    shapes += [{"type": "a_new_event"}]
    deliveries = [await slack.event(shape) for shape in shapes]
    assert [one.ack.problem for one in deliveries] == [None] * len(shapes)


async def test_g2_a_failing_command_is_answered_with_a_reference(slack: FakeSlack, broken: Mailwhy) -> None:
    """The ack was silent, the sentence names a number, the cause stays in the log."""
    sent = await slack.command("emma", "support", "/mailwhy", SPF)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert sent.acked
    assert "went wrong" in notice.text
    assert "xoxb" not in str(notice)


async def test_g2_a_command_that_fails_before_its_listener_is_answered_in_the_ack(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """There is nobody else left to answer it."""
    slack.faults.refuse("auth.test", "internal_error")
    sent = await slack.command("emma", "support", "/mailwhy", SPF)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert sent.acked
    assert notice.text.startswith(text("errors.failed", "en", ref="")[:30])


async def test_g2_a_failing_mention_is_told_to_its_writer_only(slack: FakeSlack, broken: Mailwhy) -> None:
    """Nobody else has to read about our faults."""
    await slack.mention("emma", "support", SPF)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert "went wrong" in notice.text
    assert slack.calls.of("chat.postMessage") == []


async def test_g3_work_under_way_ends_before_the_process_does(slack: FakeSlack, slow: Mailwhy) -> None:
    """Nothing new is taken in, the running answer is posted."""
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slow.desk.asking.asked)
    stopping = asyncio.create_task(slack_app.stop(slow.desk, 5.0))
    await asyncio.sleep(0)
    slow.desk.asking.go.set()
    assert await stopping == 0
    assert len(slack.replies(sent.message)) == 1


async def test_g3_what_cannot_end_is_told_to_ask_again(slack: FakeSlack, slow: Mailwhy) -> None:
    """After the grace the person hears of it, and the event is not answered by anybody else."""
    await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slow.desk.asking.asked)
    assert await slack_app.stop(slow.desk, 0.0) == 1
    (notice,) = [one for one in slack.visible("emma", "support") if one.ephemeral_to]
    assert "ask again" in notice.text
    assert await slow.desk.store.events.expired_leases(datetime.now(UTC) + timedelta(days=1)) == ()


async def test_g3_a_stopping_process_takes_nothing_in(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Not acked: Slack brings it to another process, or to the next one."""
    mailwhy.desk.jobs.closed = True
    sent = await slack.mention("emma", "support", SPF)
    await slack.settled()
    assert not sent.acked
    assert slack.replies(sent.message) == []


async def test_g3_a_command_to_a_stopping_process_is_told_to_ask_again(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Slack does not bring a command again."""
    mailwhy.desk.jobs.closed = True
    await slack.command("emma", "support", "/mailwhy", SPF)
    (notice,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    assert notice.text == text("errors.interrupted", "en")


async def test_g4_slow_answers_delay_nobody_elses_ack(slack: FakeSlack, slow: Mailwhy) -> None:
    """Twelve questions are acked while not one of them is answered."""
    names = [slack.space.add_channel(f"busy-{number}", ["emma"], bot=True).name for number in range(12)]
    sents = [await slack.mention("emma", name, SPF) for name in names]
    assert all(sent.acked for sent in sents)
    assert slow.desk.asking.answered == 0


async def test_g5_a_redelivered_event_is_answered_once(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Acked both times."""
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))
    again = [await slack.redeliver(sent) for _ in range(3)]
    await slack.settled()
    assert all(attempt.ok for attempt in again)
    assert len(slack.replies(sent.message)) == 1


async def test_g5_a_retry_of_an_event_whose_first_try_died_is_answered(slack: FakeSlack, slow: Mailwhy) -> None:
    """The first process hangs and its lease runs out: a retry that reaches another one is answered there, once."""
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slow.desk.asking.asked == 1)
    later = datetime.now(UTC) + timedelta(minutes=5)
    desk = replace(slow.desk, asking=Asking(bundled, None), now=lambda: later, jobs=Jobs())
    other = slack_app.build(desk, slack.signing_secret)
    for _ in range(2):
        answer = await other.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=sent.delivery.payload))
        assert answer.status == 200
    await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    assert len(slack.replies(sent.message)) == 1


async def test_g6_stray_client_credentials_do_not_switch_oauth_on(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token is kept, and the environment is as it was."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "stray")
    running = await start(slack, Asking(bundled, None), None)
    try:
        sent = await slack.mention("emma", "support", SPF)
        await slack.wait_for(lambda: slack.replies(sent.message))
        assert running.app.oauth_flow is None
    finally:
        await running.stop()


async def test_g7_a_proxy_in_the_environment_is_not_asked_for_loopback(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack_sdk ignores NO_PROXY; loopback traffic goes straight all the same: posts, links, response addresses."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    running = await start(slack, Asking(bundled, None), None)
    try:
        sent = await slack.mention("emma", "support", SPF)
        await slack.wait_for(lambda: slack.replies(sent.message))
        await slack.command("emma", "support", "/mailwhy", "kb")
        await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    finally:
        await running.stop()


def test_g7_a_proxy_stays_for_the_real_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a company's proxy there is no other way."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert web_client("xoxb-1", "https://slack.com/api/").proxy == "http://proxy.example:3128"
    assert is_loopback("http://[::1]:8080/api/")
    assert not is_loopback("https://127.0.0.1.evil.example/")


async def test_g8_a_command_is_acked_in_silence_and_answered_in_one_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """An ack with text and a later answer would race."""
    sent = await slack.command("emma", "support", "/mailwhy", "help")
    await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    await slack.settled()
    assert not sent.ack.body
    assert len([one for one in slack.visible("emma", "support") if one.ephemeral_to]) == 1


async def test_g9_the_bot_does_not_answer_itself(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its own direct messages come back as events; `auth.test` says which ones those are."""
    await slack.direct("emma", SPF)
    await slack.wait_for(lambda: slack.calls.of("chat.postMessage"))
    await slack.settled()
    assert len(slack.calls.of("chat.postMessage")) == 1
    assert len(slack.calls.of("auth.test")) == 1


async def test_g10_the_app_token_goes_in_the_header_only(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Slack refuses it as a field; and the bot's token never goes there."""
    calls = slack.calls.of("apps.connections.open")
    assert all(call.ok and "xapp" not in str(call.args) for call in calls)
    assert bool(calls) == (slack.transport == "socket")


async def test_g11_blocks_arrive_as_blocks(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What is sent as JSON is stored as objects, not as a string of them."""
    sent = await slack.mention("emma", "support", SPF)
    (answer,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert {block["type"] for block in answer.blocks} >= {"section", "actions", "context"}


async def test_g12_an_event_of_another_workspace_is_acked_and_left_alone(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """One process serves one workspace: logged, counted, not answered, no crash."""
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))
    payload = {**sent.delivery.payload, "event_id": "Ev0STRANGER", "team_id": "T0OTHER"}
    payload["authorizations"] = [{"team_id": "T0OTHER", "is_bot": True}]
    delivery = await slack.raw(sent.delivery.envelope, payload, "app_mention")
    await slack.settled()
    assert delivery.acked
    assert len(slack.replies(sent.message)) == 1
    value = mailwhy.desk.meters.registry.get_sample_value("mailwhy_events_total", {"outcome": "stranger"})
    assert value == 1


async def test_two_bots_do_not_share_a_session() -> None:
    """A session is made inside the loop and closed by who made it."""
    session = new_session()
    poster = Poster(web_client("xoxb-1", "http://127.0.0.1:9/api/", session))
    assert poster.client.session is session
    assert Desk(Broken(), None, bundled, poster, Meters()).names.command == "/mailwhy"
    await session.close()
