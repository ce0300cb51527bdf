"""The doctor's calls: what a token opens, as a value."""

import pytest

from bot.fakeslack import scopes
from bot.fakeslack.server import FakeSlack
from bot.slack import probe
from bot.slack.client import Why, web_client


@pytest.fixture
def transport() -> str:
    """Both are Web API calls."""
    return "socket"


async def test_a_good_token_says_where_and_with_which_scopes(slack: FakeSlack) -> None:
    """From the response header."""
    found = await probe.bot_token(web_client(slack.bot_token, slack.api_url))
    assert not found.problem
    assert found.team
    assert set(scopes.BASE) <= found.scopes


async def test_a_bad_token_is_named(slack: FakeSlack) -> None:
    """By Slack's own word and by ours."""
    found = await probe.bot_token(web_client("xoxb-wrong", slack.api_url))
    assert (found.problem, found.why) == ("invalid_auth", Why.TOKEN)


async def test_an_app_token_is_tried_without_connecting(slack: FakeSlack) -> None:
    """No link is opened by asking."""
    client = web_client(slack.bot_token, slack.api_url)
    assert not (await probe.app_token(client, slack.app_token)).problem
    assert (await probe.app_token(client, "xapp-wrong")).why is Why.TOKEN
    assert slack.calls.of("apps.connections.open")


async def test_a_slack_that_is_away_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value, not an exception; both calls alike."""
    client = web_client("xoxb-1", "http://127.0.0.1:1/api/")
    client.retry_handlers = []
    assert (await probe.bot_token(client)).why is Why.UNREACHABLE
    assert (await probe.app_token(client, "xapp-1")).why is Why.UNREACHABLE


async def test_an_answer_that_is_no_json_is_named(slack: FakeSlack) -> None:
    """A proxy's error page."""
    slack.faults.next["auth.test"] = [(503, "<html>", {})]
    found = await probe.bot_token(web_client(slack.bot_token, slack.api_url))
    assert found.problem == "http_503"
