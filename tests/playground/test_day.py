"""Does an agent's day work from end to end? Its twelve situations, clicked through in Chromium with the real bot.

`MAILWHY_SCREENSHOT=1 MAILWHY_SCREENSHOT_FOLDER=/tmp/day` saves a picture of each for looking at.
"""

import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.fakeslack.server import FakeSlack
from bot.playground import demo, server
from bot.playground.crowd import Crowd
from bot.playground.run import playground
from tests.playground.conftest import HOME
from tests.playground.room import PATIENCE

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
PICTURES = os.environ.get("MAILWHY_SCREENSHOT_FOLDER") if os.environ.get("MAILWHY_SCREENSHOT") else None
DAY = server.data("day")
KEYS = {"label", "who", "place", "look", "say", "follow", "shortcut", "home", "open"}


def test_the_day_has_twelve_situations_whose_people_are_where_they_act() -> None:
    """Each step has somebody, a place of theirs, at most one thing to do, and what to look at."""
    slack = FakeSlack()
    demo.furnish(slack)
    crowd = Crowd(slack)
    assert len(DAY) == len({one["id"] for one in DAY}) == 12
    assert all(one["story"].endswith((".", "?")) for one in DAY)
    for step in (step for one in DAY for step in one["steps"]):
        names = {place.name or "direct" for place in crowd.desk(step["who"]).places}
        assert step["place"] in names
        assert step["label"]
        assert step["look"].endswith(".")
        assert set(step) <= KEYS
        assert len(set(step) & {"say", "follow", "shortcut", "home", "open"}) <= 1


@dataclass
class Day:
    """The page with the panel open, and the knowledge folder behind the bot."""

    page: Page
    folder: Path

    async def step(self, situation: str, label: str = "Do it") -> None:
        """Press a step; the line that says what to look at appears."""
        holder = self.page.locator(f"details[data-situation={situation}]")
        if await holder.get_attribute("open") is None:
            await holder.locator("summary").click()
        looks = await holder.locator(".look").count()
        await holder.get_by_role("button", name=label, exact=True).click()
        await expect(holder.locator(".look")).to_have_count(looks + 1)

    @property
    def card(self) -> Locator:
        """The newest answer in the thread that is open."""
        return self.page.locator("#thread .message.from-bot:not(.ephemeral)").last

    @property
    def private(self) -> Locator:
        """The newest card for one's own eyes."""
        return self.page.locator(".message.ephemeral").last

    @property
    def modal(self) -> Locator:
        """The modal of the bot."""
        return self.page.locator("#modal")

    async def picture(self, name: str) -> None:
        """Save what is to be seen, when pictures are wanted."""
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            await self.page.screenshot(path=Path(PICTURES) / f"{name}.png")


@pytest_asyncio.fixture(loop_scope="session")
async def day(browser: Browser, tmp_path: Path) -> AsyncIterator[Day]:
    """The real bot on a copy of the knowledge, the page with An agent's day open."""
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    async with playground(0, HOME | {"MAILWHY_KNOWLEDGE": str(folder)}) as url:
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        faults: list[str] = []
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        await page.goto(url)
        await page.get_by_role("tab", name="An agent's day").click()
        yield Day(page, folder)
        await context.close()
        assert faults == []


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
async def test_an_agents_day(day: Day) -> None:
    """All twelve, one after another, in one workspace."""
    for situation in (first, italian, bounce, delivered, yellow, three, again, dns, outlook, author, password, human):
        await situation(day)
        await day.picture(situation.__name__)
    await expect(day.page.locator("#day .done", has_text="done")).to_have_count(12)


async def first(day: Day) -> None:
    """Home in Piotr's language, then the pane with its greeting and its prompts."""
    await day.step("first")
    await expect(day.page.locator("#home")).to_contain_text("Dlaczego mail nie dotarł?")
    await expect(day.page.locator("#home .actions button")).not_to_have_count(0)
    await day.picture("first-home")
    await day.step("first", "Open the messages")
    await expect(day.page.locator("#messages .from-bot")).to_contain_text("Mówię, dlaczego mail nie dotarł")
    await expect(day.page.locator("#prompts button")).to_have_count(3)


async def italian(day: Day) -> None:
    """The cause, sure, in Italian."""
    await day.step("italian")
    await expect(day.card).to_contain_text("Certo:")
    await expect(day.card).to_contain_text("sell/send-limit-exceeded")


async def yellow(day: Day) -> None:
    """The notice is named, and that the campaign goes out."""
    await day.step("yellow")
    await expect(day.card).to_contain_text("snov/conditional-connection")


async def three(day: Day) -> None:
    """What still works: those without an icon."""
    await day.step("three")
    await expect(day.card).to_contain_text("support/delivery-failed")
    await expect(day.card).to_contain_text("recipients without a warning icon")
    await day.card.get_by_role("button", name="“Delivery failed” under a ticket").click()
    await expect(day.card).to_contain_text("Sure:")


