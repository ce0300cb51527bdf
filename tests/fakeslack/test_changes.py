"""Can a page follow what happens, and a test wait for it?"""

import asyncio

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.changes import What
from bot.fakeslack.server import FakeSlack


async def test_changes_are_heard_from_the_subscription_on(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Posted, edited, deleted and called, in order; an ephemeral names its reader."""
    channel = bare.space.channel("support").id
    await client.chat_postMessage(channel=channel, text="before")
    with bare.changes() as news:
        ts = (await client.chat_postMessage(channel=channel, text="one"))["ts"]
        await client.chat_update(channel=channel, ts=ts, text="two")
        await client.chat_delete(channel=channel, ts=ts)
        await client.chat_postEphemeral(channel=channel, user=bare.space.user("anna").id, text="psst")
        heard = [await anext(news) for _ in range(8)]
    assert [change.what for change in heard if change.what is not What.CALLED] == [
        What.POSTED,
        What.EDITED,
        What.DELETED,
        What.POSTED,
    ]
    assert heard[-2].user == bare.space.user("anna").id
    assert [change.number for change in heard] == list(range(heard[0].number, heard[0].number + 8))


async def test_a_closed_subscription_ends(bare: FakeSlack) -> None:
    """The loop over it ends, and nothing is kept for it."""
    news = bare.changes()
    news.close()
    assert [change async for change in news] == []
    assert bare.core.changes.subscribers == []


async def test_stopping_ends_every_subscription() -> None:
    """A page that follows is let go."""
    slack = await FakeSlack().start()
    news = slack.changes()
    follower = asyncio.create_task(anext(news, None))
    await slack.stop()
    assert await follower is None


async def test_waiting_answers_what_the_predicate_found(bare: FakeSlack) -> None:
    """At once when it is there already, later when it comes."""
    assert await bare.wait_for(lambda: "there") == "there"
    waiting = asyncio.create_task(bare.wait_for(lambda: bare.visible("anna", "support")))
    await bare.post_in_channel("anna", "support", "x")
    assert (await waiting)[0].text == "x"


async def test_a_wait_that_fails_says_what_was_called(bare: FakeSlack, client: AsyncWebClient) -> None:
    """So that a failing test explains itself."""
    await client.auth_test()
    with pytest.raises(TimeoutError, match=r"auth\.test ok"):
        await bare.wait_for(lambda: None, timeout=0.01)
