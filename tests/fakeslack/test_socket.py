"""Does Socket Mode behave as Slack's: hello, one connection an envelope, reconnects, late and lost acks?"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.fakeslack.server import FakeSlack
from tests.fakeslack import sample_bot
from tests.fixtures.slack import Attach, attach, bolt, quick_rules

__all__ = ["attach"]


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """Socket Mode only."""
    async with FakeSlack("socket", rules=quick_rules()) as running:
        yield running


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """For connections made by hand."""
    async with aiohttp.ClientSession() as one:
        yield one


async def link(slack: FakeSlack, session: aiohttp.ClientSession) -> str:
    headers = {"Authorization": f"Bearer {slack.app_token}"}
    async with session.post(f"{slack.api_url}apps.connections.open", headers=headers) as answer:
        return str((await answer.json())["url"])


async def open_one(slack: FakeSlack, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    return await session.ws_connect(await link(slack, session))


async def test_a_connection_begins_with_hello_and_its_address_is_good_once(
    slack: FakeSlack, session: aiohttp.ClientSession
) -> None:
    """The ticket cannot be used again."""
    url = await link(slack, session)
    ws = await session.ws_connect(url)
    hello = await ws.receive_json()
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await session.ws_connect(url)


async def test_the_eleventh_connection_is_turned_away(slack: FakeSlack, session: aiohttp.ClientSession) -> None:
    """too_many_websockets."""
    slack.rules.connections = 2
    kept = [await open_one(slack, session) for _ in range(2)]
    assert [(await ws.receive_json())["num_connections"] for ws in kept] == [1, 2]
    refused = await open_one(slack, session)
    assert (await refused.receive_json())["reason"] == "too_many_websockets"


async def test_each_event_goes_to_one_of_the_connections(slack: FakeSlack, session: aiohttp.ClientSession) -> None:
    """Not to all of them."""
    sockets = [await open_one(slack, session) for _ in range(2)]
    seen: list[tuple[int, str]] = []

    async def answer(number: int) -> None:
        async for frame in sockets[number]:
            said = json.loads(frame.data)
            if said["type"] == "events_api":
                seen.append((number, said["payload"]["event"]["text"]))
                await sockets[number].send_json({"envelope_id": said["envelope_id"]})

    tasks = [asyncio.create_task(answer(number)) for number in range(2)]
    await slack.connected(2)
    for number in range(4):
        await slack.direct("anna", str(number))
    for task in tasks:
        task.cancel()
    assert sorted(text for _, text in seen) == ["0", "1", "2", "3"]
    assert sorted(number for number, _ in seen) == [0, 0, 1, 1]


async def test_an_unacked_event_comes_again_with_the_same_payload(
    slack: FakeSlack, session: aiohttp.ClientSession
) -> None:
    """retry_attempt counts, the event_id stays; a late ack is recorded as late."""
    slack.rules.ack_seconds = 0.05
    slack.rules.retry_after = (0.0,)
    ws = await open_one(slack, session)
    await ws.receive_json()
    sent = await slack.direct("anna", "hello")
    first, second = await ws.receive_json(), await ws.receive_json()
    assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
    assert second["retry_reason"] == "timeout"
    assert first["payload"] == second["payload"]
    await ws.send_json({"envelope_id": first["envelope_id"]})
    await ws.send_json({"envelope_id": second["envelope_id"]})
    await slack.wait_for(lambda: len(sent.delivery.attempts) == 2)
    early, late = sent.delivery.attempts
    assert early.problem == "timeout"
    assert early.late is not None
    assert late.ok


async def test_an_event_lost_with_its_connection_is_redelivered_on_the_next(
    slack: FakeSlack, session: aiohttp.ClientSession
) -> None:
    """The connection closes before the ack: the first attempt is closed, the retry reaches the other."""
    slack.rules.retry_after = (0.05,)
    first = await open_one(slack, session)
    await first.receive_json()
    telling = asyncio.create_task(slack.direct("anna", "hello"))
    await first.receive_json()
    await first.close()
    sent = await telling
    assert sent.ack.problem == "closed"
    second = await open_one(slack, session)
    await second.receive_json()
    again = await second.receive_json()
    assert again["retry_attempt"] == 1


async def test_without_a_connection_nothing_arrives(slack: FakeSlack) -> None:
    """no_connection; a command is told so by Slackbot."""
    sent = await slack.command("anna", "support", "/mailwhy", "x")
    assert sent.ack.problem == "no_connection"
    assert "dispatch_failed" in slack.visible("anna", "support")[-1].text


async def _running(slack: FakeSlack, attach: Attach) -> list[str]:
    app = bolt(slack)
    ran = sample_bot.register(app)
    await attach(app)
    return ran


@pytest.mark.parametrize("how", ["refresh_requested", "closed by the server"])
async def test_bolt_reconnects_and_goes_on_answering(slack: FakeSlack, attach: Attach, how: str) -> None:
    """After a disconnect envelope and after a close from Slack's side a new connection takes over."""
    ran = await _running(slack, attach)
    first = slack.socket.connections[0]
    if how == "closed by the server":
        await slack.socket.drop()
    else:
        await slack.socket.ask_to_reconnect(how)
    await slack.wait_for(lambda: any(one.number > first.number for one in slack.socket.connections))
    sent = await slack.mention("anna", "support", "still there?")
    await slack.wait_for(lambda: slack.replies(sent.message or ""))
    assert ran == ["mention"]


async def test_a_command_says_whether_it_takes_an_answer_in_the_ack(
    slack: FakeSlack, session: aiohttp.ClientSession
) -> None:
    """accepts_response_payload, and the payload of the ack becomes the ephemeral answer."""
    ws = await open_one(slack, session)
    await ws.receive_json()
    running = asyncio.create_task(slack.command("anna", "support", "/mailwhy", "x"))
    envelope: dict[str, Any] = await ws.receive_json()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    await ws.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "usage"}})
    sent = await running
    assert sent.ack.body == {"text": "usage"}
    assert slack.visible("anna", "support")[-1].text == "usage"
