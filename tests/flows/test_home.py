"""App Home from opening to pressing, over both transports."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Config
from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.service.ask import Asking
from bot.service.doctor import Check, State
from bot.slack import showing
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
WRONG = Check("SLACK_APP_TOKEN", State.BAD, "doctor.token_refused", {"problem": "invalid_auth"})


async def home(slack: FakeSlack, name: str = "emma", holds: str = "") -> View:
    """The Home somebody has just opened, once `holds` stands in it."""
    await slack.open_home(name)
    return await slack.wait_for(lambda: said(slack, name, holds) and slack.space.home(name))


def said(slack: FakeSlack, name: str, words: str) -> bool:
    """Do these words stand in the person's Home?"""
    shown = slack.space.home(name)
    return bool(shown and words in str(shown.blocks))


def from_bot(slack: FakeSlack, name: str = "emma") -> list[Message]:
    """What Mailwhy wrote in the direct message with this person."""
    return [one for one in slack.visible(name, None) if one.bot_id]


async def break_store(store: Store) -> None:
    """The tables are gone: every use of them fails."""

    async def drop(connection: AsyncConnection) -> None:
        for table in ("people", "cases"):
            await connection.execute(sql(f"DROP TABLE {table}"))

    await store.database.write(drop)


async def test_a_first_day_is_in_the_persons_own_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Three lines, examples, no question yet; and nothing unasked is posted."""
    shown = await home(slack, "anna", text("home.honest", "it"))
    assert text("home.recent_none", "it") in str(shown.blocks)
    assert from_bot(slack, "anna") == []
    assert slack.calls.refused() == []


async def test_choosing_a_language_redraws_home_and_counts_for_the_next_answer(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """And `Automatic` takes it back."""
    shown = await home(slack)
    await slack.press("emma", shown, "home_language", selected_option="pl")
    await slack.wait_for(lambda: said(slack, "emma", text("home.recent", "pl")))
    await slack.direct("emma", "the customer's email bounced, 550 5.1.1 user unknown")
    (answer,) = await slack.wait_for(lambda: from_bot(slack))
    assert answer.text.startswith(text("card.sure", "pl"))
    await slack.press("emma", slack.space.home("emma"), "home_language", selected_option="auto")
    await slack.wait_for(lambda: len(slack.calls.of("views.publish")) == 3)
    await slack.settled()
    assert (await mailwhy.desk.store.people.get("T0MAILWHY", slack.space.user("emma").id)).choice is None


async def test_a_pressed_example_is_quoted_and_answered_in_the_direct_message(
    slack: FakeSlack, mailwhy: Mailwhy
) -> None:
    """A real case: it stands among the questions afterwards, without Home being opened again."""
    shown = await home(slack, "oksana", text("home.honest", "uk"))
    await slack.press("oksana", shown, "example_1")
    quote, answer = await slack.wait_for(lambda: len(found := from_bot(slack, "oksana")) == 2 and found)
    assert quote.text.startswith("Приклад: ")
    assert "sell/send-limit-exceeded" in str(answer.blocks)
    assert answer.text.startswith(text("card.sure", "uk"))
    title = bundled().entries["sell/send-limit-exceeded"].title.in_("uk")
    await slack.wait_for(lambda: said(slack, "oksana", title))
    assert slack.calls.refused() == []


async def test_a_recent_question_opens_its_entry_and_the_way_to_its_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No call for the address before somebody wants it."""
    sent = await slack.mention("emma", "support", SPF)
    (answer,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    shown = await home(slack, holds="home_go")
    assert slack.calls.of("chat.getPermalink") == []
    await slack.press("emma", shown, "show")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert "smtp/auth-failure" in str(view.blocks)
    await slack.close_view("emma")
    await slack.press("emma", shown, "home_go")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert answer.ts.replace(".", "") in str(view.blocks)
    await slack.press("emma", view, "home_go_open")
    assert slack.calls.refused() == []


async def test_a_message_that_is_gone_is_said_to_be(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """No dead button."""
    sent = await slack.mention("emma", "support", SPF)
    (answer,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    shown = await home(slack, holds="home_go")
    answer.deleted = True
    await slack.press("emma", shown, "home_go")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert text("home.go_gone", "en") in str(view.blocks)


async def test_an_entry_that_has_gone_since_is_said_in_the_direct_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Home has no place for an answer to a press."""
    sent = await slack.mention("emma", "support", SPF)
    await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.settled()
    shown = await home(slack, holds="home_go")
    for block in shown.blocks:
        for element in block.get("elements", ()):
            if element.get("action_id") == "show":
                element["value"] = "en gone/entry"
    await slack.press("emma", shown, "show")
    (notice,) = await slack.wait_for(lambda: from_bot(slack))
    assert notice.text == text("errors.old_button", "en")


async def test_home_comes_while_the_store_is_away(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """It says what it cannot read; an example is answered all the same."""
    await break_store(store)
    shown = await home(slack, holds=text("home.away", "en"))
    await slack.press("emma", shown, "example_0")
    await slack.wait_for(lambda: len(from_bot(slack)) == 2)


Examine = Callable[[], Awaitable[Sequence[Check]]]


async def with_operator(slack: FakeSlack, store: Store, examine: Examine) -> Mailwhy:
    """A bot whose operator is emma."""
    config = Config(operators=(slack.space.user("emma").id,))
    return await start(slack, Asking(bundled, store), store, config=config, examine=examine)


async def test_operators_read_what_the_doctor_says_and_nobody_else_does(slack: FakeSlack, store: Store) -> None:
    """One Home for who is quick to examine."""

    async def examine() -> Sequence[Check]:
        return (WRONG,)

    running = await with_operator(slack, store, examine)
    try:
        await home(slack, holds="invalid_auth")
        assert len(slack.calls.of("views.publish")) == 1
        other = await home(slack, "piotr", text("home.honest", "pl"))
        assert text("home.operation", "pl") not in str(other.blocks)
    finally:
        await running.stop()


async def test_an_operator_who_is_a_guest_reads_nothing_of_it(slack: FakeSlack, store: Store) -> None:
    """Nor one who cannot be looked up; without the scope that tells guests the list alone counts."""

    async def examine() -> Sequence[Check]:
        return (WRONG,)

    running = await with_operator(slack, store, examine)
    try:
        slack.space.user("emma").guest = "multi"
        shown = await home(slack, holds=text("home.honest", "en"))
        assert "invalid_auth" not in str(shown.blocks)
        slack.space.app.scopes.discard("users:read")
        await home(slack, holds="invalid_auth")
    finally:
        await running.stop()


async def test_a_slow_examination_does_not_hold_home_up(
    slack: FakeSlack, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Home comes without it, then with it; one that was shown in between is not overwritten."""
    go = asyncio.Event()

    async def examine() -> Sequence[Check]:
        await go.wait()
        return (WRONG,)

    monkeypatch.setattr(showing, "PATIENCE", 0.0)
    running = await with_operator(slack, store, examine)
    try:
        shown = await home(slack, holds=text("home.looking", "en"))
        await slack.press("emma", shown, "home_language", selected_option="it")
        await slack.wait_for(lambda: said(slack, "emma", text("home.looking", "it")))
        go.set()
        await slack.wait_for(lambda: said(slack, "emma", "invalid_auth"))
        await slack.settled()
        assert said(slack, "emma", text("home.operation", "it"))
    finally:
        await running.stop()


async def test_a_failed_examination_is_a_line_in_words(slack: FakeSlack, store: Store) -> None:
    """Nothing of the fault itself is shown."""

    async def examine() -> Sequence[Check]:
        raise RuntimeError("xoxb-secret")

    running = await with_operator(slack, store, examine)
    try:
        shown = await home(slack, holds=text("home.not_looked", "en"))
        assert "xoxb-secret" not in str(shown.blocks)
    finally:
        await running.stop()
