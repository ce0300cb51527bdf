"""Notices of the services, said in Slack."""

from dataclasses import replace

import pytest

from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.service.model import Place, Surface
from bot.service.outward import Notice
from bot.slack.announcer import SlackAnnouncer
from tests.fixtures.mailwhy import Mailwhy

NOTICE = Notice("errors.interrupted", "it")


def place(slack: FakeSlack, surface: Surface, channel: str) -> Place:
    """Where emma asked."""
    return Place("T0MAILWHY", channel, None, slack.space.user("emma").id, surface)


async def test_in_a_channel_only_the_asker_hears_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A whisper."""
    where = place(slack, Surface.MENTION, slack.space.channel("support").id)
    assert await SlackAnnouncer(mailwhy.desk.poster).post(where, NOTICE)
    (heard,) = [one for one in slack.visible("emma", "support") if one.ephemeral_to]
    assert heard.text == text("errors.interrupted", "it")


async def test_after_a_command_it_comes_directly(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The channel may be one that we are not in."""
    where = place(slack, Surface.COMMAND, slack.space.channel("lonely").id)
    assert await SlackAnnouncer(mailwhy.desk.poster).post(where, NOTICE)
    assert [one for one in slack.visible("emma", None) if one.bot_id]


async def test_a_refusal_is_a_value(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Whoever asked decides what then."""
    announcer = SlackAnnouncer(mailwhy.desk.poster)
    where = place(slack, Surface.DIRECT, "D0GONE")
    assert await announcer.post(where, NOTICE) is None
    assert not await announcer.update(where, "1.1", NOTICE)


async def test_values_of_strangers_are_escaped(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A notice cannot carry a mention in."""
    where = place(slack, Surface.COMMAND, "")
    await SlackAnnouncer(mailwhy.desk.poster).post(where, Notice("errors.failed", "en", {"ref": "<!channel>"}))
    (heard,) = [one for one in slack.visible("emma", None) if one.bot_id]
    assert "&lt;!channel&gt;" in heard.text


async def test_openly_it_is_said_to_all_in_a_thread(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A refusal is None; an answer that got lost is neither yes nor no."""
    root = (await slack.post_in_channel("anna", "support", "root")).message
    announcer = SlackAnnouncer(mailwhy.desk.poster)
    assert await announcer.announce(root.channel, root.ts, NOTICE)
    assert [one.text for one in slack.replies(root)] == [text("errors.interrupted", "it")]
    assert await announcer.announce(slack.space.channel("lonely").id, None, NOTICE) is None
    slack.faults.lose["chat.postMessage"] = 1
    assert await announcer.announce(root.channel, root.ts, NOTICE) == ""


async def test_a_thread_of_a_channel_does_not_follow_into_the_direct_message(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """Slack knows no such thread there."""
    where = replace(place(slack, Surface.SHORTCUT, slack.space.channel("support").id), thread="1700000000.000100")
    assert await SlackAnnouncer(mailwhy.desk.poster).post(where, NOTICE)


@pytest.fixture
def transport() -> str:
    """Speaking does not depend on how events come in."""
    return "http"


async def test_a_notice_of_an_entry_has_a_button_that_opens_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """In the language of the notice."""
    emma = slack.space.user("emma").id
    notice = Notice("inbox.changed", "it", {"entry": "<b>"}, shows="smtp/timeout")
    assert await SlackAnnouncer(mailwhy.desk.poster).post(place(slack, Surface.DIRECT, emma), notice)
    (heard,) = [one for one in slack.visible("emma", None) if one.bot_id]
    assert "&lt;b&gt;" in heard.text
    await slack.press("emma", heard, "show")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert "smtp/timeout" in str(view.blocks)
