"""How do events come in without a public address? Socket Mode: a link this process opens to Slack and keeps."""

import asyncio
from contextlib import suppress

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.log import get
from bot.slack.client import is_loopback

log = get("bot.slack")
PING_SECONDS = 10


class Link:
    """One Socket Mode connection. Starting does not wait for Slack: an outage must not keep the process down."""

    def __init__(
        self, app: AsyncApp, client: AsyncWebClient, app_token: str, ping_seconds: float = PING_SECONDS
    ) -> None:
        self._app, self._client, self._token, self._ping = app, client, app_token, ping_seconds
        self._handler: AsyncSocketModeHandler | None = None
        self._opening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to connect; the client tries until it succeeds, and again whenever the link breaks."""
        handler = AsyncSocketModeHandler(self._app, self._token, web_client=self._client, ping_interval=self._ping)
        if is_loopback(self._client.base_url):
            handler.client.proxy = None
        self._handler = handler
        self._opening = asyncio.create_task(handler.client.connect())  # type: ignore[no-untyped-call]

    async def connected(self) -> bool:
        """Is the link up?"""
        return self._handler is not None and await self._handler.client.is_connected()

    async def stop(self) -> None:
        """Close the link. Work that is under way goes on."""
        if self._opening:
            self._opening.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self._opening
        if self._handler:
            await self._handler.client.close()  # type: ignore[no-untyped-call]
            log.info("socket_closed")
