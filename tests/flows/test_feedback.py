"""Was this right? From the thumb to the row in the store, over both transports."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import StoreError
from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from bot.store.schema import feedback
from bot.store.threads import ThreadKey
from tests.fixtures.mailwhy import Mailwhy

TEAM = "T0MAILWHY"
SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
SECRET = "Tr0ub4dor-xyz"


async def card(slack: FakeSlack) -> Message:
    """The card that answers a mention."""
    sent = await slack.mention("emma", "support", SPF)
    return (await slack.wait_for(lambda: slack.replies(sent.message), 30))[0]


async def thumb(slack: FakeSlack, shown: Message, which: str) -> None:
    """Emma presses one of the two."""
    elements = (element for block in shown.blocks for element in block.get("elements", ()))
    value = next(element[which]["value"] for element in elements if element["type"] == "feedback_buttons")
    await slack.press("emma", shown, "feedback", value=value)


async def asked_why(slack: FakeSlack, shown: Message) -> View:
    """The modal after the thumb that points down."""
    await thumb(slack, shown, "negative_button")
    return await slack.wait_for(lambda: slack.space.modal("emma"), 30)


def whispers(slack: FakeSlack) -> list[Message]:
    """What only emma sees in the channel and its threads."""
    return [one for one in slack.visible("emma", "support") if one.ephemeral_to]


async def rows(mailwhy: Mailwhy) -> list[Any]:
    """The verdicts in the store."""

    async def work(connection: Any) -> list[Any]:
        return list((await connection.execute(select(feedback))).all())

    return await mailwhy.desk.store.database.read(work)


async def test_right_is_kept_and_thanked_for_in_the_cards_thread(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By the press's own address, which would put it into the channel if the thread were not named."""
    shown = await card(slack)
    await thumb(slack, shown, "positive_button")
    (thanks,) = await slack.wait_for(lambda: whispers(slack), 30)
    assert (thanks.text, thanks.thread_ts) == ("Thanks, noted.", shown.thread_ts)
    assert [row.verdict for row in await rows(mailwhy)] == ["right"]
    assert slack.space.modal("emma") is None


async def test_wrong_counts_at_once_and_closing_the_modal_keeps_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The entry is not given again in this case."""
    shown = await card(slack)
    await asked_why(slack, shown)
    (row,) = await rows(mailwhy)
    assert (row.verdict, row.reason, row.line) == ("wrong", "", "")
    await slack.close_view("emma")
    thread = await mailwhy.desk.store.threads.get(ThreadKey(TEAM, shown.channel, shown.thread_ts), mailwhy.desk.now())
    assert "smtp/auth-failure" in thread.context.excluded
    assert [row.verdict for row in await rows(mailwhy)] == ["wrong"]


async def test_reason_and_line_join_the_same_row_masked(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Addresses are named as such, a secret is cut, and who wrote it is told; all in the thread."""
    shown = await card(slack)
    await asked_why(slack, shown)
    line = f"It was mario@rossi.example, password: {SECRET}"
    await slack.submit("emma", state={"reason": "wrong_cause", "line": line})
    said = await slack.wait_for(lambda: whispers(slack)[1:] and whispers(slack), 30)
    assert slack.space.modal("emma") is None
    assert [one.thread_ts for one in said] == [shown.thread_ts] * 2
    assert "password" in said[1].text
    (row,) = await rows(mailwhy)
    assert (row.verdict, row.reason) == ("wrong", "wrong_cause")
    assert row.line == "It was [address], password: [secret]"
    assert SECRET not in str([(call.args, call.answer) for call in slack.calls])
    assert slack.calls.refused() == []


@pytest.mark.parametrize("code", ["expired_trigger_id", "internal_error"])
async def test_a_modal_that_cannot_open_is_said_with_the_thanks(slack: FakeSlack, mailwhy: Mailwhy, code: str) -> None:
    """The verdict stands all the same."""
    shown = await card(slack)
    slack.faults.refuse("views.open", code)
    await thumb(slack, shown, "negative_button")
    (said,) = await slack.wait_for(lambda: whispers(slack), 30)
    assert "noted as wrong" in said.text
    assert "couldn't open the form" in said.text
    assert [row.verdict for row in await rows(mailwhy)] == ["wrong"]


async def test_a_store_that_is_away_is_said_and_nothing_typed_is_lost(
    slack: FakeSlack, mailwhy: Mailwhy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The modal stays open with its text until the verdict can be kept."""
    shown = await card(slack)
    await asked_why(slack, shown)

    async def away(*_: object, **__: object) -> None:
        raise StoreError("away")

    with monkeypatch.context() as patched:
        patched.setattr(mailwhy.desk.store.feedback, "add", away)
        await slack.submit("emma", state={"reason": "outdated", "line": "since March"})
        view = slack.space.modal("emma")
        assert "right now" in view.errors["reason"]
        await thumb(slack, shown, "positive_button")
        (said,) = await slack.wait_for(lambda: whispers(slack), 30)
        assert "can't write this down" in said.text
    await slack.submit("emma", view)
    await slack.wait_for(lambda: whispers(slack)[1:], 30)
    assert [(row.reason, row.line) for row in await rows(mailwhy)] == [("outdated", "since March")]


async def test_a_modal_open_for_an_hour_is_thanked_for_directly(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The address of the press has expired by then."""
    shown = await card(slack)
    await asked_why(slack, shown)
    slack.faults.next["response_url"].append((404, "expired_url", {}))
    await slack.submit("emma", state={"reason": "other"})
    (thanks,) = await slack.wait_for(lambda: [one for one in slack.visible("emma") if one.bot_id], 30)
    assert "noted as wrong" in thanks.text
