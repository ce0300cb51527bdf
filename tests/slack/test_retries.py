"""When a call to Slack is made again: never where it may have been done already."""

import pytest
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator

from bot.fakeslack.server import FakeSlack
from bot.slack.client import Poster, RefusedError, Why, new_session, web_client
from bot.slack.retries import TRIES
from bot.slack.views.message import Message


@pytest.fixture
def transport() -> str:
    """Calls are the same over both."""
    return "http"


async def test_a_rate_limit_is_waited_out(slack: FakeSlack) -> None:
    """Slack says for how long; the message is posted once."""
    slack.faults.ratelimit("chat.postMessage", seconds=0)
    async with new_session() as session:
        await Poster(web_client(slack.bot_token, slack.api_url, session)).post(_support(slack), Message("hello"))
    assert [message.text for message in slack.visible("emma", "support")] == ["hello"]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_server_error_is_not_tried_again(slack: FakeSlack, status: int) -> None:
    """The post may stand in Slack all the same."""
    slack.faults.next["chat.postMessage"].append((status, "oops", {}))
    async with new_session() as session:
        poster = Poster(web_client(slack.bot_token, slack.api_url, session))
        with pytest.raises(RefusedError, match=f"http_{status}"):
            await poster.post(_support(slack), Message("hello"))
    assert len(slack.calls.of("chat.postMessage")) == 1


async def test_a_door_nobody_answers_is_knocked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was said yet, so nothing can be said twice; in the end it is a refusal that says why."""
    waits: list[int] = []
    monkeypatch.setattr(BackoffRetryIntervalCalculator, "calculate_sleep_duration", lambda _, n: waits.append(n) or 0.0)
    async with new_session() as session:
        poster = Poster(web_client("xoxb-1", "http://127.0.0.1:9/api/", session))
        with pytest.raises(RefusedError) as refused:
            await poster.post("C1", Message("hello"))
    assert refused.value.why is Why.UNREACHABLE
    assert len(waits) == TRIES


def _support(slack: FakeSlack) -> str:
    return slack.space.channel("support").id
