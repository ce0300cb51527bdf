"""Can one be somebody else, use shortcuts, open Home, change one's words, fill in every field? In Chromium.

With the gallery bot behind the page; what the real bot makes of it is in test_day.py.
"""

import pytest
from playwright.async_api import Locator, Page, expect

from bot.fakeslack.changes import What
from bot.fakeslack.fill import fill
from tests.playground.gallery_bot import button, section
from tests.playground.probes import CONTRAST, CONTROLS, FITS, FOCUS
from tests.playground.room import Room, Window

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE = {"width": 360, "height": 720}


async def become(page: Page, who: str) -> None:
    """Change the person and wait until their page is drawn."""
    await page.get_by_label("You are").select_option(who)
    await expect(page).to_have_url(f"{page.url.partition('?')[0]}?as={who}")


async def write(page: Page, text: str) -> None:
    """Write without waiting for an answer."""
    await page.fill("#composer-text", text)
    await page.press("#composer-text", "Enter")


def menu_of(message: Locator) -> Locator:
    """The three dots of a message."""
    return message.get_by_label("More about this message")


async def test_each_person_sees_their_own_places_and_words(room: Room, window: Window) -> None:
    """Membership decides; the direct message is one's own; a reload and a link keep the person."""
    page = await window.open(room.url)
    places = page.locator("#places button")
    await expect(places).to_have_text(
        ["#support", "#general", "#escalations", "#shared-rossi", "#lonely", "✉Mailwhydirect"]
    )
    await page.get_by_role("button", name="Mailwhy direct").click()
    await write(page, "Emma's own words")
    await expect(page.locator("#messages .from-bot")).to_have_count(1)
    await become(page, "anna")
    await expect(places).to_have_text(["#support", "#general", "#escalations", "#lonely", "✉Mailwhydirect"])
    await expect(page.locator("#room-name")).to_have_text("Mailwhy")
    await expect(page.locator("#messages")).not_to_contain_text("Emma's own words")
    await become(page, "dario")
    await expect(places).to_have_text(["#shared-rossi"])
    await expect(page.locator("#room-topic")).to_have_text("Shared: Mail Desk and Rossi SpA read this")
    await write(page, "/mailwhy help")
    await expect(page.get_by_role("status")).to_contain_text("another company")
    await page.reload()
    await expect(page.get_by_label("You are")).to_have_value("dario")


async def test_what_one_writes_the_others_see_as_it_happens(room: Room, window: Window) -> None:
    """Two people, two pages; a private card stays with its reader."""
    page, other = await window.open(room.url), await window.open(f"{room.url}/?as=anna")
    await write(page, "why?")
    await expect(other.locator("#messages")).to_contain_text("why?")
    await write(page, "/mailwhy secret")
    await expect(page.locator("#messages .ephemeral")).to_contain_text("Privately: secret")
    await expect(other.locator("#messages")).not_to_contain_text("secret")


async def test_the_bot_is_mentioned_unless_one_takes_the_tick_away(room: Room, window: Window) -> None:
    """Where it is no member one may invite it first."""
    page = await window.open(room.url)
    await page.locator("#composer").get_by_label("Mention @Mailwhy").uncheck()
    await write(page, "just among us")
    await expect(page.locator("#messages .message")).to_contain_text("just among us")
    await expect(page.locator("#messages .message")).not_to_contain_text("@Mailwhy")
    await page.get_by_role("button", name="lonely").click()
    await expect(page.locator("#composer").get_by_label("Mention @Mailwhy")).to_be_hidden()
    await page.get_by_role("button", name="Invite Mailwhy").click()
    await expect(page.get_by_role("button", name="Invite Mailwhy")).to_be_hidden()
    await write(page, "why?")
    await expect(page.locator("#thread .from-bot")).to_contain_text("The answer is here.")


async def test_a_message_shortcut_is_run_by_keyboard_on_what_others_wrote(room: Room, window: Window) -> None:
    """Three dots, Tab, Enter; the answer is for one's own eyes; others' words offer no edit."""
    await room.slack.post_in_channel("anna", "support", "it came back")
    page = await window.open(room.url)
    message = page.locator("#messages .message", has_text="it came back")
    await menu_of(message).press("Enter")
    await expect(message.get_by_role("button", name="Edit message")).to_have_count(0)
    await page.keyboard.press("Tab")
    await expect(message.get_by_role("button", name="Why this?")).to_be_focused()
    await page.keyboard.press("Enter")
    private = page.locator("#messages .ephemeral")
    await expect(private).to_contain_text("About: it came back")
    await expect(menu_of(private)).to_have_count(0)


