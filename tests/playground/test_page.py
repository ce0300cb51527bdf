"""Does the page draw and do everything Slack would? In a real Chromium, with the gallery bot behind it.

The real bot's own flows are in test_browser.py. Every test here fails too when the page logged an error, broke its
Content-Security-Policy or asked another computer for something (see room.Window).
"""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.playground.server import COMMANDS
from tests.playground.gallery_bot import LONG
from tests.playground.probes import CONTRAST, CONTROLS, FITS, FOCUS
from tests.playground.room import Room, Window, opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE = {"width": 375, "height": 720}


async def ask(page: Page, text: str) -> Locator:
    """Ask in the place that is open; the newest card of the thread that opens."""
    await page.fill("#composer-text", text)
    await page.press("#composer-text", "Enter")
    answer = page.locator("#thread-messages .from-bot").last
    await expect(answer).to_be_visible()
    return answer


async def test_an_example_is_asked_by_one_click_and_answered_in_its_thread(room: Room, window: Window) -> None:
    """The thread opens by itself, also when another one is open already."""
    page = await window.open(room.url, locale="it-IT")
    await expect(page.get_by_role("tab", name="Italiano")).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_text("Why did the email not arrive?")).to_be_visible()
    for label in ("Sell dice errore 002", "Utente sconosciuto"):
        await page.get_by_role("button", name=label).click()
        await expect(page.locator("#messages .message")).to_have_count(1 if label.startswith("Sell") else 2)
        await expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
        await expect(page.locator("#thread-messages")).to_contain_text("The answer is here.")
    await expect(page.locator("#thread-messages")).to_contain_text("User unknown")
    await expect(page.get_by_role("button", name="1 reply")).to_have_count(2)


