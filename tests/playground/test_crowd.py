"""Who can one be? Everybody of the workspace, each with what they may see and run."""

import pytest

from bot.fakeslack.server import FakeSlack
from bot.playground.crowd import ROLES, Crowd
from bot.playground.told import NotThereError
from tests.playground.room import SHORTCUTS

CROWD = Crowd(FakeSlack(), SHORTCUTS)


def test_everybody_of_the_workspace_has_a_desk_and_a_line() -> None:
    """The menu says what tells them apart."""
    people = {user.name for user in CROWD.slack.space.users.values() if not user.is_bot}
    assert set(ROLES) == people == set(CROWD.desks)
    assert CROWD.people[0] == {"name": "emma", "label": "Emma: English, operator, author"}


def test_somebody_of_another_company_has_no_shortcuts_and_no_direct_message() -> None:
    """Slack Connect gives them the shared channel, not our app's commands."""
    assert [one["callback_id"] for one in CROWD.ways(CROWD.desk("anna"))] == ["why_this", "ask_any"]
    assert CROWD.ways(CROWD.desk("dario")) == []
    assert [one.name for one in CROWD.desk("dario").places] == ["shared-rossi"]


def test_a_name_that_nobody_has_is_refused_in_a_post_and_the_first_one_in_a_look() -> None:
    """A stale link shows something; it never acts as somebody else."""
    with pytest.raises(NotThereError):
        CROWD.desk("nobody")
    assert CROWD.desk_or_first("nobody").me.name == "emma"
    assert CROWD.desk_or_first(None).me.name == "emma"
