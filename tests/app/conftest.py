"""What the tests of the composition share: a small base of their own, and settings for a bot on a FakeSlack."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.fakeslack.rules import Rules
from bot.fakeslack.server import FakeSlack
from bot.settings import Settings, read
from tests.store.conftest import postgres

__all__ = ["postgres"]
GOOD = Path(__file__).resolve().parents[1] / "kb" / "good"
Environ = Callable[..., dict[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small base, to be changed by a test."""
    copied = tmp_path / "knowledge"
    for path in GOOD.rglob("*.yaml"):
        target = copied / path.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return copied


@pytest.fixture
def entry(folder: Path) -> Path:
    """The one entry of the small base."""
    return folder / "entries/smtp/user-unknown.yaml"


@pytest.fixture(params=["socket", "http"])
def transport(request: pytest.FixtureRequest) -> str:
    """Both ways from Slack to the app."""
    return str(request.param)


@pytest_asyncio.fixture
async def slack(transport: str) -> AsyncIterator[FakeSlack]:
    """A running FakeSlack on this transport."""
    async with FakeSlack(transport, rules=Rules(ack_seconds=3.0, retry_after=(0.05, 0.1, 0.2))) as running:
        yield running


@pytest.fixture
def environ(slack: FakeSlack, folder: Path, tmp_path: Path) -> Environ:
    """The environment of a bot on this Slack; `None` takes a variable out."""

    def made(**more: str | None) -> dict[str, str]:
        own: dict[str, str | None] = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token if slack.transport == "socket" else None,
            "SLACK_SIGNING_SECRET": slack.signing_secret if slack.transport == "http" else None,
            "MAILWHY_SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path}/mailwhy.db",
            "MAILWHY_KNOWLEDGE": str(folder),
            "MAILWHY_CACHE": str(tmp_path / "cache"),
            "MAILWHY_CONFIG": None,
            "MAILWHY_HOST": "127.0.0.1",
            "PORT": "0",
        }
        return {name: value for name, value in (own | more).items() if value is not None}

    return made


@pytest.fixture
def settings(environ: Environ) -> Callable[..., Settings]:
    """The same as settings, without a mailwhy.yaml."""
    return lambda **more: read(environ(**more), config_text="")
