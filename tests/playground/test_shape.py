"""What does the page need to know? Plain JSON of places, messages, the modal and the changes."""

import json

from bot.fakeslack.changes import Change, What
from bot.fakeslack.limits import surfaces
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.playground import shape
from bot.playground.crowd import Crowd
from bot.playground.spots import place
from tests.playground.gallery_bot import card

SLACK = FakeSlack()
SPACE = SLACK.space
CROWD = Crowd(SLACK)
EMMA = SPACE.user("emma")
SUPPORT = SPACE.channel("support")


def bot_message(**fields: object) -> Message:
    """A message of the bot in #support."""
    made = {"user": SPACE.app.bot_user, "bot_id": SPACE.app.bot_id, "text": "hello", **fields}
    made.setdefault("blocks", card("Because."))
    return Message("1780000000.000100", SUPPORT.id, **made)  # type: ignore[arg-type]


def test_a_message_of_the_bot_comes_with_its_blocks_and_how_near_it_is_to_the_limits() -> None:
    """Used and limit are those that the fake enforces."""
    shown = shape.message(bot_message(), SPACE)
    limits = {one["name"]: (one["used"], one["limit"]) for one in shown["limits"]}
    assert shown["name"] == "Mailwhy"
    assert shown["bot"] is True
    assert shown["blocks"] == card("Because.")
    assert limits == {
        "Blocks": (4, surfaces.MESSAGE_BLOCKS),
        "Characters of JSON": (surfaces.size(card("Because.")), surfaces.MESSAGE_SIZE),
        "Longest text of a block": (8, 3000),
        "Notification text": (5, surfaces.UPDATE_TEXT),
    }


def test_what_a_person_wrote_is_drawn_from_its_text_alone() -> None:
    """Slack's rich_text of it would be a second way to draw the same words."""
    shown = shape.message(Message("1.2", SUPPORT.id, user=EMMA.id, text="why?", blocks=[{"type": "rich_text"}]), SPACE)
    assert (shown["name"], shown["bot"], shown["blocks"], shown["limits"]) == ("Emma", False, [], [])


def test_slackbots_complaint_has_a_name_although_it_is_nobody() -> None:
    """The fake posts it as a user that is not in the workspace; a post of an app may have no user at all."""
    assert shape.message(Message("1.2", SUPPORT.id, bot_id="B1", text="post"), SPACE)["name"] == "Another app"
    assert shape.message(Message("1.2", SUPPORT.id, user="USLACKBOT", text="failed"), SPACE)["name"] == "Notice"


def test_a_private_message_of_somebody_else_is_no_change_for_this_person() -> None:
    """An ephemeral reaches its one reader only."""
    message = bot_message(ephemeral_to=SPACE.user("anna").id)
    change = Change(1, What.POSTED, SUPPORT.id, message.ephemeral_to, message)
    assert shape.change(change, CROWD.desk("emma")) is None
    assert shape.change(change, CROWD.desk("anna")) is not None


def test_a_deleted_message_is_told_by_its_key() -> None:
    """The page needs no more to take it away."""
    message = bot_message()
    change = Change(1, What.DELETED, SUPPORT.id, None, message)
    assert shape.change(change, CROWD.desk("emma")) == {"type": "deleted", "key": f"{SUPPORT.id}:1780000000.000100"}


def test_calls_and_deliveries_are_no_changes_for_the_page() -> None:
    """What the bot calls behind the scenes is not drawn."""
    assert shape.change(Change(1, What.CALLED), CROWD.desk("emma")) is None


def test_closing_the_last_modal_tells_that_none_is_open() -> None:
    """The page closes its dialog."""
    assert shape.change(Change(1, What.VIEW_CLOSED, user=EMMA.id), CROWD.desk("emma")) == {"type": "view", "view": None}


def test_places_say_who_reads_there() -> None:
    """A channel is read by the team, the direct message by one person."""
    assert place(SUPPORT, SPACE)["topic"] == "The whole team reads this"
    assert place(SPACE.direct(EMMA), SPACE)["kind"] == "direct"


def test_the_snapshot_is_json_and_names_people_and_channels() -> None:
    """It goes over the wire as it is."""
    snapshot = json.loads(json.dumps(shape.snapshot(CROWD.desk("emma"), CROWD)))
    assert snapshot["me"]["name"] == "Emma"
    assert snapshot["names"][SUPPORT.id] == "support"
    assert snapshot["view"] is None
