"""Flags, pauses and picks from the press to the next answer, over both transports."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.config import Config, KnowledgePart
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

TEAM = "T0MAILWHY"
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
LIMIT = "[Sell] Error 002: Email sending failed due to set limit"
ENTRY = "sell/send-limit-exceeded"


@pytest.fixture
async def mailwhy(slack: FakeSlack, store: Store) -> AsyncIterator[Mailwhy]:
    """A bot whose only author is emma; authors meet in #escalations."""
    emma = slack.space.user("emma").id

    async def is_author(person: str) -> bool:
        return person == emma

    channel = slack.space.channel("escalations").id
    config = Config(knowledge=KnowledgePart(authors="authors", channel=channel))
    running = await start(slack, Asking(bundled, store), store, config=config, is_author=is_author)
    yield running
    await running.stop()


async def card(slack: FakeSlack, who: str = "emma", text: str = LIMIT) -> Message:
    """The card that answers a mention."""
    sent = await slack.mention(who, "support", text)
    return (await slack.wait_for(lambda: slack.replies(sent.message)))[0]


async def more(slack: FakeSlack, who: str, shown: Message) -> str:
    """All that the modal says."""
    await slack.press(who, shown, "more")
    return str((await slack.wait_for(lambda: slack.space.modal(who))).blocks)


def told(slack: FakeSlack, who: str) -> list[str]:
    """What the bot told this person directly."""
    return [one.text for one in slack.visible(who, None) if one.bot_id]


def in_escalations(slack: FakeSlack) -> list[str]:
    """What the authors read in their channel."""
    return [one.text for one in slack.visible("emma", "escalations") if one.bot_id]


def last(slack: FakeSlack, who: str) -> str:
    """The newest thing this person sees in the channel."""
    return next((one.text for one in reversed(slack.visible(who, "support"))), "")


async def wrong(slack: FakeSlack, who: str, shown: Message) -> None:
    """This person presses "No"."""
    elements = (element for block in shown.blocks for element in block.get("elements", ()))
    value = next(one["negative_button"]["value"] for one in elements if one["type"] == "feedback_buttons")
    await slack.press(who, shown, "feedback", value=value)
    await slack.settled()


async def test_two_people_flag_it_and_the_third_gets_an_offer(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """An author sees both ways out in More, takes it back in, and it is sure again."""
    for who in ("anna", "piotr"):
        shown = await card(slack, who)
        assert shown.text.startswith("Sure: ")
        await wrong(slack, who, shown)
    offered = await card(slack, "oksana")
    assert offered.text.startswith("Likely: ")
    modal = await more(slack, "emma", offered)
    assert "pause_entry" in modal
    await slack.press("emma", slack.space.modal("emma"), "resume_entry")
    await slack.wait_for(lambda: told(slack, "emma"))
    assert (await card(slack, "oksana")).text.startswith("Sure: ")
    assert slack.calls.refused() == []


async def test_an_author_pauses_an_entry_and_uses_it_again(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal changes at once, the author is told directly, the others in their channel; then it is gone."""
    before = await card(slack)
    await more(slack, "emma", before)
    view = slack.space.modal("emma")
    await slack.press("emma", view, "pause_entry")
    await slack.wait_for(lambda: told(slack, "emma") and in_escalations(slack) and "resume_entry" in str(view.blocks))
    assert "pause_entry" not in str(view.blocks)
    assert f"`{ENTRY}`" in told(slack, "emma")[0]
    assert slack.space.user("emma").id in in_escalations(slack)[0]
    assert ENTRY not in str((await card(slack, "anna")).blocks)
    await slack.press("emma", view, "resume_entry")
    await slack.wait_for(lambda: len(in_escalations(slack)) == 2)
    assert ENTRY in str((await card(slack, "anna")).blocks)
    assert slack.calls.refused() == []


async def test_who_is_no_author_sees_no_such_button_and_is_refused(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By the modal, by the command, and by a button that was theirs before."""
    shown = await card(slack, "anna")
    assert "pause_entry" not in await more(slack, "anna", shown)
    await slack.command("anna", "support", "/mailwhy", f"kb pause {ENTRY}")
    await slack.wait_for(lambda: "Only the authors" in last(slack, "anna"))
    assert await mailwhy.desk.store.standing.list() == ()
    assert in_escalations(slack) == []


async def test_the_command_pauses_resumes_and_says_what_stands_how(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Only the author sees it; an entry that does not exist cannot be paused."""

    async def says(text: str, expected: str) -> None:
        await slack.command("emma", "support", "/mailwhy", text)
        await slack.wait_for(lambda: expected in last(slack, "emma"))

    await says("kb pause sell/no-such-thing", "I have no entry")
    await says(f"kb pause {ENTRY}", "is paused")
    await says("kb", f"Paused: `{ENTRY}`")
    await says(f"kb resume {ENTRY}", "in use again")
    await slack.command("emma", "support", "/mailwhy", "kb")
    await slack.wait_for(lambda: "entries" in last(slack, "emma"))
    assert "Paused" not in last(slack, "emma")


async def test_a_channel_that_is_closed_to_the_bot_does_not_hinder(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The entry is paused and the author told."""
    slack.space.channel("escalations").members.discard(slack.space.app.bot_user)
    await more(slack, "emma", await card(slack))
    await slack.press("emma", slack.space.modal("emma"), "pause_entry")
    await slack.wait_for(lambda: told(slack, "emma"))
    assert [one.entry for one in await mailwhy.desk.store.standing.list()] == [ENTRY]


async def test_a_pressed_choice_is_counted_for_the_authors(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By what was asked and what was picked; on an older card a paused entry is not brought back."""
    shown = await card(slack, text="002")
    await slack.press("emma", shown, "choose_0")
    await slack.wait_for(lambda: ENTRY in str(shown.blocks))
    await slack.settled()
    (pick,) = await mailwhy.desk.store.picks.list(TEAM)
    assert (pick.subject, pick.entry, pick.count) == ("which_code:002", ENTRY, 1)


async def test_an_older_card_does_not_bring_a_paused_entry_back(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its buttons still name the entry; the answer is without it."""
    shown = await card(
        slack, text="the email was not sent, zendesk sell says a limit was exceeded or the port is wrong"
    )
    ways = [one for block in shown.blocks for one in block.get("elements", ()) if "choose" in one.get("action_id", "")]
    way = next(one for one in ways if one["value"].split(" ")[1] == ENTRY)
    await slack.command("emma", "support", "/mailwhy", f"kb pause {ENTRY}")
    await slack.wait_for(lambda: "is paused" in last(slack, "emma"))
    await slack.press("emma", shown, way["action_id"])
    await slack.wait_for(lambda: slack.calls.of("chat.update"))
    assert ENTRY not in str(shown.blocks)


async def test_more_opens_in_time_where_rights_take_long_to_know(
    slack: FakeSlack, mailwhy: Mailwhy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The modal comes at once, what only authors may do comes after."""
    known = asyncio.Event()

    async def slowly(_person: str) -> bool:
        await known.wait()
        return True

    monkeypatch.setattr("bot.slack.listeners.card.PATIENCE", 0.01)
    object.__setattr__(mailwhy.desk, "is_author", slowly)
    sent = await slack.mention("emma", "support", LIMIT)
    (shown,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.press("emma", shown, "more")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert "pause_entry" not in str(view.blocks)
    known.set()
    await slack.wait_for(lambda: "pause_entry" in str(slack.space.modal("emma").blocks))
    assert slack.calls.refused() == []
