"""What is said unasked: in `auto` channels and in threads with an answer, over both transports."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.config import Channel, Config
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.slack.listeners.overheard import is_spoken
from bot.store.store import Store
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
VAGUE = "the customer's email does not arrive, what is wrong?"


@dataclass
class Clock:
    """The time the tests play at."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    """A clock that is set by hand."""
    return Clock()


@pytest_asyncio.fixture
async def auto(slack: FakeSlack, store: Store, clock: Clock) -> AsyncIterator[Mailwhy]:
    """A bot that may read channels: #support is auto, #escalations is auto for all to see, #general is not."""
    slack.space.app.events |= {"message.channels", "message.groups"}
    running = await start(slack, Asking(bundled, store), store, config=config(slack), now=clock)
    yield running
    await running.stop()


def config(slack: FakeSlack) -> Config:
    """mailwhy.yaml of these tests."""
    names = {"support": False, "escalations": True, "shared-rossi": True}
    ids = {slack.space.channel(name).id: public for name, public in names.items()}
    return Config(channels={channel: Channel(manner="auto", public=public) for channel, public in ids.items()})


def said(slack: FakeSlack, channel: str, person: str = "emma") -> list[Message]:
    """All that this person sees there of the bot's."""
    return [one for one in slack.visible(person, channel) if one.bot_id]


async def test_what_is_sure_is_said_to_who_wrote_it_only(slack: FakeSlack, auto: Mailwhy) -> None:
    """Not in a thread, where Slack would not show it; with the way to post it for all."""
    sent = await slack.post_in_channel("emma", "support", SPF)
    (card,) = await slack.wait_for(lambda: said(slack, "support"))
    assert card.ephemeral_to == slack.space.user("emma").id
    assert card.thread_ts is None
    assert card.text.startswith("Sure: ")
    assert "publish" in str(card.blocks)
    assert said(slack, "support", "anna") == []
    await slack.press("emma", card, "menu", selected_option="publish")
    await slack.wait_for(lambda: slack.replies(sent.message))


async def test_in_a_public_auto_channel_it_is_said_in_the_thread(slack: FakeSlack, auto: Mailwhy) -> None:
    """For all, and once however often Slack brings it."""
    sent = await slack.post_in_channel("emma", "escalations", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.redeliver(sent)
    await slack.raw(sent.delivery.envelope, {**sent.delivery.payload, "event_id": "Ev0AGAIN"}, "message")
    await slack.settled()
    assert slack.replies(sent.message) == [card]
    assert not card.ephemeral_to
    assert slack.calls.refused() == []


@pytest.mark.parametrize(
    ("channel", "text"),
    [("support", VAGUE), ("support", "who is in today?"), ("support", "002"), ("general", SPF), ("shared-rossi", SPF)],
)
async def test_nothing_else_is_said_and_nothing_is_kept(
    slack: FakeSlack, auto: Mailwhy, channel: str, text: str
) -> None:
    """No offers, no "I can't tell", nothing where it was not switched on, nothing where another company reads."""
    await slack.post_in_channel("emma", channel, text)
    await slack.settled()
    assert slack.calls.of("chat.postMessage") == slack.calls.of("chat.postEphemeral") == []
    assert await auto.desk.store.gaps.list() == ()
    assert await auto.desk.store.cases.recent("T0MAILWHY", slack.space.user("emma").id, 5) == ()


async def test_a_mention_is_answered_once(slack: FakeSlack, auto: Mailwhy) -> None:
    """Slack brings it as a mention and as a message of the channel."""
    sent = await slack.mention("emma", "escalations", f"please <@U0MAILWHYBT> {SPF}")
    assert len(sent.deliveries) == 2
    await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    assert len(slack.calls.of("chat.postMessage")) == 1


async def test_six_an_hour_are_enough_over_all_processes(slack: FakeSlack, auto: Mailwhy, clock: Clock) -> None:
    """The seventh is left alone, in another hour it goes on; other channels have their own count."""
    desk = auto.desk
    for number in range(6):
        await desk.store.save(desk.store.cases.saving(f"c{number}", place(slack), "answer", (), "en", clock.at))
    await slack.post_in_channel("emma", "escalations", SPF)
    await slack.settled()
    assert slack.calls.of("chat.postMessage") == []
    clock.at += timedelta(minutes=61)
    sent = await slack.post_in_channel("emma", "escalations", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))


def place(slack: FakeSlack) -> object:
    """Where another process said something."""
    from bot.service.model import Place, Surface

    return Place("T0MAILWHY", slack.space.channel("escalations").id, "1.1", "U1", Surface.AUTO)


