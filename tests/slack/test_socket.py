"""The link to Slack: it comes up by itself, comes back by itself, and goes quietly."""

import pytest

from bot.fakeslack.server import FakeSlack
from bot.slack.client import new_session, web_client
from bot.slack.socket import Link
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


@pytest.fixture
def transport() -> str:
    """Socket Mode."""
    return "socket"


async def test_a_link_that_slack_closes_is_opened_again(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Asked to reconnect, the bot answers on the new link."""
    await slack.socket.ask_to_reconnect()
    await slack.connected()
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))


async def test_readiness_knows_whether_the_link_is_up(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Up while it is, down after the end."""
    assert await mailwhy.link.connected()
    await mailwhy.link.stop()
    assert not await mailwhy.link.connected()


async def test_a_slack_that_is_away_does_not_keep_the_process_from_starting(mailwhy: Mailwhy) -> None:
    """Starting returns; stopping ends the tries."""
    session = new_session()
    client = web_client("xoxb-1", "http://127.0.0.1:1/api/", session)
    link = Link(mailwhy.app, client, "xapp-1", 0.05)
    await link.start()
    assert not await link.connected()
    await link.stop()
    await session.close()


async def test_a_link_that_was_never_started_stops(mailwhy: Mailwhy) -> None:
    """A start that failed half-way still cleans up."""
    link = Link(mailwhy.app, mailwhy.desk.poster.client, "xapp-1")
    assert not await link.connected()
    await link.stop()
