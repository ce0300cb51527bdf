"""The agent pane opened for the first time and later, over both transports."""

import asyncio

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.i18n.examples import examples
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy
from tests.flows.test_home import break_store, from_bot


def welcomes(slack: FakeSlack, name: str, language: str) -> list[Message]:
    """The welcomes this person got."""
    return [one for one in from_bot(slack, name) if one.text == text("home.title", language)]


async def test_the_pane_suggests_three_prompts_in_the_persons_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Without a thread: for an agent the call would fail silently with one."""
    await slack.open_home("piotr", "messages")
    pane = slack.space.direct("piotr")
    await slack.wait_for(lambda: pane.prompts)
    assert pane.prompts == [{"title": one.title, "message": one.ask} for one in examples("pl")]


async def test_two_openings_at_once_are_one_welcome_and_later_ones_none(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Three lines and three examples, in the language of their Slack."""
    await asyncio.gather(*(slack.open_home("anna", "messages") for _ in range(2)))
    await slack.wait_for(lambda: welcomes(slack, "anna", "it"))
    await slack.open_home("anna", "messages")
    await slack.settled()
    (welcome,) = from_bot(slack, "anna")
    assert welcome.text == text("home.title", "it")
    assert slack.calls.refused() == []


async def test_an_example_of_the_welcome_is_answered_below_it(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """In the same conversation and language."""
    await slack.open_home("anna", "messages")
    (welcome,) = await slack.wait_for(lambda: welcomes(slack, "anna", "it"))
    await slack.press("anna", welcome, "example_0")
    found = await slack.wait_for(lambda: len(all_ := from_bot(slack, "anna")) == 3 and all_)
    assert found[1].text.startswith("Esempio: ")
    assert found[2].text.startswith(text("card.sure", "it"))


async def test_without_the_scope_a_newcomer_is_welcomed_in_english(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The feature `locale` was not asked for."""
    slack.space.app.scopes.discard("users:read")
    await slack.open_home("anna", "messages")
    await slack.wait_for(lambda: welcomes(slack, "anna", "en"))


async def test_while_the_store_is_away_there_are_prompts_and_no_welcome(
    slack: FakeSlack, mailwhy: Mailwhy, store: Store
) -> None:
    """It could be a second one."""
    await break_store(store)
    await slack.open_home("emma", "messages")
    await slack.wait_for(lambda: slack.space.direct("emma").prompts)
    await slack.settled()
    assert from_bot(slack) == []


async def test_a_refused_prompt_is_no_reason_to_be_silent(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """An app installed before the pane was there."""
    slack.space.app.scopes.discard("assistant:write")
    await slack.open_home("emma", "messages")
    await slack.wait_for(lambda: welcomes(slack, "emma", "en"))


async def test_a_changed_context_is_acked_and_changes_nothing(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What else somebody looks at is none of our business."""
    person = slack.space.user("emma").id
    delivery = await slack.event({"type": "app_context_changed", "user": person, "context": {}})
    assert delivery.acked
    await slack.settled()
    assert list(slack.calls.of("chat.postMessage")) == []
