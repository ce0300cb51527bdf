"""The fixtures of the fake's own tests: a Slack on each transport with the sample bot, and a bare one with a client."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
import pytest_asyncio
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack
from tests.fakeslack import sample_bot
from tests.fixtures.slack import Attach, attach, bolt, quick_rules, slack, transport

__all__ = ["attach", "slack", "transport"]


@pytest_asyncio.fixture
async def ran(slack: FakeSlack, attach: Attach) -> list[str]:
    """The sample bot, connected; the list of what its listeners did."""
    app = bolt(slack)
    done = sample_bot.register(app)
    await attach(app)
    return done


@dataclass(slots=True)
class HandClock:
    """A clock that only a test moves."""

    now: float = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    """The bare Slack's clock."""
    return HandClock()


@pytest_asyncio.fixture
async def bare(clock: HandClock) -> AsyncIterator[FakeSlack]:
    """A Slack whose app is nobody: only its Web API is of interest."""
    async with FakeSlack("http", rules=quick_rules(), clock=clock) as running:
        yield running


@pytest_asyncio.fixture
async def client(bare: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    """Slack's own client with the bot's token."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(token=bare.bot_token, base_url=bare.api_url, session=session)


class Refusals:
    """Runs a call that must be refused."""

    async def __call__(self, call: object) -> str:
        """The error code of the refusal."""
        return str((await self.whole(call))["error"])

    async def whole(self, call: object) -> dict[str, object]:
        """The whole body of the refusal."""
        with pytest.raises(SlackApiError) as refused:
            await call  # type: ignore[misc]
        body = refused.value.response.data
        assert isinstance(body, dict)
        return body


@pytest.fixture
def refusal() -> Refusals:
    """`await refusal(client.chat_update(...))` is Slack's error code; fails when the call was granted."""
    return Refusals()
