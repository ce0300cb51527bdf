"""Invited to a channel: one message, once, over both transports."""

from dataclasses import replace

import pytest

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import LANGUAGES
from bot.slack.limits import check
from bot.slack.views.pages import greeting
from tests.fixtures.mailwhy import Mailwhy


def posted(slack: FakeSlack) -> list[Message]:
    """What stands in #lonely."""
    return [one for one in slack.visible("emma", "lonely") if one.bot_id]


async def test_a_channel_is_greeted_once(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Three lines; nothing on a second delivery, a second invitation, or when a person joins."""
    slack.space.app.events |= {"member_joined_channel"}
    sent = await slack.invite_bot("emma", "lonely")
    (page,) = await slack.wait_for(lambda: posted(slack))
    assert page.text.count("\n") == 2
    assert "`@Mailwhy 550" in page.text
    await slack.redeliver(sent)
    await slack.invite_bot("anna", "lonely")
    other = {**sent.delivery.payload["event"], "user": slack.space.user("anna").id}
    await slack.event(other, channel="support")
    await slack.settled()
    assert posted(slack) == [page]
    assert len(slack.calls.of("chat.postMessage")) == 1


async def test_it_is_in_the_channels_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """As mailwhy.yaml has it."""
    from bot.slack.listeners.greeting import greet

    desk = replace(mailwhy.desk, channel_language=lambda _channel: "it")
    slack.space.app.events |= {"member_joined_channel"}
    heard = []
    slack.space.app.events.discard("member_joined_channel")
    lonely = slack.space.channel("lonely")
    lonely.members.add(slack.space.app.bot_user)
    event = {"type": "member_joined_channel", "user": slack.space.app.bot_user, "channel": lonely.id}
    heard.append(event)
    await greet(desk, incoming(event, slack.space.app.bot_user))
    assert posted(slack)[0].text.startswith("Ciao")


def incoming(event: dict, bot: str) -> object:
    """The event as a listener gets it."""
    from bot.slack.incoming import Incoming

    async def ack() -> None:
        return None

    return Incoming({"type": "event_callback", "event": event}, "T0MAILWHY", bot, ack)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("auto", [False, True])
def test_it_is_three_short_lines(language: str, auto: bool) -> None:
    """In every language."""
    page = check(greeting(language, "Mailwhy", auto=auto))
    lines = page.text.split("\n")
    assert len(lines) == 3
    assert max(map(len, lines)) <= 110
