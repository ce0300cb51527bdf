"""Is there a Slack here? FakeSlack: a local Slack for tests, measuring and the playground, on 127.0.0.1 only."""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from aiohttp import web

from bot.fakeslack import scopes as known_scopes
from bot.fakeslack.changes import Subscription
from bot.fakeslack.core import Core
from bot.fakeslack.courier import Courier
from bot.fakeslack.delivery import Attempt, Delivery, Envelope, Transport, percentile
from bot.fakeslack.example import populate
from bot.fakeslack.faults import Faults
from bot.fakeslack.hands import Hands
from bot.fakeslack.http_sender import LOOPBACK, HttpSender, Tamper
from bot.fakeslack.journal import Journal
from bot.fakeslack.model import App, Json, Message
from bot.fakeslack.payloads import events
from bot.fakeslack.routes import Routes
from bot.fakeslack.rules import Clock, Rules
from bot.fakeslack.socket import SocketSender
from bot.fakeslack.state import Workspace

T = TypeVar("T")

BASE_EVENTS = ("app_mention", "message.im", "app_home_opened", "app_context_changed")
"""What the plain bot is subscribed to; add message.channels, file_shared, ... by `events=`."""


class FakeSlack(Hands):
    """One local Slack with one installed app.

    async with FakeSlack() as slack:                       # Socket Mode
        app = AsyncApp(client=AsyncWebClient(token=slack.bot_token, base_url=slack.api_url))
        handler = AsyncSocketModeHandler(app, slack.app_token); await handler.connect_async()
        await slack.connected()
        sent = await slack.mention("anna", "support", "550 5.1.1 user unknown")
        answer = await slack.wait_for(lambda: slack.replies(sent.message))

    With transport="http" give `request_url` (or set it later): events, commands and interactions are POSTed there,
    signed with `signing_secret`. Everything people do is in `Hands`; what the workspace holds is in `space`.
    """

    def __init__(
        self,
        transport: str = "socket",
        *,
        request_url: str | None = None,
        scopes: Iterable[str] = known_scopes.ALL,
        events: Iterable[str] = BASE_EVENTS,
        rules: Rules | None = None,
        clock: Clock = time.time,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        if host not in LOOPBACK:
            raise ValueError(f"A fake Slack listens on 127.0.0.1 only, not on {host}.")
        if transport not in ("socket", "http"):
            raise ValueError(f"The transport is socket or http, not {transport}.")
        self.core = Core(_app(scopes, events), rules or Rules(), clock)
        self.core.notify = self._notify
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None
        self.socket = SocketSender(self.core)
        self.http = HttpSender(self.core, request_url)
        sender: Transport = self.socket if transport == "socket" else self.http
        self.transport = transport
        self.courier = Courier(self.core, sender)
        populate(self.space)

    # -- life

    async def start(self) -> "FakeSlack":
        """Listen."""
        connect = self.socket.connect if self.transport == "socket" else None
        self._runner = web.AppRunner(Routes(self.core, connect).app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.core.base = self.core.response_urls.base = f"http://127.0.0.1:{port}"
        return self

    async def stop(self) -> None:
        """End all connections and stop listening."""
        await self.courier.close()
        self.core.changes.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> "FakeSlack":
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _notify(self, name: str, channel: str, event: Json) -> None:
        app, place = self.space.app, self.space.channels[channel]
        listening = self.http.request_url if self.transport == "http" else self.socket.connections
        if listening and app.bot_user in place.members and known_scopes.hears(app, name):
            payload = events.callback(self.core, event, channel=place)
            self.courier.spawn(self.courier.deliver(Delivery(Envelope.EVENT, f"own {name}", payload)))

    # -- what it is

    @property
    def space(self) -> Workspace:
        """The workspace: users, channels, messages, views, homes, files."""
        return self.core.space

    @property
    def rules(self) -> Rules:
        """How strict and fast it is; change the fields at any time."""
        return self.core.rules

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return self.core.base

    @property
    def api_url(self) -> str:
        """The base of its Web API, for `AsyncWebClient(base_url=...)` and MAILWHY_SLACK_API_URL."""
        return f"{self.core.base}/api/"

    @property
    def bot_token(self) -> str:
        """SLACK_BOT_TOKEN for this Slack."""
        return self.space.app.bot_token

    @property
    def app_token(self) -> str:
        """SLACK_APP_TOKEN for this Slack."""
        return self.space.app.app_token

    @property
    def signing_secret(self) -> str:
        """SLACK_SIGNING_SECRET for this Slack."""
        return self.space.app.signing_secret

    @property
    def request_url(self) -> str | None:
        """Where deliveries are POSTed when the transport is http."""
        return self.http.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.http.request_url = url

    @property
    def tamper(self) -> Tamper | None:
        """What is wrong with the signatures of HTTP deliveries from now on; None for good ones."""
        return self.http.tamper

    @tamper.setter
    def tamper(self, how: Tamper | None) -> None:
        self.http.tamper = how

    # -- what happened

    @property
    def calls(self) -> Journal:
        """Every call of the bot; `calls.of("chat.update")`, `calls.refused()`."""
        return self.core.calls

    @property
    def faults(self) -> Faults:
        """What goes wrong on purpose."""
        return self.core.faults

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything the app was told."""
        return self.courier.deliveries

    @property
    def acks(self) -> list[Attempt]:
        """Every attempt to deliver, acked or not."""
        return self.courier.acks

    def ack_p95(self) -> float:
        """The 95th percentile of the ack times so far, in seconds."""
        return percentile(self.acks)

    def changes(self) -> Subscription:
        """What changes from now on: `async for change in slack.changes()`; close it when done."""
        return Subscription(self.core.changes)

    def replies(self, message: Message | str, channel: str | None = None) -> list[Message]:
        """The replies that everybody sees in the thread of this message, oldest first."""
        if isinstance(message, Message):
            return self.space.replies(self.space.channels[message.channel], message.root)
        return self.space.replies(self.space.channel(channel or ""), message)

    def visible(self, user: str, channel: str | None = None, root: str | None = None) -> list[Message]:
        """What this person sees in a channel (without one: with the bot), ephemerals included; or in one thread."""
        place = self.space.channel(channel) if channel else self.space.direct(user)
        return self.space.visible(user, place, root)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:  # noqa: ASYNC109
        """The first true answer of `predicate`, asked now and after every change; TimeoutError says what was called."""
        try:
            return await self.core.changes.wait_for(predicate, timeout)
        except TimeoutError:
            calls = [f"{call.method} {call.error or 'ok'}" for call in self.calls[-8:]]
            problems = [f"{one.name}: {one.ack.problem}" for one in self.deliveries if not one.acked]
            raise TimeoutError(f"not within {timeout} s; last calls: {calls}; not acked: {problems}") from None

    async def connected(self, count: int = 1, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until the app has this many Socket Mode connections."""
        await self.wait_for(lambda: len(self.socket.connections) >= count, timeout)

    async def settled(self, quiet: float = 0.15, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until nothing has changed for `quiet` seconds."""
        async with asyncio.timeout(timeout):
            with self.changes() as news:
                while True:
                    try:
                        await asyncio.wait_for(anext(news), quiet)
                    except TimeoutError:
                        return


def _app(scopes: Iterable[str], subscribed: Iterable[str]) -> App:
    return App(
        id="A0MAILWHY00",
        name="mailwhy",
        bot_user="U0MAILWHYBT",
        bot_id="B0MAILWHYBT",
        bot_token="xoxb-fake-bot-token",  # noqa: S106
        app_token="xapp-1-fake-app-token",  # noqa: S106
        signing_secret="fake-signing-secret",  # noqa: S106
        verification_token="fake-verification-token",  # noqa: S106
        scopes=set(scopes),
        app_scopes={"connections:write"},
        events=set(subscribed),
    )
