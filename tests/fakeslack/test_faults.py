"""Do the faults happen as ordered, and only as often?"""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


def patient(slack: FakeSlack) -> AsyncWebClient:
    """A client without retries."""
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


async def test_canned_answers_come_first_in_first_out_and_do_no_work(bare: FakeSlack) -> None:
    """Then the real answer comes again."""
    channel = bare.space.channel("support").id
    bare.faults.next["chat.postMessage"] = [(500, "oops", {}), (200, {"ok": False, "error": "fatal_error"}, {})]
    with pytest.raises(SlackApiError):
        await patient(bare).chat_postMessage(channel=channel, text="1")
    with pytest.raises(SlackApiError, match="fatal_error"):
        await patient(bare).chat_postMessage(channel=channel, text="2")
    await patient(bare).chat_postMessage(channel=channel, text="3")
    assert [one.text for one in bare.visible("anna", "support")] == ["3"]
    assert [call.args["text"] for call in bare.calls.of("chat.postMessage")] == ["1", "2", "3"]


async def test_a_ratelimit_has_its_retry_after(bare: FakeSlack) -> None:
    """As Slack's: 429 and the header."""
    bare.faults.ratelimit("auth.test", 7, times=1)
    with pytest.raises(SlackApiError) as refused:
        await patient(bare).auth_test()
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    assert (await patient(bare).auth_test())["ok"]


async def test_a_dropped_call_did_nothing_and_a_lost_answer_did_it(bare: FakeSlack) -> None:
    """The two cases that a caller cannot tell apart."""
    channel = bare.space.channel("support").id
    bare.faults.drop["chat.postMessage"] = 1
    with pytest.raises(aiohttp.ClientError):
        await patient(bare).chat_postMessage(channel=channel, text="dropped")
    bare.faults.lose["chat.postMessage"] = 1
    with pytest.raises(aiohttp.ClientError):
        await patient(bare).chat_postMessage(channel=channel, text="lost")
    assert [one.text for one in bare.visible("anna", "support")] == ["lost"]


async def test_a_failure_after_the_work_leaves_the_message(bare: FakeSlack) -> None:
    """A 500 after the post went out: whoever retries doubles it."""
    bare.faults.fail_after["chat.postMessage"] = [(503, {"ok": False, "error": "service_unavailable"}, {})]
    with pytest.raises(SlackApiError):
        await patient(bare).chat_postMessage(channel=bare.space.channel("support").id, text="out")
    assert [one.text for one in bare.visible("anna", "support")] == ["out"]


async def test_refusals_by_code(bare: FakeSlack, refusal: Any) -> None:
    """refuse() answers with this code, so many times."""
    bare.faults.refuse("auth.test", "account_inactive", times=2)
    assert [await refusal(patient(bare).auth_test()) for _ in range(2)] == ["account_inactive"] * 2
    assert (await patient(bare).auth_test())["ok"]


async def test_a_delay_holds_the_answer_back(bare: FakeSlack) -> None:
    """The recorded time is at least that long."""
    bare.faults.delay["auth.test"] = 0.05
    await patient(bare).auth_test()
    assert bare.calls[-1].seconds >= 0.05


async def test_no_token_is_kept_in_the_journal(bare: FakeSlack) -> None:
    """Neither as field nor as header."""
    await patient(bare).api_call("auth.test", data={"token": bare.bot_token})
    assert bare.bot_token not in repr(bare.calls)
