"""Who is an author: the people of one user group, as Slack tells it."""

import logging

import pytest

from bot.fakeslack.server import FakeSlack
from bot.slack.authors import AGAIN, KEPT, Authors, members
from bot.slack.client import Poster, RefusedError, new_session, web_client


@pytest.fixture
def transport() -> str:
    """What is asked does not depend on how events come in."""
    return "http"


@pytest.fixture
async def poster(slack: FakeSlack) -> Poster:
    """A poster on a Slack with a group of two: emma, and the guest gus."""
    people = [slack.space.user(name).id for name in ("emma", "gus")]
    slack.space.usergroups.append({"id": "S0AUTHORS", "name": "Mail authors", "handle": "authors", "users": people})
    session = new_session()
    yield Poster(web_client(slack.bot_token, slack.api_url, session))
    await session.close()


def who(slack: FakeSlack, name: str) -> str:
    """Somebody's id."""
    return slack.space.user(name).id


@pytest.mark.parametrize("named", ["S0AUTHORS", "authors", "@authors"])
async def test_the_group_is_named_by_its_id_or_handle(slack: FakeSlack, poster: Poster, named: str) -> None:
    """Its people are authors, others are not, guests never."""
    is_author = Authors(poster, named)
    assert await is_author(who(slack, "emma"))
    assert not await is_author(who(slack, "anna"))
    assert not await is_author(who(slack, "gus"))


async def test_without_a_group_nobody_is_asked_and_nobody_is_an_author(slack: FakeSlack, poster: Poster) -> None:
    """As long as mailwhy.yaml names none."""
    assert not await Authors(poster, None)(who(slack, "emma"))
    assert not await Authors(poster, "authors")("")
    assert list(slack.calls) == []


async def test_an_answer_holds_five_minutes(slack: FakeSlack, poster: Poster) -> None:
    """Then who left the group is an author no more."""
    clock = [1000.0]
    is_author = Authors(poster, "authors", lambda: clock[0])
    emma = who(slack, "emma")
    assert await is_author(emma)
    slack.space.usergroups[0]["users"] = []
    clock[0] += KEPT - 1
    assert await is_author(emma)
    assert len(slack.calls.of("usergroups.list")) == len(slack.calls.of("users.info")) == 1
    clock[0] += 1
    assert not await is_author(emma)


@pytest.mark.parametrize("why", ["missing_scope", "no such group", "no scope for guests"])
async def test_a_refusal_means_nobody_and_is_logged_once(
    slack: FakeSlack, poster: Poster, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    """Rather nobody than anybody."""
    if why == "missing_scope":
        slack.space.app.scopes.discard("usergroups:read")
    if why == "no scope for guests":
        slack.space.app.scopes.discard("users:read")
    is_author = Authors(poster, "nobodies" if why == "no such group" else "authors")
    with caplog.at_level(logging.WARNING):
        assert not await is_author(who(slack, "emma"))
        assert not await is_author(who(slack, "emma"))
    assert [one.getMessage() for one in caplog.records] == ["authors_unknown"]


async def test_a_slack_that_is_away_changes_nothing(slack: FakeSlack, poster: Poster) -> None:
    """The last answer holds until Slack answers again."""
    clock = [1000.0]
    is_author = Authors(poster, "authors", lambda: clock[0])
    assert await is_author(who(slack, "emma"))
    slack.space.usergroups[0]["users"] = []
    clock[0] += KEPT
    slack.faults.ratelimit("usergroups.list", seconds=0, times=4)
    is_author._guests.clear()
    assert await is_author(who(slack, "emma"))
    clock[0] += AGAIN
    assert not await is_author(who(slack, "emma"))


async def test_the_people_of_a_group_that_is_not_there(poster: Poster) -> None:
    """The doctor says Slack's word for it."""
    with pytest.raises(RefusedError, match="no_such_subteam"):
        await members(poster, "pigeons")