async def again(day: Day) -> None:
    """The follow-up is answered with a time."""
    await day.step("again")
    await expect(day.card).to_contain_text("sell/send-limit-exceeded")
    await day.step("again", "Ask the follow-up")
    await expect(day.page.locator("#thread .from-bot")).to_have_count(2)
    await expect(day.card).to_contain_text("24 ore")


async def dns(day: Day) -> None:
    """The draft asks for what is unknown in fields."""
    await day.step("dns")
    await expect(day.card).to_contain_text("smtp/auth-failure")
    await day.card.get_by_role("button", name="Write a message").click()
    await expect(day.modal.locator("input.field, textarea").first).to_be_visible()
    await day.picture("dns-draft")
    await day.page.keyboard.press("Escape")


async def outlook(day: Day) -> None:
    """Four people, four languages, one entry."""
    for who, sure in (("Anna", "Certo:"), ("Oksana", "Точно:"), ("Piotr", "Na pewno:"), ("Emma", "Sure:")):
        await day.step("outlook", f"{who} asks")
        await expect(day.card).to_contain_text(sure)
        await expect(day.card).to_contain_text("smtp/blocked-ip")


async def password(day: Day) -> None:
    """Answered, and told privately; the password is in no card."""
    await day.step("password")
    await expect(day.card).to_contain_text("snov/imap-authentication")
    await expect(day.private).to_contain_text("sekret")
    await expect(day.page.locator("#thread .from-bot").filter(has_text="Kwiat7")).to_have_count(0)


async def author(day: Day) -> None:
    """Two flags with reasons lower the entry; its author sees more, mends it, and the page says so."""
    for who in ("Oksana", "Piotr"):
        await day.step("author", f"{who} flags it")
        await expect(day.card).to_contain_text("smtp/greylisted")
        await day.card.locator(".feedback button").last.click()
        await day.modal.get_by_role("radio").nth(2).check()
        await day.picture(f"author-{who.lower()}")
        await day.modal.locator("button[type=submit]").click()
        await expect(day.modal).to_be_hidden()
    await day.step("author", "Anna asks the same")
    await expect(day.card).to_contain_text("Probabile:")
    await day.step("author", "Emma looks at it")
    await day.card.get_by_role("button", name="Dettagli").click()
    await expect(day.modal.get_by_role("button", name="Riattiva questa voce")).to_be_visible()
    await day.picture("author-more")
    await day.page.keyboard.press("Escape")
    entry = day.folder / "entries/smtp/greylisted.yaml"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(re.sub(r"^reviewed: .*$", 'reviewed: "2026-12-01"', text, flags=re.M), encoding="utf-8")
    await expect(day.page.locator("#status")).to_have_text("smtp/greylisted changed")
    await day.page.get_by_label("You are").select_option("oksana")
    await day.page.get_by_role("button", name="Mailwhy direct").click()
    await expect(day.page.locator("#messages .from-bot", has_text="позначили як неправильний")).to_have_count(1)


async def bounce(day: Day) -> None:
    """A private card, read from the forwarded mail."""
    await day.step("bounce")
    await expect(day.private).to_contain_text("smtp/user-unknown")


async def delivered(day: Day) -> None:
    """Another app's post can be asked about too; then the same in Polish, for all."""
    await day.step("delivered")
    await expect(day.private).to_contain_text("hubspot/delivered-not-received")
    await day.picture("delivered-shortcut")
    await day.step("delivered", "Ask in Polish")
    await expect(day.card).to_contain_text("hubspot/delivered-not-received")


async def human(day: Day) -> None:
    """No guess; a colleague takes it and answers, and the answer stands in the asker's thread."""
    await day.step("human")
    await expect(day.card).to_be_visible()
    await day.card.locator(".body .overflow summary").click()
    await day.card.get_by_role("button", name="Chiedi a un collega").click()
    await day.modal.locator("textarea").fill("Il PDF arriva come winmail.dat, solo da un mittente.")
    await day.picture("human-ask")
    await day.modal.locator("button[type=submit]").click()
    await expect(day.modal).to_be_hidden()
    await expect(day.private).to_contain_text("escalations")
    await day.step("human", "Emma takes it")
    post = day.page.locator("#messages .from-bot").last
    await post.get_by_role("button", name="I take it").click()
    await expect(post).to_contain_text("emma has it")
    await post.get_by_role("button", name="Answer", exact=True).click()
    await day.modal.locator("textarea").fill("È il formato RTF di Outlook: il mittente lo imposta su HTML.")
    await day.modal.locator("button[type=submit]").click()
    await expect(day.modal).to_be_hidden()
    await expect(post.get_by_role("button", name="Add to knowledge")).to_be_visible()
    await day.picture("human-answered")
    await day.step("human", "Back to Anna")
    await expect(day.card).to_contain_text("È il formato RTF di Outlook")