async def test_a_wrong_answer_makes_the_channel_private_for_a_day(
    slack: FakeSlack, auto: Mailwhy, clock: Clock
) -> None:
    """Then it is as it was."""
    first = await slack.post_in_channel("emma", "escalations", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(first.message))
    await slack.settled()
    await slack.press("anna", card, "feedback", value=thumb(card))
    await slack.wait_for(lambda: slack.space.modal("anna"))
    await slack.post_in_channel("emma", "escalations", "550 5.1.1 user unknown")
    (whisper,) = await slack.wait_for(lambda: [one for one in said(slack, "escalations") if one.ephemeral_to])
    assert whisper.ephemeral_to == slack.space.user("emma").id
    clock.at += timedelta(hours=25)
    later = await slack.post_in_channel("emma", "escalations", "550 5.1.1 user unknown")
    await slack.wait_for(lambda: slack.replies(later.message))


def thumb(card: Message) -> str:
    """The value of the thumb that says no."""
    elements = (element for block in card.blocks for element in block.get("elements", ()))
    return next(one["negative_button"]["value"] for one in elements if one["type"] == "feedback_buttons")


@pytest.mark.parametrize("text", [SPF, "lunch at one?"])
async def test_a_secret_is_told_in_private_also_where_nothing_is_said(
    slack: FakeSlack, auto: Mailwhy, text: str
) -> None:
    """To who wrote it, in the channel, where a whisper is seen."""
    await slack.post_in_channel("emma", "support", f"{text}\npassword: Tr0ub4dor-xyz")
    notice = await slack.wait_for(lambda: [one for one in said(slack, "support") if "delete" in one.text], 20)
    assert notice[0].thread_ts is None
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)
    assert said(slack, "support", "anna") == []


async def test_a_thread_with_an_answer_is_followed_without_a_mention(
    slack: FakeSlack, auto: Mailwhy, clock: Clock
) -> None:
    """For half an hour, for new evidence only, in any channel whose messages arrive."""
    root = await slack.mention("emma", "general", VAGUE)
    await slack.wait_for(lambda: slack.replies(root.message))
    await slack.settled()
    for text in ("thanks, I will ask", "any news?"):
        await slack.post_in_channel("anna", "general", text, thread_ts=root.message.ts)
    await slack.settled()
    assert len(slack.calls.of("chat.postMessage")) == 1
    await slack.post_in_channel("anna", "general", SPF, thread_ts=root.message.ts)
    await slack.wait_for(lambda: len(slack.calls.of("chat.postMessage")) == 2)
    await slack.settled()
    assert slack.replies(root.message)[-1].text.startswith("Sure: ")
    await slack.post_in_channel("anna", "general", SPF, thread_ts=root.message.ts)
    clock.at += timedelta(minutes=31)
    await slack.post_in_channel("anna", "general", "550 5.1.1 user unknown", thread_ts=root.message.ts)
    await slack.settled()
    assert len(slack.calls.of("chat.postMessage")) == 2


async def test_a_thread_without_an_answer_is_not(slack: FakeSlack, auto: Mailwhy) -> None:
    """Somebody else's conversation."""
    root = await slack.post_in_channel("emma", "general", "look at this")
    await slack.post_in_channel("emma", "general", SPF, thread_ts=root.message.ts)
    await slack.settled()
    assert slack.calls.of("chat.postMessage") == slack.calls.of("chat.postEphemeral") == []


@pytest.mark.parametrize("text", HOSTILE[:4])
async def test_hostile_words_stay_inert(slack: FakeSlack, auto: Mailwhy, text: str) -> None:
    """Whatever is said to them."""
    await slack.write("emma", "escalations", f"{SPF} {text}", raw=True)
    await slack.settled()
    for one in said(slack, "escalations"):
        assert alive(tuple(one.blocks), one.text) == []


@pytest.mark.parametrize(
    "event",
    [
        {"user": "U1", "text": "hi <@U0BOT>"},
        {"user": "U1", "text": "hi <@U0BOT|mailwhy> 550"},
        {"user": "U1", "text": "550", "bot_id": "B1"},
        {"user": "U1", "text": "550", "edited": {"user": "U1"}},
        {"user": "U1", "text": "550", "subtype": "thread_broadcast"},
        {"user": "USLACKBOT", "text": "550"},
        {"user": "U0BOT", "text": "550"},
        {"user": "U1", "text": "  "},
        {"text": "550"},
    ],
)
def test_what_is_not_said_by_a_person_to_the_others(event: dict) -> None:
    """Bots, edits, mentions, nothing."""
    assert not is_spoken(event, "U0BOT")
    assert is_spoken({"user": "U1", "text": "550 5.1.1 <@U2>"}, "U0BOT")