async def test_a_message_is_edited_and_deleted_by_its_author(room: Room, window: Window) -> None:
    """In place; Escape leaves it; the words come as they were typed, the mention too."""
    page = await window.open(room.url)
    await write(page, "550 5.1.1")
    message = page.locator("#messages .message").first
    await expect(page.locator("#thread .from-bot")).to_be_visible()
    await menu_of(message).click()
    await message.get_by_role("button", name="Edit message").click()
    field = message.get_by_label("Your message")
    await expect(field).to_have_value("@mailwhy 550 5.1.1")
    await page.keyboard.press("Escape")
    await expect(field).to_have_count(0)
    await expect(page.locator("#thread")).to_be_visible()
    await menu_of(message).click()
    await message.get_by_role("button", name="Edit message").click()
    await field.fill("@mailwhy 552 5.2.2")
    await message.get_by_role("button", name="Save").click()
    await expect(message).to_contain_text("552 5.2.2")
    await expect(message).to_contain_text("(edited)")
    await menu_of(message).click()
    await message.get_by_role("button", name="Delete message").click()
    await expect(page.locator("#messages .message")).to_have_count(0)
    await expect(page.get_by_text("Why did the email not arrive?")).to_be_visible()
    await expect(page.locator("#thread")).to_be_hidden()


async def test_home_and_messages_are_two_tabs_and_tell_the_bot_which_is_open(room: Room, window: Window) -> None:
    """Arrows move between them; buttons and menus of Home work; the pane's prompts are chips."""
    page = await window.open(room.url)
    await page.get_by_role("button", name="Mailwhy direct").click()
    await expect(page.get_by_role("button", name="Try ciao")).to_be_visible()
    await page.get_by_role("tab", name="Messages").press("ArrowLeft")
    home = page.get_by_role("tabpanel", name="Home")
    await expect(home).to_contain_text("Welcome home.")
    await expect(page.locator("#composer")).to_be_hidden()
    await home.get_by_role("button", name="Greet").click()
    await expect(home).to_contain_text("Greeted.")
    await expect(home.get_by_role("button", name="Greet")).to_be_focused()
    await home.get_by_role("combobox", name="Language").select_option("Italiano")
    await expect(home).to_contain_text("Now italiano.")
    assert await page.evaluate(CONTRAST) == []
    await page.get_by_role("tab", name="Messages").click()
    await page.get_by_role("button", name="Try ciao").click()
    await expect(page.locator("#messages .from-bot")).to_contain_text("you wrote: ciao")
    opened = [one.payload["event"]["tab"] for one in room.slack.deliveries if one.name == "app_home_opened"]
    assert opened == ["messages", "home", "messages"]


async def test_the_global_shortcut_opens_a_form_with_every_field(room: Room, window: Window) -> None:
    """Nothing is sent without a choice; the answer may replace the modal, or lay another over it."""
    page = await window.open(room.url)
    await page.get_by_label("Shortcuts").press("Enter")
    await page.get_by_role("button", name="Ask anything").click()
    modal = page.get_by_role("dialog")
    await expect(modal.get_by_label("Text")).to_have_value("As it was.")
    await modal.get_by_role("button", name="Send it").click()
    await expect(modal).to_contain_text("Please fill this in.")
    await expect(modal.get_by_label("Wrong cause")).to_be_focused()
    await modal.get_by_label("Outdated").check()
    await modal.get_by_role("button", name="Send it").click()
    await expect(modal.get_by_role("heading")).to_have_text("Another one")
    await modal.get_by_label("Wrong cause").check()
    await modal.get_by_label("Where?").select_option("#general")
    await modal.get_by_role("button", name="Send it").click()
    await expect(modal.get_by_role("heading").first).to_have_text("On top")
    await page.keyboard.press("Escape")
    await expect(modal.get_by_role("heading")).to_have_text("Another one")
    await expect(modal.get_by_label("Wrong cause")).to_be_checked()
    assert room.entered == ["As it was. True"]


