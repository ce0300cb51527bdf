"""Do response URLs obey Slack's limits, and do what they are asked?"""

from typing import Any

import aiohttp
import pytest

from bot.fakeslack.delivery import Delivery
from bot.fakeslack.server import FakeSlack


async def _post(url: str, body: dict[str, Any]) -> tuple[int, str | None]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, (await answer.json()).get("error")


def _url_of(delivery: Delivery) -> str:
    return str(delivery.payload["response_url"])


async def _command_url(slack: FakeSlack) -> str:
    return _url_of((await slack.command("anna", "lonely", "/mailwhy", "x")).delivery)


async def test_five_uses(bare: FakeSlack) -> None:
    """The sixth is used_url; a refused one does not count."""
    url = await _command_url(bare)
    assert await _post(url, {}) == (400, "no_text")
    for number in range(5):
        assert await _post(url, {"text": str(number)}) == (200, None)
    assert await _post(url, {"text": "6"}) == (404, "used_url")


async def test_thirty_minutes(bare: FakeSlack, clock: Any) -> None:
    """expired_url after that, by the Slack's clock."""
    url = await _command_url(bare)
    clock.now += 1800
    assert await _post(url, {"text": "in time"}) == (200, None)
    clock.now += 1
    assert await _post(url, {"text": "late"}) == (404, "expired_url")
    assert await _post(f"{bare.url}/response/T/1/none", {"text": "x"}) == (404, "invalid_url")


async def test_it_works_where_the_bot_is_not_and_is_ephemeral_unless_said(bare: FakeSlack) -> None:
    """#lonely has no bot in it; in_channel shows it to all."""
    url = await _command_url(bare)
    before = len(bare.visible("anna", "lonely"))
    await _post(url, {"text": "for anna"})
    await _post(url, {"text": "for all", "response_type": "in_channel"})
    assert [one.text for one in bare.visible("anna", "lonely")[before:]] == ["for anna", "for all"]
    assert [one.text for one in bare.visible("piotr", "lonely")] == ["for all"]


async def test_it_answers_in_a_thread_only_when_told_so(bare: FakeSlack) -> None:
    """Without thread_ts the answer stands in the channel."""
    root = (await bare.post_in_channel("anna", "support", "root")).message
    url = _url_of((await bare.command("anna", "support", "/mailwhy", "x")).delivery)
    await _post(url, {"text": "here", "thread_ts": root.ts, "replace_original": False})
    await _post(url, {"text": "there"})
    assert [one.text for one in bare.visible("anna", "support", root.ts)] == ["root", "here"]


async def test_it_replaces_and_deletes_the_message_that_was_pressed(bare: FakeSlack) -> None:
    """Also an ephemeral one, which nothing else can change."""
    url = await _command_url(bare)
    button = {"type": "button", "action_id": "b", "text": {"type": "plain_text", "text": "B"}}
    await _post(url, {"text": "one", "blocks": [{"type": "actions", "elements": [button]}]})
    shown = bare.visible("anna", "lonely")[-1]
    pressed = _url_of((await bare.press("anna", shown, "b")).delivery)
    await _post(pressed, {"text": "two", "replace_original": True})
    assert shown.text == "two"
    await _post(pressed, {"delete_original": True})
    assert shown.deleted
    assert shown not in bare.visible("anna", "lonely")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": "x", "blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "x" * 40_001}, "msg_too_long"),
    ],
)
async def test_the_limits_hold_here_too(bare: FakeSlack, body: dict[str, Any], code: str) -> None:
    """400 with the code."""
    assert await _post(await _command_url(bare), body) == (400, code)
