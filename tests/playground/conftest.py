"""A real Chromium on a real playground: the unmodified bot, the local Slack, the page."""

import inspect
import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.playground.run import playground
from tests.conftest import need
from tests.playground.room import client, room, window

__all__ = ["client", "room", "window"]

CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
HOME = {name: os.environ[name] for name in ("HOME", "XDG_CACHE_HOME") if name in os.environ}


@dataclass
class Visit:
    """One open page of the playground, and everything its console complained of."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    async def ask(self, text: str) -> Locator:
        """Write in the place that is open and wait for the bot's answer, wherever it comes."""
        before = await self.page.locator(".message.from-bot").count()
        await self.page.fill("#composer-text", text)
        await self.page.keyboard.press("Enter")
        answers = self.page.locator(".message.from-bot")
        await expect(answers.nth(before)).to_be_attached()
        return answers.last

    async def place(self, name: str) -> None:
        """Go to a place of the list on the left."""
        await self.page.locator("#places button", has_text=name).click()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder runs on one loop: a Chromium is started once, not for every test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and inspect.iscoroutinefunction(getattr(item, "function", None)):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, driven by playwright; a machine without it skips, CI fails."""
    need("chromium")
    async with async_playwright() as driver:
        found = await driver.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM.split())
        yield found
        await found.close()


@pytest_asyncio.fixture(loop_scope="session")
async def url() -> AsyncIterator[str]:
    """The address of a playground of its own."""
    async with playground(0, HOME) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def visit(browser: Browser, url: str) -> AsyncIterator[Visit]:
    """The page, open and ready. At the end nothing may have been complained of: no error, no policy violation."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = await context.new_page()
    one = Visit(page, url)
    page.on("console", _noting(one))
    page.on("pageerror", lambda fault: one.complaints.append(str(fault)))
    await page.goto(url)
    await page.wait_for_selector("#places button")
    yield one
    await context.close()
    assert one.complaints == []


def _noting(visit: Visit) -> Callable[..., None]:
    def note(message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            visit.complaints.append(str(getattr(message, "text", message)))

    return note