async def test_attachments_files_and_tables_are_drawn_and_inert(room: Room, window: Window) -> None:
    """A post of another app, hostile as it may be, a picture that is not fetched, a table, a file."""
    space, place = room.slack.space, room.slack.space.channel("support")
    other = space.add_user("hubspot", real_name="HubSpot", is_bot=True)
    hostile = "<script>window.hit=1</script> <!channel>"
    facts = [{"title": "Status", "value": "*Delivered*", "short": True}]
    card = {
        "color": "red;x",
        "title": hostile,
        "text": "a <https://example.com|link>",
        "fields": facts,
        "footer": "foot",
    }
    picture = {"type": "image", "image_url": "https://evil.example/x.png", "alt_text": "A chart"}
    rows = [[{"type": "raw_text", "text": "Address"}], [{"type": "raw_text", "text": "a@b.example"}]]
    told = [picture, {"type": "table", "rows": rows}, {"type": "rich_text", "elements": [{"type": "strange"}]}]
    space.add_message(place, user=other.id, bot_id="B9", text="post", blocks=told, attachments=[card])
    await room.slack.share_file("anna", "support", "bounce.eml", "x" * 3000, "here")
    page = await window.open(room.url)
    post = page.locator("#messages .message", has_text="HubSpot")
    await expect(post).not_to_have_class("from-bot")
    await expect(post.get_by_role("img", name="A chart")).to_be_visible()
    await expect(post.get_by_role("columnheader", name="Address")).to_be_visible()
    await expect(post.locator(".attachment")).to_contain_text("<script>window.hit=1</script>")
    await expect(post.locator(".attachment strong", has_text="Delivered")).to_be_visible()
    await expect(page.locator("#messages .file")).to_have_text("📄bounce.eml EML, 3 KB")
    assert await page.evaluate("window.hit") is None
    assert await page.evaluate(CONTRAST) == []


async def test_a_link_to_a_message_leads_there_on_this_page(room: Room, window: Window) -> None:
    """No Slack is behind it; where one is not, a sentence says so."""
    sent = await room.slack.post_in_channel("anna", "general", "over here")
    hidden = await room.slack.post_in_channel("anna", "escalations", "secret")
    place, bot = room.slack.space.channel("support"), room.slack.space.app
    links = [f"{room.slack.url}/archives/{one.message.channel}/p{one.ts.replace('.', '')}" for one in (sent, hidden)]
    shown = [{"type": "actions", "elements": [{**button("go", "Go"), "url": links[0]}]}, section(f"<{links[1]}|there>")]
    room.slack.space.add_message(
        place, user=bot.bot_user, bot_id=bot.bot_id, text="links", blocks=fill(shown, room.slack.space.ids)
    )
    page = await window.open(f"{room.url}/?as=piotr")
    await page.get_by_role("link", name="there").click()
    await expect(page.get_by_role("status").first).to_have_text("This person is not in that place.")
    await page.get_by_role("button", name="Go").click()
    await expect(page.locator("#room-name")).to_have_text("#general")
    await expect(page.locator("#messages .message", has_text="over here")).to_be_focused()


async def test_errors_of_the_knowledge_stand_on_top_until_they_are_mended(room: Room, window: Window) -> None:
    """File, line and column; what changed is said for a moment."""
    page = await window.open(room.url)
    problem = {"file": "smtp/x.yaml", "line": 3, "column": 5, "path": "title", "entry": "", "message": "is missing"}
    broken = {"problems": [problem], "more": 2}
    tell = room.slack.core.changes.tell
    tell(What.NOTE, data={"type": "knowledge", "knowledge": broken, "changed": ""})
    banner = page.get_by_role("alert").filter(has_text="The knowledge has an error")
    await expect(banner).to_contain_text("smtp/x.yaml:3:5")
    await expect(banner).to_contain_text("title: is missing")
    await expect(banner).to_contain_text("and 2 more")
    assert await page.evaluate(CONTRAST) == []
    good = {"problems": [], "more": 0}
    tell(What.NOTE, data={"type": "knowledge", "knowledge": good, "changed": "smtp/x changed"})
    await expect(banner).to_be_hidden()
    await expect(page.get_by_role("status").first).to_have_text("smtp/x changed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_phone_shows_the_day_home_and_menus_without_scrolling_sideways(
    room: Room, window: Window, scheme: str
) -> None:
    """360 pixels, light and dark; every control is reached by Tab and shows it."""
    page = await window.open(room.url, viewport=PHONE, color_scheme=scheme)
    await page.get_by_role("tab", name="An agent's day").click()
    await page.locator("#day summary").first.click()
    assert await page.evaluate(FITS)
    assert await page.evaluate(CONTRAST) == []
    await write(page, "just words")
    await page.get_by_role("button", name="Close the thread").click()
    await menu_of(page.locator("#messages .message").first).click()
    assert await page.evaluate(FITS)
    assert await page.evaluate(CONTRAST) == []
    await page.get_by_role("button", name="Mailwhy direct").click()
    await page.get_by_role("tab", name="Home").click()
    await expect(page.locator("#home")).to_contain_text("Welcome home.")
    assert await page.evaluate(FITS)
    wanted, seen = set(await page.evaluate(CONTROLS)), []
    await page.evaluate("document.activeElement.blur()")
    for _ in range(len(wanted) + 10):
        await page.keyboard.press("Tab")
        found = await page.evaluate(FOCUS)
        seen += [found] if found else []
    assert wanted - {one["name"] for one in seen} == set()
    assert [one["name"] for one in seen if not (one["ring"] and one["seen"])] == []
