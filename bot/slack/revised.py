"""What did a person change or delete of what they had written? Read from Slack's events about messages. Pure."""

from dataclasses import dataclass

from bot.slack.incoming import Body
from bot.slack.text import one_line, unlink

TOMBSTONE = "tombstone"
"""What Slack leaves of a deleted message that has replies."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A message of a person's that is not what it was."""

    channel: str
    question: str
    """The timestamp of the message."""
    person: str
    """Who wrote it; empty where a deletion does not say."""
    thread: str | None
    text: str
    """What it says now; empty where it was deleted."""
    edited: str
    """When, as a timestamp; empty where it was deleted."""


def is_revision(body: Body) -> bool:
    """Does this event tell of such a change in a direct message?"""
    event = body.get("event") or {}
    return event.get("type") == "message" and event.get("channel_type") == "im" and revision(event) is not None


def revision(event: Body) -> Revision | None:
    """The change; None for a bot's, for previews and other changes that are not of the text."""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if event.get("subtype") == "message_deleted":
        return _gone(event, before, str(event.get("deleted_ts", "")))
    if event.get("subtype") != "message_changed" or not now:
        return None
    if now.get("subtype") == TOMBSTONE:
        return _gone(event, before, str(now.get("ts", "")))
    edited = now.get("edited") or {}
    by_themselves = now.get("user") and not now.get("bot_id") and edited.get("user") == now["user"]
    if not by_themselves or _words(now) == _words(before):
        return None
    place = str(event.get("channel", "")), str(now.get("ts", ""))
    return Revision(*place, str(now["user"]), now.get("thread_ts"), str(now.get("text", "")), str(edited.get("ts", "")))


def _gone(event: Body, before: Body, question: str) -> Revision | None:
    if before.get("bot_id") or not question:
        return None
    return Revision(str(event.get("channel", "")), question, str(before.get("user") or ""), None, "", "")


def _words(message: Body) -> str:
    return one_line(unlink(str(message.get("text", ""))))
