"""Does the bot hear of its own messages, as in Slack?"""

import pytest

from bot.fakeslack import posting
from bot.fakeslack.model import Json
from bot.fakeslack.server import FakeSlack


@pytest.fixture
def told(bare: FakeSlack) -> list[tuple[str, Json]]:
    """What would be sent to the app of its own doing."""
    heard: list[tuple[str, Json]] = []
    bare.core.notify = lambda name, _channel, event: heard.append((name, event))
    return heard


async def test_posts_edits_and_deletions_of_the_bot_are_events(bare: FakeSlack, told: list[tuple[str, Json]]) -> None:
    """A plain message with its bot_id, message_changed, message_deleted: all must be acked (G1), none answered."""
    direct = bare.space.direct("anna")
    message = posting.post(bare.core, direct, {"text": "one"})
    posting.edit(bare.core, message, {"text": "two"})
    posting.delete(bare.core, message)
    assert [(name, event.get("subtype")) for name, event in told] == [
        ("message.im", None),
        ("message.im", "message_changed"),
        ("message.im", "message_deleted"),
    ]
    assert told[0][1]["bot_id"] == bare.space.app.bot_id
    assert told[1][1]["message"]["text"] == "two"
    assert told[1][1]["previous_message"]["text"] == "one"


async def test_ephemerals_make_no_events_and_echo_can_be_off(bare: FakeSlack, told: list[tuple[str, Json]]) -> None:
    """Nobody but the reader knows of an ephemeral."""
    anna = bare.space.user("anna").id
    posting.post(bare.core, bare.space.channel("support"), {"text": "psst"}, only=anna)
    bare.rules.echo = False
    posting.post(bare.core, bare.space.channel("support"), {"text": "loud"})
    assert told == []
