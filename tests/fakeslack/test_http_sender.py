"""Are HTTP deliveries signed, refused, and retried as Slack does?"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.fakeslack.http_sender import Tamper
from bot.fakeslack.server import FakeSlack
from tests.fakeslack import sample_bot
from tests.fixtures.slack import Attach, attach, bolt, quick_rules

__all__ = ["attach"]


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """HTTP only."""
    async with FakeSlack("http", rules=quick_rules()) as running:
        yield running


class Receiver:
    """A request URL that keeps what it got and answers as told."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], str]] = []
        self.status = 200
        self.headers: dict[str, str] = {}

    async def receive(self, request: web.Request) -> web.Response:
        """Keep it and answer."""
        self.got.append((dict(request.headers), await request.text()))
        return web.Response(status=self.status, headers=self.headers)


@pytest_asyncio.fixture
async def receiver(slack: FakeSlack) -> AsyncIterator[Receiver]:
    """A receiver that the Slack sends to."""
    one = Receiver()
    app = web.Application()
    app.router.add_post("/", one.receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield one
    await runner.cleanup()


async def test_every_kind_of_delivery_is_signed(slack: FakeSlack, receiver: Receiver) -> None:
    """Slack's own verifier accepts events, commands and interactions."""
    sent = await slack.direct("anna", "caffè")
    await slack.command("anna", "support", "/mailwhy", "perché?")
    await slack.shortcut("anna", "diagnose", sent.message)
    verifier = SignatureVerifier(slack.signing_secret)
    assert len(receiver.got) == 3
    assert all(verifier.is_valid_request(body, headers) for headers, body in receiver.got)
    assert [headers["Content-Type"] for headers, _ in receiver.got] == [
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded",
    ]


@pytest.mark.parametrize("how", list(Tamper))
async def test_a_bad_signature_is_refused_by_bolt(slack: FakeSlack, attach: Attach, how: Tamper) -> None:
    """401, and no listener runs."""
    app = bolt(slack)
    ran = sample_bot.register(app)
    await attach(app)
    slack.tamper = how
    slack.rules.retry_after = ()
    sent = await slack.mention("anna", "support", "hello")
    assert sent.ack.problem == "http_401"
    slack.tamper = None
    await slack.mention("anna", "support", "hello")
    await slack.wait_for(lambda: ran)
    assert ran == ["mention"]


async def test_retries_say_their_number_and_reason(slack: FakeSlack, receiver: Receiver) -> None:
    """X-Slack-Retry-Num from 1; the body is the same each time."""
    receiver.status = 500
    sent = await slack.direct("anna", "hello")
    await slack.wait_for(lambda: len(sent.delivery.attempts) == 4)
    assert [headers.get("X-Slack-Retry-Num") for headers, _ in receiver.got] == [None, "1", "2", "3"]
    assert receiver.got[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({body for _, body in receiver.got}) == 1


async def test_a_retry_that_is_acked_is_the_last(slack: FakeSlack, receiver: Receiver) -> None:
    """And so is any answer with X-Slack-No-Retry."""
    receiver.status, receiver.headers = 500, {"X-Slack-No-Retry": "1"}
    sent = await slack.direct("anna", "hello")
    await slack.settled()
    assert len(sent.delivery.attempts) == 1


async def test_commands_and_presses_are_never_retried(slack: FakeSlack, receiver: Receiver) -> None:
    """Only events are."""
    receiver.status = 500
    await slack.command("anna", "support", "/mailwhy", "x")
    await slack.settled()
    assert len(receiver.got) == 1


async def test_it_sends_to_this_machine_only(slack: FakeSlack) -> None:
    """Another host is refused before anything is sent."""
    slack.request_url = "http://example.com/slack/events"
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        await slack.direct("anna", "hello")


async def test_nobody_listening_is_a_failed_connection(slack: FakeSlack) -> None:
    """connection_failed with a URL, no_connection without one."""
    slack.request_url = "http://127.0.0.1:9/"
    assert (await slack.command("anna", "support", "/mailwhy", "x")).ack.problem == "connection_failed"
    slack.request_url = None
    assert (await slack.command("anna", "support", "/mailwhy", "x")).ack.problem == "no_connection"
