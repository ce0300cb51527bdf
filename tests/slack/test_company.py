"""Who else is here: what payloads say of other organisations, and what is remembered of it."""

from dataclasses import replace

import pytest

from bot.errors import StoreError
from bot.slack.company import is_shared, learn
from bot.slack.incoming import Body, Incoming, home_team
from bot.store.channels import Known
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy

US, THEM = "T0MAILWHY", "T0ROSSISPA"
PRESS = {
    "type": "block_actions",
    "user": {"id": "U1", "team_id": US},
    "channel": {"id": "C1"},
    "message": {"ts": "1.1"},
}
EVENT = {
    "type": "event_callback",
    "is_ext_shared_channel": False,
    "event": {"type": "message", "user": "U1", "team": US, "channel": "C1", "channel_type": "channel", "ts": "1.1"},
}


def incoming(body: Body) -> Incoming:
    """The payload as a listener gets it."""

    async def ack() -> None:
        return None

    return Incoming(body, US, "U0BOT", ack)


@pytest.mark.parametrize(
    ("body", "team"),
    [
        (PRESS, US),
        ({**PRESS, "user": {"id": "U9", "team_id": THEM}}, THEM),
        ({"command": "/mailwhy", "team_id": THEM, "user_id": "U9"}, THEM),
        (EVENT, US),
        ({"event": {"type": "app_mention", "user": "U9", "team": US, "user_team": THEM}}, THEM),
        ({"event": {"type": "message", "subtype": "message_changed", "message": {"team": THEM}}}, THEM),
        ({"event": {"type": "app_home_opened", "user": "U1"}}, ""),
    ],
)
def test_a_persons_home_is_read_from_any_payload(body: Body, team: str) -> None:
    """Whoever is at home elsewhere is a stranger; who does not say is not."""
    assert home_team(body) == team
    assert incoming(body).stranger is (team == THEM)


async def test_what_an_event_says_is_known_to_a_press(mailwhy: Mailwhy, store: Store) -> None:
    """And unlearned when the other organisation has left."""
    desk = mailwhy.desk
    assert not await is_shared(desk, incoming(PRESS))
    assert await is_shared(desk, incoming({**EVENT, "is_ext_shared_channel": True}))
    assert await is_shared(desk, incoming(PRESS))
    assert await store.channels.get(US, "C1") == Known(shared=True)
    assert not await is_shared(desk, incoming(EVENT))
    await learn(desk, incoming(EVENT))
    assert not await is_shared(desk, incoming(PRESS))


async def test_a_stranger_tells_that_a_channel_is_shared(mailwhy: Mailwhy, store: Store) -> None:
    """By pressing there, or by having written the message that a shortcut is run on."""
    assert await is_shared(mailwhy.desk, incoming({**PRESS, "user": {"id": "U9", "team_id": THEM}}))
    assert (await store.channels.get(US, "C1")).shared
    other = {**PRESS, "channel": {"id": "C2"}, "message": {"ts": "1.1", "user_team": THEM}}
    assert await is_shared(mailwhy.desk, incoming(other))
    assert (await store.channels.get(US, "C2")).shared


async def test_without_a_database_a_channel_counts_as_shared_unless_slack_says_otherwise(
    mailwhy: Mailwhy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button less is better than a word too much."""

    async def away(*_: object) -> Known:
        raise StoreError("away")

    monkeypatch.setattr(mailwhy.desk.store.channels, "get", away)
    assert await is_shared(mailwhy.desk, incoming(PRESS))
    assert not await is_shared(mailwhy.desk, incoming(EVENT))
    assert not await is_shared(replace(mailwhy.desk, store=None), incoming(PRESS))
