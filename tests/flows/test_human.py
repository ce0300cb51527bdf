"""Asking a colleague, from the card's menu to the answer in the asker's thread, over both transports."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.config import Config, Hours, Humans
from bot.errors import StoreError
from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.service.nudge import nudge
from bot.slack import client, forms
from bot.slack.announcer import SlackAnnouncer
from bot.store.store import Store
from tests.fixtures.hostile import HOSTILE, alive, texts
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
SECRET = "Tr0ub4dor-xyz"
TUESDAY = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)


@dataclass
class Room:
    """A bot whose colleagues sit in #humans: anna, piotr and oksana. Emma asks."""

    slack: FakeSlack
    mailwhy: Mailwhy
    humans: Humans
    clock: list[datetime] = field(default_factory=lambda: [TUESDAY])

    async def card(self, text: str = SPF, way: str = "mention") -> Message:
        """The card that answers emma."""
        slack = self.slack
        if way == "command":
            await slack.command("emma", "support", "/mailwhy", text)
            return (await self.until(lambda: whispers(slack, "emma")))[-1]
        sent = await (slack.direct("emma", text) if way == "direct" else slack.mention("emma", "support", text))
        if way == "direct":
            return (await self.until(lambda: from_bot(slack.visible("emma"))))[-1]
        return (await self.until(lambda: slack.replies(sent.message)))[0]

    async def form(self, card: Message) -> View:
        """Emma chooses "Ask a colleague"."""
        await self.slack.press("emma", card, "menu", selected_option="human")
        return await self.until(lambda: self.slack.space.modal("emma"))

    async def ask(self, card: Message, text: str = "What now?") -> Message:
        """The post that comes of it, once emma was told of it."""
        told = len(self.told())
        await self.form(card)
        await self.slack.submit("emma", state={"text": text})
        await self.until(lambda: len(self.told()) > told)
        return self.posts()[-1]

    async def until(self, known: Callable[[], Any]) -> Any:
        """What becomes true, on a busy machine too."""
        return await self.slack.wait_for(known, 30)

    def told(self) -> list[Message]:
        """What emma was told about where her questions are."""
        seen = [*self.slack.visible("emma", "support"), *self.slack.visible("emma")]
        return [one for one in seen if "Your question is in <#" in one.text]

    async def answer(self, who: str, post: Message, text: str) -> None:
        """A colleague answers."""
        await self.slack.press(who, post, "request_answer")
        await self.until(lambda: self.slack.space.modal(who))
        await self.slack.submit(who, state={"text": text})

    def posts(self) -> list[Message]:
        """What stands openly in #humans."""
        return [one for one in from_bot(self.slack.visible("anna", "humans")) if not one.ephemeral_to]


def from_bot(messages: list[Message]) -> list[Message]:
    """What we said."""
    return [one for one in messages if one.bot_id]


def whispers(slack: FakeSlack, who: str, channel: str = "support") -> list[Message]:
    """What only this person sees in a channel."""
    return [one for one in slack.visible(who, channel) if one.ephemeral_to]


def said(message: Message) -> str:
    """Text and blocks."""
    return "\n".join((message.text, *texts(message.blocks)))


def pressable(message: Message) -> set[str]:
    """What can be pressed."""
    return {one["action_id"] for block in message.blocks for one in block.get("elements", ()) if "action_id" in one}


async def away(*_: object, **__: object) -> Any:
    """A database that is away."""
    raise StoreError("away")


