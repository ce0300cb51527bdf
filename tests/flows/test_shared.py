"""Channels that another company reads too, its people, and guests: every way of asking and every button."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.config import Config, Humans
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.fakeslack.state import OTHER_TEAM
from bot.i18n.catalog import text
from bot.service.ask import Asking
from bot.slack.listeners import paste, shortcut
from bot.store.store import Store
from bot.store.threads import ThreadKey
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
STRANGER = text("company.stranger", "en", bot="Mailwhy")
SHARED = text("company.shared", "en", bot="Mailwhy")
OURS_ONLY = ("'draft'", "'human'", "pause_entry", "propose_entry")


async def everybody(_person: str) -> bool:
    """Even if all were authors."""
    return True


@pytest_asyncio.fixture
async def bot(slack: FakeSlack, store: Store) -> AsyncIterator[Mailwhy]:
    """A bot for which humans and authors are named: what is missing in a shared channel is missing for its sake."""
    slack.space.user("dario").locale = "en-GB"
    config = Config(humans=Humans(channel=slack.space.channel("escalations").id))
    running = await start(slack, Asking(bundled, store), store, config=config, is_author=everybody)
    yield running
    await running.stop()


async def card(slack: FakeSlack, person: str, channel: str = "shared-rossi", words: str = SPF) -> Message:
    """The card that answers a mention."""
    sent = await slack.mention(person, channel, words)
    (found,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    return found


def whispers(slack: FakeSlack, person: str, channel: str = "shared-rossi") -> list[Message]:
    """What only this person sees."""
    return [one for one in slack.visible(person, channel) if one.ephemeral_to]


def nothing_of_ours(shown: object) -> bool:
    """No draft, no colleague, no author's button."""
    return not any(name in str(shown) for name in OURS_ONLY)


@pytest.mark.parametrize("person", ["emma", "dario"])
async def test_a_mention_gets_knowledge(slack: FakeSlack, bot: Mailwhy, person: str) -> None:
    """Whoever asks; also after the card was drawn again, and behind "More"."""
    shown = await card(slack, person)
    assert nothing_of_ours(shown.blocks)
    await slack.press("dario", shown, "menu", selected_option="it")
    await slack.wait_for(lambda: shown.text.startswith("Certo"))
    assert nothing_of_ours(shown.blocks)
    for reader in ("emma", "dario"):
        await slack.press(reader, shown, "more")
        view = await slack.wait_for(lambda reader=reader: slack.space.modal(reader))
        assert nothing_of_ours(view.blocks)
        assert ("delete_answer" in str(view.blocks)) is (reader == person)
    assert slack.calls.refused() == []


async def test_a_stranger_chooses_and_judges(slack: FakeSlack, bot: Mailwhy) -> None:
    """A choice decides; a verdict is thanked for and counts in that case alone: it lowers no entry for us."""
    shown = await card(slack, "emma", words="002")
    await slack.press("dario", shown, "choose_0")
    await slack.wait_for(lambda: "sell/send-limit-exceeded" in str(shown.blocks))
    assert nothing_of_ours(shown.blocks)
    await slack.settled()
    thumbs = next(e for block in shown.blocks for e in block.get("elements", ()) if e["type"] == "feedback_buttons")
    await slack.press("dario", shown, "feedback", value=thumbs["positive_button"]["value"])
    await slack.wait_for(lambda: whispers(slack, "dario"))
    await slack.press("dario", shown, "feedback", value=thumbs["negative_button"]["value"])
    await slack.wait_for(lambda: len(whispers(slack, "dario")) == 2)
    assert slack.space.modal("dario") is None
    assert await bot.desk.store.feedback.counts("T0MAILWHY") == {}
    thread = await bot.desk.store.threads.get(ThreadKey("T0MAILWHY", shown.channel, shown.root), bot.desk.now())
    assert thread.context.excluded == ("sell/send-limit-exceeded",)


@pytest.mark.parametrize("person", ["emma", "dario"])
async def test_a_command_there_knows_what_events_said(slack: FakeSlack, bot: Mailwhy, person: str) -> None:
    """Its payload says nothing of the channel."""
    await card(slack, "emma")
    await slack.command(person, "shared-rossi", "/mailwhy", SPF)
    shown = (await slack.wait_for(lambda: whispers(slack, person)))[-1]
    assert nothing_of_ours(shown.blocks)
    await slack.press(person, shown, "menu", selected_option="pl")
    await slack.wait_for(lambda: any(one.text.startswith("Na pewno") for one in whispers(slack, person)))
    assert nothing_of_ours([one.blocks for one in whispers(slack, person)])


@pytest.mark.parametrize(("person", "said"), [("emma", SHARED), ("dario", STRANGER)])
async def test_a_button_from_before_it_was_shared_says_so(
    slack: FakeSlack, bot: Mailwhy, person: str, said: str
) -> None:
    """Kindly, to who pressed; no modal opens."""
    channel = slack.space.channel("shared-rossi")
    channel.teams.discard(OTHER_TEAM)
    shown = await card(slack, "emma")
    assert "'draft'" in str(shown.blocks)
    channel.teams.add(OTHER_TEAM)
    await card(slack, "emma", words="550 5.1.1 user unknown")
    await slack.press(person, shown, "draft")
    (notice,) = await slack.wait_for(lambda: whispers(slack, person))
    assert notice.text == said
    assert slack.space.modal(person) is None


async def test_a_strangers_press_alone_tells_that_a_channel_is_shared(slack: FakeSlack, bot: Mailwhy) -> None:
    """The one after it, of our own people, is answered accordingly."""
    channel = slack.space.channel("shared-rossi")
    channel.teams.discard(OTHER_TEAM)
    shown = await card(slack, "emma")
    await slack.press("dario", shown, "menu", selected_option="it")
    await slack.wait_for(lambda: shown.text.startswith("Certo"))
    assert nothing_of_ours(shown.blocks)
    await slack.command("emma", "shared-rossi", "/mailwhy", SPF)
    assert nothing_of_ours((await slack.wait_for(lambda: whispers(slack, "emma")))[-1].blocks)


@pytest.mark.parametrize("person", ["emma", "dario"])
async def test_a_shortcut_on_a_strangers_message_gets_knowledge(slack: FakeSlack, bot: Mailwhy, person: str) -> None:
    """The message says where its author is at home, so the channel is known to be shared."""
    root = await slack.post_in_channel("dario", "shared-rossi", SPF)
    await slack.shortcut(person, shortcut.CALLBACK, root.message)
    (shown,) = await slack.wait_for(lambda: whispers(slack, person))
    assert nothing_of_ours(shown.blocks)


async def test_the_form_to_paste_into_is_for_our_own_people(slack: FakeSlack, bot: Mailwhy) -> None:
    """A stranger may ask in the channel; nothing opens elsewhere."""
    sent = await slack.shortcut("dario", paste.CALLBACK)
    await slack.settled()
    assert sent.acked
    assert slack.space.modal("dario") is None


async def test_a_stranger_who_writes_directly_gets_knowledge(slack: FakeSlack, bot: Mailwhy) -> None:
    """The same there."""
    await slack.direct("dario", SPF)
    (shown,) = await slack.wait_for(lambda: [one for one in slack.visible("dario", None) if one.bot_id])
    assert shown.text.startswith("Sure: ")
    assert nothing_of_ours(shown.blocks)


async def test_a_guest_is_answered_where_they_are(slack: FakeSlack, bot: Mailwhy) -> None:
    """Like anybody of the company."""
    shown = await card(slack, "gus", "support")
    assert shown.text.startswith("Sure: ")
    assert "'draft'" in str(shown.blocks)
