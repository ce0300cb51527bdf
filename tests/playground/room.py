"""The page with the gallery bot behind it: a client without a browser, and a watched window in Chromium.

from tests.playground.room import client, room, window
"""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, ConsoleMessage, Page, expect
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot.fakeslack.rules import Rules
from bot.fakeslack.server import FakeSlack
from bot.playground.crowd import Crowd
from bot.playground.desk import Desk
from bot.playground.server import build
from bot.web import serve
from tests.fixtures.slack import bolt
from tests.playground.gallery_bot import gallery

TOKEN = "the-token-of-this-run"
PATIENCE = 10_000
"""Milliseconds that an expectation waits at most: the machine may be busy."""
SHORTCUTS = (
    {"name": "Why this?", "type": "message", "callback_id": "why_this", "description": "On a message"},
    {"name": "Ask anything", "type": "global", "callback_id": "ask_any", "description": "At the composer"},
)
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (one) =>
  window.violations.push(`${one.violatedDirective} ${one.blockedURI}`));
"""


expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def said(self) -> str:
        """The sentence of a refusal."""
        return str(json.loads(self.text)["error"])


@dataclass(slots=True)
class Room:
    """A playground that runs."""

    slack: FakeSlack
    crowd: Crowd
    url: str
    entered: list[str]
    """What the gallery bot was given."""

    @property
    def desk(self) -> Desk:
        """Emma's desk, where the page begins."""
        return self.crowd.desk("emma")


@asynccontextmanager
async def opened(ack_seconds: float = 3.0) -> AsyncIterator[Room]:
    """The gallery bot behind the page."""
    rules = Rules(ack_seconds=ack_seconds, retry_after=(0.01, 0.02, 0.05))
    async with FakeSlack("socket", rules=rules) as slack:
        app = bolt(slack)
        entered = gallery(app, slow=ack_seconds * 3)
        handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=1)
        await handler.connect_async()
        await slack.connected()
        crowd = Crowd(slack, SHORTCUTS)
        page = await serve.start(build(crowd, TOKEN), "127.0.0.1", 0, grace=1)
        try:
            yield Room(slack, crowd, page.url, entered)
        finally:
            slack.core.changes.close()
            await page.stop()
            await handler.close_async()


@pytest_asyncio.fixture(loop_scope="session")
async def room() -> AsyncIterator[Room]:
    """The playground with the gallery bot."""
    async with opened() as running:
        yield running


@dataclass(slots=True)
class Client:
    """A well-behaved page without a browser: right origin, right token."""

    session: ClientSession
    url: str

    async def get(self, path: str, **headers: str) -> Answer:
        """What the playground answers to a GET."""
        return await self._ask("GET", path, None, headers)

    async def post(self, path: str, body: Any, **headers: str) -> Answer:
        """What it answers to Emma's post; `body` is JSON, or bytes as they are."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        path = path if "?" in path else f"{path}?as=emma"
        return await self._ask("POST", path, raw, {"Origin": self.url, "X-Mailwhy-Token": TOKEN} | headers)

    async def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        async with self.session.request(method, self.url + path, data=body, headers=headers) as answer:
            return Answer(answer.status, answer.headers, await answer.text())


@pytest_asyncio.fixture(loop_scope="session")
async def client(room: Room) -> AsyncIterator[Client]:
    """A client of this room."""
    async with ClientSession() as session:
        yield Client(session, room.url)


@dataclass
class Window:
    """Opens pages in one Chromium and remembers what went wrong in them."""

    browser: Browser
    faults: list[str] = field(default_factory=list)

    async def open(self, url: str, **context: Any) -> Page:
        """A page in a context of its own: 1280 x 800, light, English, unless said otherwise."""
        given = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "color_scheme": "light", **context}
        opened = await self.browser.new_context(**given)
        await opened.add_init_script(WATCH)
        page = await opened.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", self._console)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        home = url.partition("/?")[0]
        page.on("request", lambda one: None if one.url.startswith(home) else self.faults.append(f"left: {one.url}"))
        await page.goto(url)
        await expect(page.locator("#room-name")).not_to_have_text("…")
        return page

    def _console(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.faults.append(said.text)

    async def check(self) -> None:
        """No console error, no script error, no CSP violation, no request to elsewhere, in any page."""
        for context in list(self.browser.contexts):
            for page in context.pages:
                self.faults += await page.evaluate("window.violations")
            await context.close()
        assert self.faults == []


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser) -> AsyncIterator[Window]:
    """The Chromium of conftest.py; the test fails at its end when any page complained."""
    opened_here = Window(browser)
    yield opened_here
    await opened_here.check()
