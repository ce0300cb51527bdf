"""Who we are: asked once, and a failure loses nothing."""

import asyncio

import pytest

from bot.fakeslack.server import FakeSlack
from bot.slack.client import RefusedError, Why, new_session, web_client
from bot.slack.identity import Identity
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


async def test_it_is_asked_once_however_many_want_to_know(slack: FakeSlack) -> None:
    """Ten first events at the same time."""
    session = new_session()
    identity = Identity(web_client(slack.bot_token, slack.api_url, session))
    found = await asyncio.gather(*(identity() for _ in range(10)))
    await session.close()
    assert len(slack.calls.of("auth.test")) == 1
    assert {one.bot_user_id for one in found} == {found[0].bot_user_id}


async def test_a_token_that_does_not_work_is_named(slack: FakeSlack) -> None:
    """And asked again next time."""
    session = new_session()
    identity = Identity(web_client("xoxb-wrong", slack.api_url, session))
    for _ in range(2):
        with pytest.raises(RefusedError) as refused:
            await identity()
    await session.close()
    assert refused.value.why is Why.TOKEN
    assert len(slack.calls.of("auth.test")) == 2


async def test_an_event_that_comes_while_slack_is_away_is_not_lost(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Bolt alone would ack it and forget it; here it is brought again and answered."""
    slack.faults.refuse("auth.test", "internal_error")
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))
    assert len(slack.calls.of("auth.test")) == 2
