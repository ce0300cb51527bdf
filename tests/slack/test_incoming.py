"""Payloads of every shape, read into who, where and what."""

import pytest

from bot.service.model import Place, Surface
from bot.slack.incoming import Incoming, is_ours, is_question, place, typed

MENTION = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "5.5", "text": "hi"}
DIRECT = {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "5.5", "text": "hi"}


async def _ack() -> None:
    """Nothing."""


def incoming(body: dict) -> Incoming:
    """The payload as a listener gets it."""
    return Incoming(body, "T1", "UBOT", _ack)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"event": MENTION}, Place("T1", "C1", "5.5", "U1", Surface.MENTION)),
        ({"event": {**MENTION, "thread_ts": "4.4"}}, Place("T1", "C1", "4.4", "U1", Surface.MENTION)),
        ({"event": DIRECT}, Place("T1", "D1", None, "U1", Surface.DIRECT)),
        ({"event": {**DIRECT, "thread_ts": "4.4"}}, Place("T1", "D1", "4.4", "U1", Surface.DIRECT)),
        (
            {"command": "/mailwhy", "channel_id": "C1", "user_id": "U1"},
            Place("T1", "C1", None, "U1", Surface.COMMAND),
        ),
        (
            {"user": {"id": "U1"}, "channel": {"id": "C1"}, "message": {"ts": "5.5", "thread_ts": "4.4"}},
            Place("T1", "C1", "4.4", "U1", Surface.MENTION),
        ),
        (
            {"user": {"id": "U1"}, "channel": {"id": "D1"}, "message": {"ts": "5.5"}},
            Place("T1", "D1", None, "U1", Surface.DIRECT),
        ),
        (
            {"type": "message_action", "user": {"id": "U1"}, "channel": {"id": "C1"}, "message": {"ts": "5.5"}},
            Place("T1", "C1", "5.5", "U1", Surface.SHORTCUT),
        ),
        (
            {"user": {"id": "U1"}, "container": {"channel_id": "C1", "is_ephemeral": True}},
            Place("T1", "C1", None, "U1", Surface.COMMAND),
        ),
    ],
)
def test_the_place_is_found_in_every_shape(body: dict, where: Place) -> None:
    """A mention answers in its thread, a private card has none."""
    assert place(body, "T1") == where


@pytest.mark.parametrize(
    ("event", "asks"),
    [
        (MENTION, True),
        (DIRECT, True),
        ({**DIRECT, "subtype": "file_share"}, True),
        ({**DIRECT, "subtype": "message_changed", "hidden": True}, False),
        ({**DIRECT, "subtype": "channel_join"}, False),
        ({**DIRECT, "bot_id": "B1"}, False),
        ({**MENTION, "bot_id": "B1"}, False),
        ({**MENTION, "edited": {"user": "U1"}}, False),
        ({**DIRECT, "channel_type": "channel"}, False),
        ({"type": "app_home_opened", "user": "U1"}, False),
        ({**MENTION, "user": None}, False),
    ],
)
def test_only_people_ask(event: dict, asks: bool) -> None:
    """Bots, edits and joins do not, and what is written in channels without a mention does not."""
    assert is_question({"event": event}) is asks


@pytest.mark.parametrize(
    ("body", "ours"),
    [
        ({"type": "event_callback", "team_id": "T1"}, True),
        ({"type": "event_callback", "team_id": "T2"}, False),
        ({"type": "event_callback", "team_id": "T2", "authorizations": [{"team_id": "T1"}]}, True),
        ({"type": "event_callback", "team_id": "T1", "authorizations": [{"team_id": "T2"}]}, False),
        ({"type": "block_actions", "team": {"id": "T2"}}, True),
    ],
)
def test_the_authorization_says_for_whom_an_event_is(body: dict, ours: bool) -> None:
    """In a shared channel the event names the other team."""
    assert is_ours(body, "T1") is ours


def test_what_was_pressed() -> None:
    """A button's value, or that of the option taken."""
    assert incoming({"actions": [{"value": "v"}]}).pressed == "v"
    assert incoming({"actions": [{"selected_option": {"value": "it"}}]}).pressed == "it"
    assert incoming({}).pressed == ""


def test_what_is_missing_is_empty() -> None:
    """No payload breaks a listener by what it lacks."""
    bare = incoming({})
    assert (bare.trigger, bare.response_url, bare.person, bare.is_ephemeral, bare.stranger) == (
        "",
        "",
        "",
        False,
        False,
    )
    assert bare.place == Place("T1", "", None, "", Surface.COMMAND)


def test_the_thread_of_a_press() -> None:
    """An ephemeral card has no message in the payload: its container names the thread."""
    assert incoming({"message": {"ts": "2", "thread_ts": "1"}}).thread == "1"
    assert incoming({"container": {"thread_ts": "1", "is_ephemeral": True}}).thread == "1"
    assert incoming({"message": {"ts": "2"}, "container": {}}).thread is None


def test_what_was_typed() -> None:
    """A field's words, or the value of the option taken; nothing where there is no such field."""
    view = {"state": {"values": {"a": {"x": {"value": " said "}}, "b": {"y": {"selected_option": {"value": "it"}}}}}}
    assert [typed(view, block) for block in ("a", "b", "c")] == ["said", "it", ""]
