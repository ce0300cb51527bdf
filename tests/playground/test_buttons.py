"""Does everything that can be pressed do something? Every button, menu entry and option of each card, in Chromium.

What is there to press is read off the page, so a new button is tried the day it is drawn.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from playwright.async_api import TimeoutError as LateError

from bot.i18n.catalog import text
from bot.playground.run import playground
from tests.playground.conftest import HOME
from tests.playground.room import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LATE = "did not answer within 3 seconds"
PARTS = ".body button, .body select, .home-body button, .home-body select, form button, form select"
CONTROLS = f"""(holder) => [...holder.querySelectorAll('{PARTS}')].flatMap((one, at) => {{
  if (one.matches('.link') || (one.closest('.input') && one.tagName === 'SELECT')) return [];
  const name = one.textContent.trim();
  const menu = Boolean(one.closest('.menu'));
  if (one.tagName === 'BUTTON') return [{{ at, name, menu, kind: one.dataset.focus ?? '' }}];
  const options = [...one.options].filter((option) => option.value).sort((a, b) => a.selected - b.selected);
  const kind = (value) => `${{one.dataset.focus}} ${{value}}`;
  return options.map(({{ text, value }}) => ({{ at, name: text, option: value, menu, kind: kind(value) }}));
}})"""
"""What can be pressed in a card, a modal or Home; the page's own links and the fields of a form are not meant."""
SIGHT = """() => {
  const modal = document.getElementById('modal');
  const parts = ['room-name', 'messages', 'thread', 'home'].map((id) => document.getElementById(id));
  const fields = modal.open ? [...modal.querySelectorAll('input, textarea')].map((one) => one.value) : [];
  return JSON.stringify([parts.map((one) => one.innerText), modal.open && modal.innerText, fields, window.opened]);
}"""
"""All that a person sees of what the bot does; the status line is the page's own."""
WATCH = """
window.opened = [];
window.said = [];
window.flying = 0;
const fetched = window.fetch;
window.fetch = (...all) => { window.flying += 1; return fetched(...all).finally(() => { window.flying -= 1; }); };
window.open = (url) => { window.opened.push(url); return null; };
addEventListener('DOMContentLoaded', () => {
  const line = document.getElementById('status');
  const note = () => { if (line.textContent) window.said.push(line.textContent); };
  new MutationObserver(note).observe(line, { childList: true });
});
"""
Control = dict[str, Any]
Open = Callable[[], Awaitable[Locator]]


@dataclass
class Bench:
    """One page for all cards, and what went wrong on it."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    chosen: set[str] = field(default_factory=set)
    """Options of modals that were tried from another card: they open the same."""

    async def come(self, who: str = "emma") -> None:
        """Open the page as somebody."""
        await self.page.goto(f"{self.url}?as={who}")
        await self.page.wait_for_selector("#places button")
        await self._quiet()
        await self._leave()

    async def try_all(self, fresh: Open) -> list[str]:
        """Press everything on what `fresh` opens and in each modal that comes; the names of what was pressed."""
        card = await fresh()
        wanted = await _controls(card)
        pressed = []
        for control in wanted:
            card = await self._card(card, fresh, wanted)
            await self._press(card, control)
            pressed.append(control["name"])
            if await self._modal.count():
                pressed += await self._try_modal(card, fresh, wanted, control)
        await self._leave()
        return pressed

    async def _try_modal(self, card: Locator, fresh: Open, wanted: list[Control], opener: Control) -> list[str]:
        inside = await _controls(self._modal)
        new = [one for one in inside if "option" not in one or one["kind"] not in self.chosen]
        self.chosen |= {one["kind"] for one in new if "option" in one}
        for control in new:
            if not await self._modal.count() or _shape(await _controls(self._modal)) != _shape(inside):
                card = await self._card(card, fresh, wanted)
                await self._press(card, opener)
            await self._press(self._modal, control)
            if control["name"] == text("personal.pause_entry", "en"):
                # A paused entry is not answered with any more: the next press would have no card.
                await self._modal.get_by_role("button", name=text("personal.resume_entry", "en")).click()
                await self._quiet()
        return [f"{opener['name']} > {one['name']}" for one in new]

    async def _card(self, card: Locator, fresh: Open, wanted: list[Control]) -> Locator:
        """The card as it was first; asked for anew when a press made another of it."""
        await self._leave()
        if await card.is_visible() and _shape(await _controls(card)) == _shape(wanted):
            return card
        return await fresh()

    async def _press(self, holder: Locator, control: Control) -> None:
        part = holder.locator(PARTS).nth(control["at"])
        before = await self.page.evaluate(SIGHT)
        if "option" in control:
            await self._choose(part, control["option"])
            return
        if control["menu"]:
            await part.locator("xpath=ancestor::details/summary").click()
        await part.click()
        await self._changed(before, control["name"])

    async def _choose(self, select: Locator, option: str) -> None:
        """Choose it; where it is chosen already, another first. The bot draws anew what holds the menu."""
        values = "(one) => [...one.options].map((each) => each.value).filter((each) => each && each !== one.value)"
        others = await select.evaluate(values)
        wanted = [option] if option in others else [others[0], option] if others else []
        for value in wanted:
            drawn = await select.element_handle()
            await select.select_option(value)
            await self.page.wait_for_function("(one) => !one.isConnected", arg=drawn, timeout=PATIENCE)
            await self._quiet()

    async def _changed(self, before: str, name: str) -> None:
        try:
            await self.page.wait_for_function(f"(before) => ({SIGHT})() !== before", arg=before, timeout=PATIENCE)
        except LateError as late:
            said = await self.page.evaluate("window.said")
            raise AssertionError(f"nothing is seen after {name!r}; the page said {said}") from late
        await self._quiet()

    async def _quiet(self) -> None:
        """All that was asked of the server is answered and drawn: a modal under the one that was closed comes up."""
        await self.page.wait_for_function("() => window.flying === 0", timeout=PATIENCE)
        await self.page.wait_for_timeout(30)

    async def _leave(self) -> None:
        while await self._modal.count():
            before = await self.page.evaluate(SIGHT)
            await self.page.keyboard.press("Escape")
            await self._changed(before, "Escape")

    @property
    def _modal(self) -> Locator:
        return self.page.locator("#modal[open]")

    async def newest(self, cards: str, act: Callable[[], Awaitable[object]]) -> Locator:
        """The card that comes after `act`."""
        keys = "(all) => all.map((one) => one.dataset.key)"
        before = await self.page.locator(cards).evaluate_all(keys)
        await act()
        script = f"""(before) => [...document.querySelectorAll('{cards}')]
          .map((one) => one.dataset.key).find((key) => !before.includes(key))"""
        found = await self.page.wait_for_function(script, arg=before, timeout=PATIENCE)
        return self.page.locator(f'{cards}[data-key="{await found.json_value()}"]').first

    async def write(self, text: str) -> None:
        """Say it in #support."""
        await self.page.locator("#places button", has_text="support").click()
        await self.page.fill("#composer-text", text)
        await self.page.locator("#composer .send").click()


