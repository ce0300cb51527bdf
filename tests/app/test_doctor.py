"""The examination of a running bot and of a command."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app.doctor import ASK_EVERY, Examination, examine
from bot.fakeslack.server import FakeSlack
from bot.kb.reload import Reloader
from bot.service.doctor import Check, State
from bot.settings import Settings

Make = Callable[..., Settings]


@pytest.fixture
def transport() -> str:
    """With both tokens."""
    return "socket"


def states(checks: tuple[Check, ...]) -> dict[str, State]:
    """Name -> the last state of it."""
    return {check.name: check.state for check in checks}


async def test_a_running_bot_asks_slack_once_a_minute(slack: FakeSlack, settings: Make, folder: Path) -> None:
    """Slack opens Socket Mode no more often than that; everything else is looked at anew."""
    now = 100.0
    examination = Examination(settings(), Reloader((folder,)), lambda: now)
    first = await examination()
    assert states(first)["SLACK_BOT_TOKEN"] == states(first)["knowledge"] == State.OK
    await examination()
    assert len(slack.calls.of("apps.connections.open")) == 1
    now += ASK_EVERY
    await examination()
    assert len(slack.calls.of("apps.connections.open")) == 2


async def test_a_failed_reload_is_seen(slack: FakeSlack, settings: Make, folder: Path, entry: Path) -> None:
    """The base in service is the old one, and that is what is wrong."""
    reloader = Reloader((folder,))
    entry.write_text("id: [", encoding="utf-8")
    await reloader.check(force=True)
    found = await Examination(settings(), reloader)()
    assert states(found)["knowledge"] == State.BAD


async def test_the_command_looks_at_the_files(slack: FakeSlack, settings: Make, entry: Path) -> None:
    """And asks Slack unless told not to."""
    assert states(await examine(settings(), offline=True))["knowledge"] == State.OK
    assert slack.calls.of("auth.test") == []
    entry.write_text("id: [", encoding="utf-8")
    found = states(await examine(settings()))
    assert (found["knowledge"], found["SLACK_BOT_TOKEN"]) == (State.BAD, State.OK)
