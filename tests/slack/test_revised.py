"""What a person changed or deleted, read from Slack's many ways of saying so."""

import pytest

from bot.slack.revised import Revision, is_revision, revision

BEFORE = {"type": "message", "user": "U1", "text": "old words", "ts": "1.1"}
EDITED = {**BEFORE, "text": "new &lt;words&gt;", "edited": {"user": "U1", "ts": "5.5"}}
CHANGED = {
    "type": "message",
    "subtype": "message_changed",
    "channel": "D1",
    "channel_type": "im",
    "message": EDITED,
    "previous_message": BEFORE,
}
DELETED = {
    "type": "message",
    "subtype": "message_deleted",
    "channel": "D1",
    "channel_type": "im",
    "deleted_ts": "1.1",
    "previous_message": BEFORE,
}


def test_an_edit_and_a_deletion_are_read() -> None:
    """Who, which message, what it says now, and when."""
    assert revision(CHANGED) == Revision("D1", "1.1", "U1", None, "new &lt;words&gt;", "5.5")
    assert revision(DELETED) == Revision("D1", "1.1", "U1", None, "", "")
    without = {key: value for key, value in DELETED.items() if key != "previous_message"}
    assert revision(without) == Revision("D1", "1.1", "", None, "", "")


def test_what_is_left_of_a_deleted_message_with_replies_is_a_deletion() -> None:
    """Slack changes it into a tombstone."""
    tomb = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": "1.1", "text": "was deleted"}
    found = revision({**CHANGED, "message": tomb})
    assert found is not None
    assert (found.question, found.edited) == ("1.1", "")


@pytest.mark.parametrize(
    "message",
    [
        {**BEFORE, "attachments": [{"from_url": "https://x.example"}]},
        {**EDITED, "text": "old words"},
        {**EDITED, "text": " old   words "},
        {**EDITED, "bot_id": "B1"},
        {**EDITED, "edited": {"user": "U2", "ts": "5.5"}},
        {},
    ],
    ids=["preview", "same", "spaces", "bot", "somebody-else", "nothing"],
)
def test_what_is_no_edit_of_the_words_is_none(message: dict) -> None:
    """Previews, bots, and an edit that changes nothing."""
    assert revision({**CHANGED, "message": message}) is None


def test_our_own_deleted_messages_are_none_of_our_business() -> None:
    """We took them away ourselves."""
    assert revision({**DELETED, "previous_message": {**BEFORE, "bot_id": "B1"}}) is None


def test_only_direct_messages_are_followed() -> None:
    """Elsewhere Slack does not tell of edits."""
    assert is_revision({"event": CHANGED})
    assert not is_revision({"event": {**CHANGED, "channel_type": "channel"}})
    assert not is_revision({"event": {**CHANGED, "type": "app_mention"}})
    assert not is_revision({})