async def test_a_reply_in_the_thread_stays_in_the_thread(room: Room, window: Window) -> None:
    """The channel only counts it."""
    page = await window.open(room.url)
    await ask(page, "why?")
    await page.get_by_label("Reply in the thread").fill("it's Gmail")
    await page.get_by_role("button", name="Send the reply").click()
    await expect(page.locator("#thread-messages .from-bot")).to_have_count(2)
    await expect(page.get_by_role("button", name="3 replies")).to_be_visible()
    await expect(page.locator("#messages .message")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(page.locator("#thread")).to_be_hidden()
    await page.get_by_role("button", name="3 replies").click()
    await expect(page.get_by_label("Reply in the thread")).to_be_focused()


async def test_a_direct_message_is_answered_beside_it_and_elsewhere_marked_as_new(room: Room, window: Window) -> None:
    """What arrives in a place that is not shown is marked there."""
    page = await window.open(room.url)
    await page.get_by_role("button", name="Mailwhy direct").click()
    await expect(page.get_by_text("What you ask here, only you see.")).to_be_visible()
    await page.get_by_role("textbox", name="Message to Mailwhy").fill("ciao")
    await page.keyboard.press("Enter")
    await expect(page.locator("#messages .from-bot")).to_contain_text("you wrote: ciao")
    await page.get_by_role("button", name="general", exact=True).click()
    await room.slack.direct("emma", "again")
    await expect(page.get_by_role("button", name="Mailwhy direct")).to_contain_text("new")


async def test_a_command_is_completed_by_keyboard_and_answered_to_its_asker_alone(room: Room, window: Window) -> None:
    """Arrows choose, Enter takes without sending, Escape closes; the private card can be pressed."""
    page = await window.open(room.url)
    box = page.get_by_role("textbox", name="Message to #support")
    await box.press_sequentially("/mail")
    options = page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_count(len(COMMANDS))
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await expect(box).to_have_attribute("aria-activedescendant", "completion-1")
    await page.keyboard.press("Enter")
    await expect(box).to_have_value("/mailwhy help ")
    await expect(options).to_have_count(0)
    await page.keyboard.press("Enter")
    private = page.locator("#messages .ephemeral")
    await expect(private).to_contain_text("Only visible to you")
    await expect(private).to_contain_text("Privately: help")
    await private.get_by_role("button", name="Again").click()
    await expect(private).to_contain_text("Pressed privately.")
    await expect(private).to_have_count(1)


async def test_words_that_were_not_sent_come_back(room: Room, window: Window) -> None:
    """An unknown command, and a command in a thread: the text stays to be changed."""
    page = await window.open(room.url)
    await page.fill("#composer-text", "/weather rome")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("There is no command /weather")
    await expect(page.locator("#composer-text")).to_have_value("/weather rome")
    await page.fill("#composer-text", "")
    await ask(page, "why?")
    await page.fill("#thread-text", "/mailwhy help")
    await page.press("#thread-text", "Enter")
    await expect(page.get_by_role("status")).to_contain_text("no slash commands in threads")
    await expect(page.locator("#thread-text")).to_have_value("/mailwhy help")


async def test_a_pressed_button_changes_its_message_in_place_and_keeps_the_focus(room: Room, window: Window) -> None:
    """Somebody on the keyboard goes on from where they were."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    await answer.get_by_role("button", name="Again").focus()
    await page.keyboard.press("Enter")
    await expect(answer).to_contain_text("It was pressed.")
    await expect(answer).to_contain_text("(edited)")
    await expect(page.locator("#thread-messages .from-bot")).to_have_count(1)
    await expect(answer.get_by_role("button", name="Again")).to_be_focused()


async def test_menus_and_feedback_reach_the_bot(room: Room, window: Window) -> None:
    """The overflow opens and closes by keyboard; a select tells its choice; a thumb stays pressed."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    await answer.get_by_role("combobox", name="Pick a city").select_option("Kyiv")
    await expect(answer).to_contain_text("Chosen: kyiv.")
    more = answer.locator(".body summary")
    await more.press("Enter")
    await expect(answer.get_by_role("button", name="Archive")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(answer.get_by_role("button", name="Archive")).to_be_hidden()
    await expect(page.locator("#thread")).to_be_visible()
    await expect(more).to_be_focused()
    await more.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(answer).to_contain_text("Chosen: copy.")
    await answer.get_by_role("button", name="Good").click()
    await expect(answer.get_by_role("button", name="Good")).to_have_attribute("aria-pressed", "true")
    assert room.entered == ["yes"]


async def test_a_modal_shows_its_fault_at_the_field_and_closes_when_it_is_right(room: Room, window: Window) -> None:
    """Empty, wrong, right; a menu in it changes it and what was typed stays."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    await answer.get_by_role("button", name="Open form").click()
    modal = page.get_by_role("dialog", name="A form")
    name = modal.get_by_label("Domain")
    await expect(name).to_be_focused()
    await modal.get_by_role("button", name="Send it").click()
    await expect(modal).to_contain_text("Please fill this in.")
    await name.fill("rossi")
    await modal.get_by_label("Urgent").check()
    await modal.get_by_label("Kind").select_option("Domain")
    await expect(modal).to_contain_text("Changed (Domain)")
    await expect(name).to_have_value("rossi")
    await expect(modal.get_by_label("Urgent")).to_be_checked()
    await name.press("Enter")
    await expect(modal).to_contain_text("This is not a domain.")
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(name).to_be_focused()
    await name.fill("rossi.example")
    await modal.get_by_role("button", name="Send it").click()
    await expect(modal).to_be_hidden()
    assert room.entered == ["rossi.example ['urgent']"]


async def test_a_modal_is_left_by_escape_or_by_its_button(room: Room, window: Window) -> None:
    """The bot's side is closed too, so that it can be opened again."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    modal = page.get_by_role("dialog", name="A form")
    for leave in ("Escape", "Never mind"):
        await answer.get_by_role("button", name="Open form").click()
        await expect(modal).to_be_visible()
        await (page.keyboard.press(leave) if leave == "Escape" else modal.get_by_role("button", name=leave).click())
        await expect(modal).to_be_hidden()
        await room.slack.wait_for(lambda: not room.slack.space.modals("emma"))
    await expect(page.locator("#thread")).to_be_visible()


async def test_the_inspector_shows_the_raw_json_and_every_limit(room: Room, window: Window) -> None:
    """For messages and for modals; the numbers are those of the fake."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    await answer.get_by_role("button", name="Raw JSON and limits").click()
    inspector = page.get_by_role("dialog", name="What was posted")
    await expect(inspector.get_by_role("row")).to_have_count(4)
    await expect(inspector.get_by_role("row", name="Blocks")).to_contain_text("4 of 50")
    await expect(inspector.get_by_role("row", name="Characters of JSON")).to_contain_text("of 13,000")
    await expect(inspector.get_by_role("meter")).to_have_count(4)
    await expect(inspector.locator("pre")).to_contain_text('"action_id": "again"')
    await inspector.get_by_role("button", name="Close").click()
    await expect(inspector).to_be_hidden()
    await answer.get_by_role("button", name="Open form").click()
    await page.get_by_role("dialog", name="A form").get_by_role("button", name="Raw JSON and limits").click()
    await expect(page.get_by_role("dialog", name="What was opened")).to_contain_text("of 250,000")


async def test_hostile_words_are_inert_and_a_real_call_to_everybody_is_loud(room: Room, window: Window) -> None:
    """Escaped text shows its characters; what a careless bot lets through is seen, but nothing of it runs."""
    page = await window.open(room.url)
    answer = await ask(page, "hostile")
    escaped, raw, long = [answer.locator(".section").nth(at) for at in range(3)]
    await expect(escaped).to_contain_text("escaped <!channel> <script>window.hit=1</script>")
    await expect(escaped.locator(".mention")).to_have_count(0)
    await expect(raw.locator(".mention.loud")).to_have_text("@channel")
    await expect(raw).to_contain_text("<javascript:window.hit=1|press me>")
    await expect(raw.locator("code")).to_have_text("<b>code</b>")
    await expect(raw.locator("a")).to_have_count(1)
    await expect(raw.locator("a")).to_have_text("quoted")
    await expect(long).to_contain_text(LONG)
    harm = "[...document.querySelectorAll('.message *')].filter((one) => /^(script|img|iframe|b)$/i.test(one.tagName)"
    drawn = await page.evaluate(f"{harm} && !one.closest('.avatar')).length")
    handlers = (
        "[...document.querySelectorAll('*')].some((one) => [...one.attributes].some((a) => a.name.startsWith('on')))"
    )
    assert drawn == 0
    assert await page.evaluate(handlers) is False
    assert await page.evaluate("window.hit") is None
    assert await page.evaluate(FITS)


async def test_a_bot_that_is_too_slow_is_reported_as_slack_would(window: Window) -> None:
    """Slack's three seconds are made short here; the sentence is the same."""
    async with opened(ack_seconds=0.2) as room:
        page = await window.open(room.url)
        await page.fill("#composer-text", "slow please")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("did not answer within 3 seconds")
        await expect(page.locator("#messages .message")).to_have_count(1)


async def test_dark_mode_follows_the_computer_and_then_the_person(room: Room, window: Window) -> None:
    """The choice survives a reload."""
    page = await window.open(room.url, color_scheme="dark")
    button, paper = page.get_by_role("button", name="Dark mode"), "getComputedStyle(document.body).backgroundColor"
    await expect(button).to_have_attribute("aria-pressed", "true")
    dark = await page.evaluate(paper)
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    light = await page.evaluate(paper)
    await page.reload()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert light == await page.evaluate(paper) != dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_has_enough_contrast(room: Room, window: Window, scheme: str) -> None:
    """At least 4.5 to 1 (WCAG 1.4.3), for a card, a private card, hostile words, and a modal with a fault."""
    page = await window.open(room.url, color_scheme=scheme)
    await page.fill("#composer-text", "/mailwhy help ")
    await page.keyboard.press("Enter")
    await expect(page.locator(".ephemeral")).to_be_visible()
    await ask(page, "hostile")
    assert await page.evaluate(CONTRAST) == []
    answer = await ask(page, "why?")
    await answer.get_by_role("button", name="Good").click()
    await answer.get_by_role("button", name="Open form").click()
    await page.get_by_role("dialog").get_by_role("button", name="Send it").click()
    await expect(page.get_by_text("Please fill this in.")).to_be_visible()
    assert await page.evaluate(CONTRAST) == []


async def test_a_narrow_screen_shows_everything_without_scrolling_sideways(room: Room, window: Window) -> None:
    """The thread lies over the rest, which is out of the keyboard's reach until it is closed; the banner stays."""
    page = await window.open(room.url, viewport=PHONE)
    for part in ("Dark mode", "general", "Mailwhy direct", "Not about email", "Send"):
        await expect(page.get_by_role("button", name=part, exact=True)).to_be_visible()
    await page.get_by_role("button", name="Not about email").scroll_into_view_if_needed()
    assert await page.evaluate(FITS)
    await ask(page, "hostile")
    assert await page.evaluate(FITS)
    await expect(page.get_by_text("Simulated, not Slack.")).to_be_in_viewport()
    await expect(page.locator("#thread-title")).to_be_focused()
    assert await page.locator("#room").evaluate("one => one.inert")
    await page.get_by_role("button", name="Close the thread").click()
    assert not await page.locator("#room").evaluate("one => one.inert")
    answer = await ask(page, "why?")
    await answer.get_by_role("button", name="Open form").click()
    await expect(page.get_by_role("dialog").get_by_role("button", name="Send it")).to_be_in_viewport()
    assert await page.evaluate(FITS)


async def test_every_control_is_reached_by_tab_and_shows_that_it_has_the_focus(room: Room, window: Window) -> None:
    """Each one on the page, with a ring of two pixels at least, inside the window."""
    page = await window.open(room.url)
    await ask(page, "why?")
    wanted, seen = set(await page.evaluate(CONTROLS)), []
    await page.evaluate("document.activeElement.blur()")
    for _ in range(len(wanted) + 20):
        await page.keyboard.press("Tab")
        found = await page.evaluate(FOCUS)
        if found and found not in seen:
            seen.append(found)
    assert wanted - {one["name"] for one in seen} == set()
    assert [one["name"] for one in seen if not (one["ring"] and one["seen"])] == []


async def test_the_parts_of_the_page_have_roles_and_names(room: Room, window: Window) -> None:
    """Landmarks, logs that are read out as they grow, labelled boxes; every control has a name."""
    page = await window.open(room.url)
    await ask(page, "why?")
    await expect(page.get_by_role("navigation", name="Places and examples")).to_be_visible()
    await expect(page.get_by_role("main")).to_be_visible()
    await expect(page.get_by_role("note", name="About this page")).to_contain_text("Simulated, not Slack.")
    for name in ("Messages", "Replies"):
        await expect(page.get_by_role("log", name=name)).to_have_attribute("aria-live", "polite")
    await expect(page.get_by_role("button", name="support", exact=True)).to_have_attribute("aria-current", "true")
    await expect(page.get_by_role("tabpanel", name="English").get_by_role("listitem")).to_have_count(7)
    tree = await page.locator("body").aria_snapshot()
    nameless = [line for line in tree.splitlines() if line.strip() in ("- button", "- textbox", "- link", "- combobox")]
    assert nameless == []


async def test_a_reload_and_a_second_page_show_the_same(room: Room, window: Window) -> None:
    """The state is the server's: nothing is lost with the page, the open modal included."""
    page = await window.open(room.url)
    answer = await ask(page, "why?")
    other = await window.open(room.url)
    await expect(other.get_by_role("button", name="1 reply")).to_be_visible()
    await answer.get_by_role("button", name="Open form").click()
    await expect(other.get_by_role("dialog", name="A form")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(other.get_by_role("dialog", name="A form")).to_be_hidden()