async def _controls(holder: Locator) -> list[Control]:
    found: list[Control] = await holder.evaluate(CONTROLS)
    return found


def _shape(controls: list[Control]) -> list[tuple[int, str]]:
    """Which buttons these are, in whatever language they are named; a select's options in any order."""
    return sorted((one["at"], one["kind"]) for one in controls)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def bench(browser: Browser) -> AsyncIterator[Bench]:
    """The real bot, and the page open for all tests of this file."""
    async with playground(0, HOME) as url:
        context = await browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en-GB")
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        await page.add_init_script(WATCH)
        one = Bench(page, url)
        page.on("console", lambda said: one.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: one.faults.append(str(fault)))
        page.on("dialog", lambda dialog: dialog.accept())
        yield one
        await context.close()


async def _sound(bench: Bench, pressed: list[str], least: int) -> None:
    """Enough was there to press, no press was too slow, and the console is silent."""
    assert len(pressed) >= least, pressed
    assert [line for line in await bench.page.evaluate("window.said") if LATE in line] == []
    assert bench.faults == []


@pytest.mark.parametrize(
    ("text", "least"),
    [
        pytest.param("Sell error 002 after a campaign", 9, id="sure"),
        pytest.param(
            "zendesk says delivery failed for one of the three recipients, did the other two get it?",
            9,
            id="offer",
        ),
        pytest.param("002", 4, id="code"),
        pytest.param(
            "al cliente le nostre mail arrivano con l'allegato winmail.dat al posto del PDF, perché?",
            4,
            id="abstention",
        ),
    ],
)
async def test_every_control_of_an_answer_does_something(bench: Bench, text: str, least: int) -> None:
    """In the thread, for all to read."""
    cards = "#thread .message.from-bot:not(.ephemeral)"
    await bench.come()
    pressed = await bench.try_all(lambda: bench.newest(cards, lambda: bench.write(text)))
    await _sound(bench, pressed, least)


async def test_every_control_of_a_private_card_does_something(bench: Bench) -> None:
    """The slash command's."""
    cards = "#messages .message.ephemeral.from-bot"
    await bench.come()
    pressed = await bench.try_all(lambda: bench.newest(cards, lambda: bench.write("/mailwhy Sell error 002")))
    await _sound(bench, pressed, 9)


async def test_every_control_of_the_shortcuts_card_does_something(bench: Bench) -> None:
    """Run on the mail that was forwarded into the channel."""

    async def run() -> None:
        await bench.page.locator("#places button", has_text="support").click()
        message = bench.page.locator("#messages .message", has_text="MAILER-DAEMON").first
        await message.locator(".who summary").click()
        await message.locator(".who .menu button").first.click()

    await bench.come()
    pressed = await bench.try_all(lambda: bench.newest(".message.ephemeral.from-bot", run))
    await _sound(bench, pressed, 9)


async def test_every_control_of_home_does_something(bench: Bench) -> None:
    """Emma's: languages, examples, the last questions, and what operators have there."""

    async def home() -> Locator:
        await bench.page.locator("#places button", has_text="Mailwhy").click()
        await bench.page.locator("#room-home").click()
        await expect(bench.page.locator("#home select, #home button").first).to_be_visible()
        return bench.page.locator("#home")

    await bench.come()
    pressed = await bench.try_all(home)
    await _sound(bench, pressed, 9)


async def test_every_control_of_the_welcome_does_something(bench: Bench) -> None:
    """The first message in the direct message."""

    async def welcome() -> Locator:
        await bench.page.locator("#places button", has_text="Mailwhy").click()
        return bench.page.locator("#messages .message.from-bot").first

    await bench.come("piotr")
    pressed = await bench.try_all(welcome)
    await _sound(bench, pressed, 3)
