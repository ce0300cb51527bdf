"""How does the playground start? A local Slack, the unmodified bot on it, and the page, all on 127.0.0.1."""

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.app.bot import Bot, running
from bot.fakeslack.server import FakeSlack
from bot.playground import demo
from bot.playground.crowd import Crowd
from bot.playground.server import build
from bot.playground.watch import watch
from bot.settings import Settings, read
from bot.web import serve

HOST = "127.0.0.1"
LOOK_EVERY = 1.0
"""Seconds between looks at the knowledge files: whoever edits them here waits for it."""


@asynccontextmanager
async def playground(port: int = 0, environ: Mapping[str, str] | None = None) -> AsyncIterator[str]:
    """The address of the page while the playground runs; port 0 takes a free one. Raises OSError for a taken port.

    `environ` may hold MAILWHY_KNOWLEDGE, MAILWHY_CONFIG and MAILWHY_LOG; tokens and database in it are not used: the
    workspace is made up, and what is stored of it goes with it.
    """
    with tempfile.TemporaryDirectory(prefix="mailwhy-") as folder:
        async with FakeSlack("socket") as slack:
            demo.subscribe(slack.space.app)
            demo.furnish(slack)
            settings = _settings(slack, Path(folder), environ or {})
            async with running(settings, grace=1.0, look_every=LOOK_EVERY) as bot:
                await slack.connected()
                async with _page(slack, bot, port) as url:
                    yield url


@asynccontextmanager
async def _page(slack: FakeSlack, bot: Bot, port: int) -> AsyncIterator[str]:
    """The page, and the eye on the knowledge it tells of."""
    crowd = Crowd(slack, demo.shortcuts(), demo.SPOTS)
    page = await serve.start(build(crowd, secrets.token_urlsafe(24)), HOST, port, grace=1)
    eye = asyncio.create_task(watch(crowd, bot.desk.knowledge, bot.problems))
    try:
        yield page.url
    finally:
        eye.cancel()
        with suppress(asyncio.CancelledError):
            await eye
        slack.core.changes.close()
        await page.stop()


def _settings(slack: FakeSlack, folder: Path, environ: Mapping[str, str]) -> Settings:
    kept = ("MAILWHY_KNOWLEDGE", "MAILWHY_CONFIG", "MAILWHY_CACHE", "MAILWHY_LOG", "HOME", "XDG_CACHE_HOME")
    own = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "MAILWHY_SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder / 'playground.db'}",
        "MAILWHY_HOST": HOST,
        "PORT": "0",
    }
    given = {name: environ[name] for name in kept if environ.get(name)} | own
    return read(given, config_text=None if "MAILWHY_CONFIG" in given else demo.config(slack.space))
