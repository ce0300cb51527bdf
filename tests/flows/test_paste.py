"""The global shortcut: a modal anywhere in Slack, the answer in the direct message, over both transports."""

from datetime import timedelta

import pytest

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.model import Message, View
from bot.fakeslack.server import FakeSlack
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy

TEAM = "T0MAILWHY"
VAGUE = "the customer's email does not arrive, what is wrong?"


async def modal(slack: FakeSlack) -> View:
    """The modal that the shortcut opens."""
    await slack.shortcut("emma", "why_not_global")
    return await slack.wait_for(lambda: slack.space.modal("emma"))


def said(slack: FakeSlack) -> list[Message]:
    """What the bot said to emma directly."""
    return [one for one in slack.visible("emma") if one.bot_id]


async def test_what_is_pasted_is_answered_directly(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal closes, the card stands in the direct message; a short follow-up there goes on with the case."""
    view = await modal(slack)
    await slack.submit("emma", state={"pasted": "550 5.1.1 <anna@firma.example>: user unknown\n"})
    (card,) = await slack.wait_for(lambda: said(slack))
    assert not view.is_open
    assert card.text.startswith("Sure: ")
    assert "user unknown" in str(card.blocks)
    assert slack.calls.refused() == []


async def test_the_case_lives_in_the_direct_message(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its row says so, and `it's Gmail` there belongs to it."""
    await modal(slack)
    await slack.submit("emma", state={"pasted": VAGUE})
    (card,) = await slack.wait_for(lambda: said(slack))
    await slack.settled()
    assert "detail" not in str(card.blocks)
    await slack.direct("emma", "it's Gmail")
    await slack.wait_for(lambda: said(slack)[1:])
    await slack.settled()
    store, now = mailwhy.desk.store, mailwhy.desk.now()
    thread = await store.threads.latest(TEAM, card.channel, now - timedelta(hours=1), now)
    case = await store.cases.get(thread.case)
    assert (case.message, case.place.channel, case.place.surface) == (said(slack)[1].ts, card.channel, "direct")
    assert thread.context.found.providers == ("google",)


@pytest.mark.parametrize("typed", ["?", " .. ", "!!"])
async def test_a_field_without_words_keeps_the_modal_open(slack: FakeSlack, mailwhy: Mailwhy, typed: str) -> None:
    """With a sentence beside the field; what is typed then is answered."""
    view = await modal(slack)
    await slack.submit("emma", state={"pasted": typed})
    assert "Paste an error" in view.errors["pasted"]
    await slack.submit("emma", state={"pasted": "002"})
    assert await slack.wait_for(lambda: said(slack))


async def test_an_empty_field_is_not_even_sent(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Slack's client sees to that."""
    await modal(slack)
    with pytest.raises(CannotDoThatError, match="pasted"):
        await slack.submit("emma", state={"pasted": ""})


async def test_a_secret_is_warned_of_directly(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """There is no message to delete; nothing that goes out holds it."""
    await modal(slack)
    await slack.submit("emma", state={"pasted": "550 5.1.1 user unknown, password: Tr0ub4dor&xyz"})
    await slack.wait_for(lambda: said(slack)[1:])
    assert any("change that secret" in one.text for one in said(slack))
    assert not any("delete the message" in one.text for one in said(slack))
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)


async def test_the_form_speaks_the_persons_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The one they chose."""
    await mailwhy.desk.store.people.choose(TEAM, slack.space.user("emma").id, "uk")
    assert (await modal(slack)).title == "Чому лист не дійшов?"
    await slack.submit("emma", state={"pasted": "?"})
    assert "Вставте помилку" in slack.space.modal("emma").errors["pasted"]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_inert(slack: FakeSlack, mailwhy: Mailwhy, text: str) -> None:
    """A field gives them as they were typed."""
    await modal(slack)
    await slack.submit("emma", state={"pasted": text})
    (card,) = await slack.wait_for(lambda: said(slack))
    assert alive(tuple(card.blocks), card.text) == []
    assert slack.calls.refused() == []