@pytest_asyncio.fixture
async def room(slack: FakeSlack, store: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    """The bot with humans at work in Rome."""
    humans = Humans(
        channel=slack.space.add_channel("humans", ("anna", "piotr", "oksana")).id, hours=Hours(tz="Europe/Rome")
    )
    # Nothing here is about how long it takes: the machine may be busy.
    slack.rules.ack_seconds = 30.0
    monkeypatch.setattr(forms, "IN_TIME", 30.0)
    monkeypatch.setattr(client, "POSTS", 0.0)
    clock = [TUESDAY]

    async def is_anna(person: str) -> bool:
        return person == slack.space.user("anna").id

    asking = Asking(bundled, store)
    running = await start(slack, asking, store, config=Config(humans=humans), now=lambda: clock[0], is_author=is_anna)
    yield Room(slack, running, humans, clock)
    await slack.settled()
    await running.stop()


async def test_a_question_from_a_thread_is_answered_in_the_thread(slack: FakeSlack, room: Room) -> None:
    """Asked, taken, answered; the asker is told in private where it is and who has it, the others see the answer."""
    card = await room.card()
    post = await room.ask(card, "Is it the SPF of <b@c.example>?\nShe waits.")
    assert "emma asks for help" in said(post)
    assert "> Is it the SPF of &lt;b@c.example&gt;?\n> She waits." in said(post)
    assert "smtp/auth-failure" in said(post)
    assert f"/archives/{card.channel}/p{card.thread_ts.replace('.', '')}" in said(post)
    (told,) = room.told()
    assert (told.ephemeral_to, told.thread_ts) == (slack.space.user("emma").id, card.thread_ts)
    assert f"<#{room.humans.channel}>" in told.text
    assert "Mon–Fri, 09:00 to 18:00 (Europe/Rome)" in told.text

    await slack.press("anna", post, "request_take")
    await room.until(lambda: "anna has it, since 10:42" in said(post))
    assert pressable(post) == {"request_give_back", "request_answer"}
    taken = await room.until(lambda: whispers(slack, "emma")[1:])
    assert (taken[0].text, taken[0].thread_ts) == ("anna is looking into your question.", card.thread_ts)

    await room.answer("anna", post, "Yes: add <include:x.example>.")
    answer = (await room.until(lambda: slack.replies(card.thread_ts, card.channel)[1:]))[0]
    assert answer.text == "Answer from anna:\nYes: add &lt;include:x.example&gt;."
    await room.until(lambda: "Answered by anna" in said(post))
    assert "> Yes: add &lt;include:x.example&gt;." in said(post)
    assert "> She waits." in said(post)
    assert "request_take" not in pressable(post)
    assert len(room.posts()) == 1
    assert slack.calls.refused() == []


@pytest.mark.parametrize("way", ["direct", "command"])
async def test_elsewhere_the_answer_comes_directly_with_the_question(slack: FakeSlack, room: Room, way: str) -> None:
    """Nobody else saw the card, so nobody else sees the answer, and no link leads to it."""
    post = await room.ask(await room.card(way=way), "Is it SPF?")
    assert "/archives/" not in said(post)
    assert room.told()[0] in slack.visible("emma")
    before = from_bot(slack.visible("emma"))
    await room.answer("piotr", post, "Yes.")
    answer = (await room.until(lambda: from_bot(slack.visible("emma"))[len(before) :]))[0]
    assert answer.text == "You asked: Is it SPF?\nAnswer from piotr:\nYes."
    await room.until(lambda: "Answered by piotr" in said(post))
    assert not [one for one in slack.visible("anna", "support") if "piotr" in one.text]
    assert slack.calls.refused() == []


async def test_what_mailwhy_did_not_know_is_handed_on_with_what_it_found(slack: FakeSlack, room: Room) -> None:
    """No entry, and the code that was seen all the same."""
    post = await room.ask(await room.card("the customer says his mail in Gmail never arrived"), "Nobody knows?")
    assert "Mailwhy has no answer to this." in said(post)
    assert "Gmail" in said(post)


async def test_of_two_who_take_it_at_once_one_has_it(slack: FakeSlack, room: Room) -> None:
    """The other is told who; only who has it gives it back, and the asker hears of it once."""
    post = await room.ask(await room.card())
    await asyncio.gather(*(slack.press(who, post, "request_take") for who in ("anna", "piotr")))
    await room.until(lambda: "has it, since" in said(post))
    owner, other = ("anna", "piotr") if "anna has it" in said(post) else ("piotr", "anna")
    (told,) = await room.until(lambda: whispers(slack, other, "humans"))
    assert told.text == f"<@{slack.space.user(owner).id}> has it already."

    await slack.press(other, post, "request_give_back")
    await room.until(lambda: whispers(slack, other, "humans")[1:])
    assert f"{owner} has it" in said(post)
    await slack.press(owner, post, "request_give_back")
    await room.until(lambda: "request_take" in pressable(post))
    assert "has it" not in said(post)
    await slack.press(other, post, "request_take")
    await room.until(lambda: f"{other} has it" in said(post))
    await slack.settled()
    assert len([one for one in whispers(slack, "emma") if "looking into" in one.text]) == 1
    assert slack.calls.refused() == []


async def test_a_second_answer_is_not_sent(slack: FakeSlack, room: Room) -> None:
    """Two colleagues write at once: the second keeps their text and is told."""
    card = await room.card()
    post = await room.ask(card)
    for who in ("anna", "piotr"):
        await slack.press(who, post, "request_answer")
        await room.until(lambda who=who: slack.space.modal(who))
    await slack.submit("anna", state={"text": "One."})
    await slack.submit("piotr", state={"text": "Two."})
    assert "answered already" in slack.space.modal("piotr").errors["text"]
    assert [one.text for one in slack.replies(card.thread_ts, card.channel)[1:]] == ["Answer from anna:\nOne."]


async def test_where_the_bot_may_not_post_nothing_typed_is_lost(slack: FakeSlack, room: Room) -> None:
    """The form stays open and says what to do; once the bot is there the same form goes through."""
    space = slack.space
    space.channel("humans").members.discard(space.app.bot_user)
    await room.form(await room.card())
    await slack.submit("emma", state={"text": "What now?"})
    view = space.modal("emma")
    assert "I'm not in that channel" in view.errors["text"]
    assert view.values["text"]["text"]["value"] == "What now?"
    space.channel("humans").members.add(space.app.bot_user)
    await slack.submit("emma", view)
    await room.until(room.posts)
    assert space.modal("emma") is None


async def test_a_form_that_comes_twice_is_posted_once(slack: FakeSlack, room: Room) -> None:
    """A slow Slack says "try again" although the post went out."""
    await room.form(await room.card())
    sent = await slack.submit("emma", state={"text": "What now?"})
    await room.until(lambda: whispers(slack, "emma"))
    await slack.redeliver(sent)
    await slack.settled()
    assert len(room.posts()) == 1


async def test_a_store_that_is_away_keeps_nobody_from_asking_and_answering(
    slack: FakeSlack, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only who was first cannot be said; when it is back, taking writes the question down."""
    requests = room.mailwhy.desk.store.requests
    card = await room.card()
    with monkeypatch.context() as patched:
        for name in ("add", "get", "claim", "answer", "give_back"):
            patched.setattr(requests, name, away)
        post, other = await room.ask(card), await room.ask(card, "And this?")
        await slack.press("anna", post, "request_take")
        (told,) = await room.until(lambda: whispers(slack, "anna", "humans"))
        assert "can't write down who has it" in told.text
        await room.answer("anna", post, "Yes.")
        await room.until(lambda: "Answered by anna" in said(post))
        assert slack.replies(card.thread_ts, card.channel)[-1].text == "Answer from anna:\nYes."
    await slack.press("piotr", other, "request_take")
    await room.until(lambda: "piotr has it" in said(other))


async def test_an_answer_finds_the_asker_where_the_thread_is_closed_to_us(slack: FakeSlack, room: Room) -> None:
    """Removed from the channel since: it comes directly. Where nothing works the colleague keeps their text."""
    post = await room.ask(await room.card(), "Is it SPF?")
    await slack.settled()
    slack.space.channel("support").members.discard(slack.space.app.bot_user)
    slack.faults.refuse("chat.postMessage", "internal_error", times=2)
    await room.answer("anna", post, "Yes.")
    assert "didn't confirm that the answer arrived" in slack.space.modal("anna").errors["text"]
    await slack.submit("anna")
    (answer,) = await room.until(lambda: from_bot(slack.visible("emma")))
    assert answer.text == "You asked: Is it SPF?\nAnswer from anna:\nYes."
    await room.until(lambda: "Answered by anna" in said(post))


async def test_a_secret_reaches_neither_post_nor_log_nor_store(
    slack: FakeSlack,
    room: Room,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is cut first; who wrote it is told, the colleague with theirs too."""
    caplog.set_level(logging.INFO)
    await room.form(await room.card())
    await slack.submit("emma", state={"text": f"password: {SECRET}, why?", "ticket": f"https://a:{SECRET}@z.example/1"})
    (post,) = await room.until(room.posts)
    assert "password: •" in said(post)
    warned = await room.until(lambda: whispers(slack, "emma")[1:])
    assert "password" in warned[0].text
    await room.answer("anna", post, f"Set password: {SECRET} again.")
    (told,) = await room.until(lambda: whispers(slack, "anna", "humans"))
    assert "secret" in told.text
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert SECRET.encode() not in kept
    assert SECRET not in str([(call.args, call.answer) for call in slack.calls])
    assert SECRET not in caplog.text + "".join(capsys.readouterr())


async def test_what_people_write_calls_nobody(slack: FakeSlack, room: Room) -> None:
    """Neither in the post nor in the answer."""
    card = await room.card()
    words = "\n".join(HOSTILE)
    post = await room.ask(card, words)
    await room.answer("anna", post, words)
    await room.until(lambda: "Answered by anna" in said(post))
    answer = slack.replies(card.thread_ts, card.channel)[-1]
    found = [one for message in (post, answer) for one in alive(tuple(message.blocks), message.text)]
    assert [one for one in found if not one.startswith(f"<{slack.url}/archives/")] == []


async def test_after_thirty_working_minutes_somebody_is_reminded_once(slack: FakeSlack, room: Room) -> None:
    """By whichever of several processes is first; not at night, and not of what somebody has."""
    room.clock[0] = asked = datetime(2026, 11, 24, 16, 45, tzinfo=UTC)
    post, other = await room.ask(await room.card()), await room.ask(await room.card(), "And this?")
    await slack.press("anna", other, "request_take")
    await room.until(lambda: "anna has it" in said(other))
    store, announcer = room.mailwhy.desk.store, SlackAnnouncer(room.mailwhy.desk.poster)

    async def remind(now: datetime) -> int:
        return sum(await asyncio.gather(*(nudge(store, announcer, room.humans, now) for _ in range(3))))

    next_morning = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert await remind(asked + timedelta(minutes=14)) == 0
    assert await remind(asked + timedelta(hours=5)) == 0
    assert await remind(next_morning + timedelta(minutes=14)) == 0
    assert await remind(next_morning + timedelta(minutes=15)) == 1
    assert await remind(next_morning + timedelta(hours=3)) == 0
    (reminder,) = slack.replies(post)
    assert "half an hour" in reminder.text
    assert slack.replies(other) == []


async def test_where_another_organisation_reads_nobody_can_be_asked(slack: FakeSlack, room: Room) -> None:
    """The menu has no such entry."""
    sent = await slack.mention("emma", "shared-rossi", SPF)
    card = (await room.until(lambda: slack.replies(sent.message)))[0]
    assert "human" not in str(card.blocks)


async def test_without_a_channel_for_it_nobody_can_be_asked(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A button that cannot work is not there."""
    sent = await slack.mention("emma", "support", SPF)
    card = (await slack.wait_for(lambda: slack.replies(sent.message), 30))[0]
    assert "human" not in str(card.blocks)


async def test_an_author_makes_an_entry_of_what_was_answered(slack: FakeSlack, room: Room) -> None:
    """Question and answer stand in the form; who is no author is told whom to ask."""
    post = await room.ask(await room.card(), "Is it SPF?\nShe waits & waits.")
    await room.answer("anna", post, "Yes.\nAdd <include>.")
    await room.until(lambda: "request_learn" in pressable(post))
    await slack.press("piotr", post, "request_learn")
    (told,) = await room.until(lambda: whispers(slack, "piotr", "humans"))
    assert "Only the people who write" in told.text
    await slack.press("anna", post, "request_learn")
    view = await room.until(lambda: slack.space.modal("anna"))
    held = {block["block_id"]: block["element"].get("initial_value") for block in view.blocks if "element" in block}
    assert (held["example"], held["steps"]) == ("Is it SPF?\nShe waits & waits.", "Yes.\nAdd <include>.")
    assert slack.calls.refused() == []


async def test_buttons_of_another_version_say_so(slack: FakeSlack, room: Room) -> None:
    """No guess at what they meant."""
    post = await room.ask(await room.card())
    for action in ("request_take", "request_answer"):
        for block in post.blocks:
            for element in block.get("elements", ()):
                element["value"] = '["0"]'
        await slack.press("anna", post, action)
    await room.until(lambda: len(whispers(slack, "anna", "humans")) == 2)
    assert all("too old" in one.text for one in whispers(slack, "anna", "humans"))
