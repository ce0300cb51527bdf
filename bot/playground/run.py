"""How does the playground start? A local Slack, the unmodified bot on it, and the page, all on 127.0.0.1."""

import secrets
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app.bot import running
from bot.fakeslack.server import FakeSlack
from bot.playground.desk import Desk
from bot.playground.server import build
from bot.settings import Settings, read
from bot.web import serve

HOST = "127.0.0.1"


@asynccontextmanager
async def playground(port: int = 0, environ: Mapping[str, str] | None = None) -> AsyncIterator[str]:
    """The address of the page while the playground runs; port 0 takes a free one. Raises OSError for a taken port.

    `environ` may hold MAILWHY_KNOWLEDGE, MAILWHY_CONFIG and MAILWHY_LOG; tokens and database in it are not used: the
    workspace is made up, and what is stored of it goes with it.
    """
    with tempfile.TemporaryDirectory(prefix="mailwhy-") as folder:
        async with FakeSlack("socket") as slack, running(_settings(slack, Path(folder), environ or {}), grace=1.0):
            await slack.connected()
            app = build(Desk(slack), secrets.token_urlsafe(24))
            page = await serve.start(app, HOST, port, grace=1)
            try:
                yield page.url
            finally:
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
    return read({name: environ[name] for name in kept if environ.get(name)} | own)
