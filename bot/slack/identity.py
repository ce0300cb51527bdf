"""Who are we in Slack? Asked once by `auth.test`, then known: the workspace, the bot's user, the bot's id.

Bolt would ask by a copy of the client that reads the proxy variables anew, and would swallow a failure: the event would
be acked and lost. Here a failure is raised, the event is not acked, and Slack brings it again.
"""

import asyncio
from typing import Any

from aiohttp import ClientError
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import RefusedError, Why, code_of, why


class Identity(AsyncAuthorize):
    """The answer of `auth.test`, for every request alike: one process serves one workspace."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None
        self._asking = asyncio.Lock()

    async def __call__(self, **_who: Any) -> AuthorizeResult:
        """Who we are. Raises RefusedError when the token does not work or Slack is away."""
        if self._known is None:
            async with self._asking:
                self._known = self._known or await self._ask()
        return self._known

    async def _ask(self) -> AuthorizeResult:
        try:
            answer = await self._client.auth_test()
        except SlackApiError as refused:
            code = code_of(refused)
            raise RefusedError("auth.test", code, why(code)) from refused
        except (ClientError, TimeoutError, OSError) as fault:
            raise RefusedError("auth.test", type(fault).__name__, Why.UNREACHABLE) from fault
        return AuthorizeResult(
            enterprise_id=answer.get("enterprise_id"),
            team_id=answer.get("team_id"),
            bot_id=answer.get("bot_id"),
            bot_user_id=answer.get("user_id"),
            bot_token=self._client.token,
        )
