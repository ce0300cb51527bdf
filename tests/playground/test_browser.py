"""Does the playground work for a person? Driven in a real Chromium, with the real bot behind it."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.playground.run import playground
from tests.playground.conftest import HOME, Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PICTURE = Path(__file__).resolve().parents[2] / "docs/playground.png"
RENEW = bool(os.environ.get("MAILWHY_SCREENSHOT"))
"""`MAILWHY_SCREENSHOT=1 .venv/bin/pytest tests/playground` makes README's picture anew; else the tree stays."""
HOSTILE = (
    '<script>document.title="owned"</script> <!channel> <https://evil.example|bank.com> '
    "javascript:alert(1) \"><img src=x onerror=document.title='owned'> 550 5.1.1 user unknown"
)


async def test_an_italian_question_gets_its_answer_in_the_thread(visit: Visit) -> None:
    """The question of the issue: the cause, sure, in Italian, with the entry it comes from."""
    answer = await visit.ask("non mi arriva la mail, Sell dice errore 002")
    await expect(answer).to_contain_text("Certo:")
    await expect(answer).to_contain_text("limite di invio")
    await expect(answer).to_contain_text("sell/send-limit-exceeded")
    await expect(visit.page.locator("#thread")).to_be_visible()
    if RENEW:
        PICTURE.parent.mkdir(exist_ok=True)
        await visit.page.screenshot(path=PICTURE)


async def test_a_pasted_bounce_is_answered_with_the_line_that_decided(visit: Visit) -> None:
    """An example on the left is one click."""
    await visit.page.get_by_role("button", name="550 5.7.26 from Gmail").click()
    answer = visit.page.locator("#thread .message.from-bot")
    await expect(answer).to_contain_text("smtp/auth-failure")
    await expect(answer).to_contain_text("Sure:")
    await expect(answer.locator("code").first).to_contain_text("5.7.26")


async def test_a_bare_code_asks_which_one_and_the_choice_answers(visit: Visit) -> None:
    """002 means two things in Sell: no guess; the pressed choice edits the same card."""
    answer = await visit.ask("customer only says 002, what is that?")
    await expect(answer).to_contain_text("002 means different things")
    await expect(answer).not_to_contain_text("Sure:")
    await answer.get_by_role("button", name="Sell error 002").click()
    await expect(visit.page.locator("#thread .message.from-bot").last).to_contain_text("Sure:")


async def test_a_direct_message_is_answered_where_it_was_written(visit: Visit) -> None:
    """No thread is needed there; a follow-up refines."""
    await visit.place("Mailwhy")
    answer = await visit.ask("550 5.1.1 user unknown")
    await expect(answer).to_contain_text("smtp/user-unknown")


async def test_the_slash_command_completes_and_its_answer_is_only_for_the_asker(visit: Visit) -> None:
    """By keyboard alone: type, choose, send."""
    await visit.page.fill("#composer-text", "")
    await visit.page.type("#composer-text", "/mailwhy h")
    await expect(visit.page.locator("#completion li").first).to_contain_text("help")
    await visit.page.keyboard.press("Tab")
    await visit.page.keyboard.press("Enter")
    answer = visit.page.locator(".message.ephemeral.from-bot")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(answer).to_contain_text("/mailwhy search")


async def test_more_opens_everything_behind_the_card_and_closes(visit: Visit) -> None:
    """Corrections of the article and the other causes stand there."""
    answer = await visit.ask("Sell error 002 after a campaign")
    await answer.get_by_role("button", name="More", exact=False).first.click()
    modal = visit.page.get_by_role("dialog")
    await expect(modal).to_be_visible()
    await expect(modal).to_contain_text("a few seconds")
    await visit.page.keyboard.press("Escape")
    await expect(modal).to_be_hidden()


async def test_a_draft_asks_for_what_is_unknown_in_fields(visit: Visit) -> None:
    """No brackets are left in the text: what is missing is an input."""
    answer = await visit.ask("Sell error 002 after a campaign")
    await answer.get_by_role("button", name="Write a message").click()
    modal = visit.page.get_by_role("dialog")
    await expect(modal.locator("input, textarea").first).to_be_visible()
    assert "{" not in await modal.inner_text()


async def test_a_draft_is_completed_and_sent_to_oneself(visit: Visit) -> None:
    """Filled in, the text appears ready to copy; its copy arrives in the direct message."""
    await visit.page.get_by_role("button", name="550 5.7.26 from Gmail").click()
    answer = visit.page.locator("#thread .message.from-bot")
    await answer.get_by_role("button", name="Write a message").click()
    modal = visit.page.get_by_role("dialog")
    await modal.get_by_label("Sender's domain").fill("rossi.example")
    await modal.get_by_label("SPF value").fill("v=spf1 include:send.example ~all")
    await modal.get_by_label("DKIM host").fill("s1._domainkey")
    await modal.get_by_label("DKIM value").fill("v=DKIM1; p=MIIB")
    await modal.get_by_label("DMARC value").fill("v=DMARC1; p=none")
    await modal.get_by_role("button", name="Complete the text").click()
    await expect(modal.locator("textarea")).to_have_value(re.compile(r"rossi\.example(.|\n)*include:send\.example"))
    await modal.locator("button[type=submit]").click()
    await expect(modal).to_be_hidden()
    await visit.place("Mailwhy")
    await expect(visit.page.locator("#messages .from-bot", has_text="rossi.example")).to_have_count(1)


