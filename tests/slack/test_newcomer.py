"""The language of somebody who has not said anything yet."""

import pytest

from bot.fakeslack.server import FakeSlack
from bot.service.model import Place, Surface
from bot.slack import newcomer
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy

TEAM = "T0MAILWHY"


@pytest.fixture
def transport() -> str:
    """How events come in does not matter here."""
    return "http"


def place(slack: FakeSlack, name: str) -> Place:
    """Their direct message."""
    return Place(TEAM, "", None, slack.space.user(name).id, Surface.DIRECT)


@pytest.mark.parametrize(("name", "language"), [("anna", "it"), ("oksana", "uk"), ("piotr", "pl"), ("emma", "en")])
async def test_it_is_that_of_their_slack(slack: FakeSlack, mailwhy: Mailwhy, name: str, language: str) -> None:
    """Asked once, where the answer tells something."""
    assert await newcomer.language(mailwhy.desk, place(slack, name)) == language
    asked = len(slack.calls.of("users.info"))
    assert await newcomer.language(mailwhy.desk, place(slack, name)) == language
    assert len(slack.calls.of("users.info")) == asked


async def test_without_the_scope_it_is_english(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The feature `locale` was not asked for."""
    slack.space.app.scopes.discard("users:read")
    assert await newcomer.language(mailwhy.desk, place(slack, "anna")) == "en"


async def test_who_has_chosen_or_spoken_is_not_asked_about(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """Their own word counts for more than their Slack's."""
    anna, piotr = place(slack, "anna"), place(slack, "piotr")
    await store.people.choose(TEAM, anna.person, "uk")
    await store.save(store.people.saving_last(TEAM, piotr.person, "en"))
    assert await newcomer.language(mailwhy.desk, anna) == "uk"
    assert await newcomer.language(mailwhy.desk, piotr) == "en"
    assert slack.calls.of("users.info") == []


async def test_a_language_that_is_not_ours_is_english(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """And is not kept."""
    slack.space.user("anna").locale = "de-DE"
    assert await newcomer.language(mailwhy.desk, place(slack, "anna")) == "en"


async def test_a_slow_slack_is_not_waited_for(
    slack: FakeSlack, mailwhy: Mailwhy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A modal must open; what was too slow once is asked again next time."""
    monkeypatch.setattr(newcomer, "PATIENCE", 0.01)
    slack.faults.delay["users.info"] = 1.0
    assert await newcomer.language(mailwhy.desk, place(slack, "anna")) == "en"
    slack.faults.delay.clear()
    monkeypatch.undo()
    assert await newcomer.language(mailwhy.desk, place(slack, "anna")) == "it"