async def test_the_language_of_a_card_is_switched_by_one_tap(visit: Visit) -> None:
    """The overflow menu holds the other languages; the same message changes."""
    answer = await visit.ask("Sell error 002 after a campaign")
    await answer.locator(".body .overflow summary").click()
    await answer.get_by_role("button", name="Italian", exact=False).click()
    await expect(visit.page.locator("#thread .message.from-bot").last).to_contain_text("Certo:")


async def test_feedback_can_be_given(visit: Visit) -> None:
    """A press is acknowledged and nothing breaks."""
    answer = await visit.ask("550 5.1.1 user unknown")
    await answer.get_by_role("button", name="This helped").click()
    await expect(visit.page.locator("#status")).not_to_contain_text("3 seconds")


async def test_a_vague_question_is_met_with_the_one_question_that_would_decide(visit: Visit) -> None:
    """Not a guess, and not a shrug."""
    answer = await visit.ask("the customer says his mail never arrived")
    await expect(answer).to_contain_text("exact words")


async def test_an_error_in_the_edited_knowledge_stands_on_the_page_until_it_is_mended(
    browser: Browser, tmp_path: Path
) -> None:
    """The last good version answers meanwhile; a good change says what it changed."""
    folder = tmp_path / "knowledge"
    shutil.copytree(PICTURE.parents[1] / "knowledge", folder)
    entry = folder / "entries/smtp/user-unknown.yaml"
    good = entry.read_text(encoding="utf-8")
    async with playground(0, HOME | {"MAILWHY_KNOWLEDGE": str(folder)}) as url, await browser.new_page() as page:
        await page.goto(url)
        await page.wait_for_selector("#places button")
        entry.write_text(f"{good}nonsense: 1\n", encoding="utf-8")
        banner = page.locator("#knowledge")
        await expect(banner).to_contain_text("nonsense")
        await expect(banner).to_contain_text(f"user-unknown.yaml:{good.count(chr(10)) + 1}:1")
        changed = re.sub(r"^reviewed: .*$", 'reviewed: "2026-11-25"', good, flags=re.M)
        entry.write_text(changed, encoding="utf-8")
        await expect(page.locator("#status")).to_have_text("smtp/user-unknown changed")
        await expect(banner).to_be_hidden()


async def test_hostile_text_stays_text(visit: Visit) -> None:
    """Nothing of it runs, mentions or links; the answer comes all the same."""
    answer = await visit.ask(HOSTILE)
    await expect(answer).to_contain_text("smtp/user-unknown")
    assert await visit.page.title() == "Mailwhy playground"
    assert await visit.page.locator(".message script, .message img[onerror]").count() == 0
    hrefs = await visit.page.locator(".message a").evaluate_all("links => links.map(link => link.href)")
    assert not [href for href in hrefs if href.startswith("javascript:")]


async def test_the_raw_json_and_the_limits_can_be_seen(visit: Visit) -> None:
    """What was posted, and how near it is to Slack's limits."""
    answer = await visit.ask("550 5.1.1 user unknown")
    await answer.get_by_role("button", name="Raw JSON and limits").click()
    inspector = visit.page.locator("#inspector")
    await expect(inspector.locator("pre")).to_contain_text('"blocks"')
    assert await inspector.locator("meter").count() >= 3


async def test_dark_mode_is_one_press_and_changes_the_paper(visit: Visit) -> None:
    """The button says its state to a screen reader."""
    paper = "getComputedStyle(document.body).backgroundColor"
    before = await visit.page.evaluate(paper)
    await visit.page.click("#theme")
    assert await visit.page.evaluate(paper) != before
    await expect(visit.page.locator("#theme")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_no_width_scrolls_sideways(visit: Visit, width: int) -> None:
    """Long words wrap; the thread lies over the rest where there is no room beside it."""
    await visit.page.set_viewport_size({"width": width, "height": 720})
    await visit.ask("550 5.1.1 " + "x" * 300)
    assert await visit.page.evaluate("document.documentElement.scrollWidth") <= width


async def test_every_control_is_reached_by_the_keyboard(visit: Visit) -> None:
    """Tabbing round the page meets each visible button, box and menu of the answer."""
    await visit.ask("550 5.1.1 user unknown")
    seen = set()
    for _ in range(60):
        await visit.page.keyboard.press("Tab")
        seen.add(await visit.page.evaluate("(document.activeElement.textContent || document.activeElement.id).trim()"))
    for wanted in ("More", "Write a message", "Raw JSON and limits", "Close"):
        assert any(wanted in name for name in seen), (wanted, seen)


async def test_the_page_names_its_parts_for_a_screen_reader(visit: Visit) -> None:
    """Landmarks, a log that is read as it grows, labelled boxes."""
    await expect(visit.page.get_by_role("main")).to_be_visible()
    await expect(visit.page.get_by_role("navigation")).to_be_visible()
    await expect(visit.page.get_by_role("log", name="Messages")).to_have_attribute("aria-live", "polite")
    await expect(visit.page.get_by_role("textbox").first).to_be_visible()
    await expect(visit.page.get_by_text("Simulated, not Slack.")).to_be_visible()
