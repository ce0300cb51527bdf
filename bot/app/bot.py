"""Which objects make the running bot? Builds them, keeps them going, and takes them down in order.

async with running(settings) as bot:      # answers, over HTTP and, with an app token, over Socket Mode
    print(bot.url)
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import ClientSession
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette

from bot.app.answers import knowledge_folders
from bot.errors import SettingsError, StoreError
from bot.kb.reload import Reloader
from bot.log import get
from bot.service import upkeep
from bot.service.ask import Asking
from bot.settings import Settings
from bot.slack import app as slack_app
from bot.slack.announcer import SlackAnnouncer
from bot.slack.client import Poster, new_session, web_client
from bot.slack.desk import Desk
from bot.slack.meters import Meters
from bot.slack.socket import Link
from bot.store.store import Store
from bot.web import app as web_app
from bot.web import serve

LOOK_EVERY = 5.0
"""Seconds between looks at the knowledge files."""
GRACE = 10.0
"""Seconds that running answers get at the end."""
log = get("bot.app")


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot in service."""

    url: str
    """Where its web server listens."""
    desk: Desk
    reloader: Reloader


@asynccontextmanager
async def running(settings: Settings, grace: float = GRACE) -> AsyncIterator[Bot]:
    """The bot while it runs. Raises SettingsError, KnowledgeError or StoreError when it cannot start.

    On leaving: intake stops, answers under way get `grace` seconds, the rest are told to ask again, all is closed.
    """
    _check_tokens(settings)
    async with AsyncExitStack() as stack:
        desk, reloader = await _desk(settings, stack)
        app = slack_app.build(desk, settings.slack_signing_secret.reveal() if settings.slack_signing_secret else None)
        link = Link(app, desk.poster.client, settings.slack_app_token.reveal()) if settings.slack_app_token else None
        serving = await _serve(settings, _web(settings, desk, app, link))
        stack.push_async_callback(_stop, desk, link, serving, grace)
        if link:
            await link.start()
        for work in (_reload(reloader), upkeep.run(_store(desk), SlackAnnouncer(desk.poster), desk.now)):
            await _background(stack, work)
        log.info("started", url=serving.url, socket_mode=link is not None, entries=len(reloader.base.entries))
        yield Bot(serving.url, desk, reloader)


def _check_tokens(settings: Settings) -> None:
    if not settings.slack_bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set: without it there is no Slack. Try it without: mailwhy playground"
        )
    if not settings.slack_signing_secret and not settings.slack_app_token:
        raise SettingsError("Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), else nothing comes in.")


async def _desk(settings: Settings, stack: AsyncExitStack) -> tuple[Desk, Reloader]:
    """Everything a listener needs, opened on `stack`."""
    reloader = await asyncio.to_thread(Reloader, knowledge_folders(settings))
    store = await Store.open(settings.database_url.reveal())
    stack.push_async_callback(store.close)
    session: ClientSession = await stack.enter_async_context(new_session())
    token = settings.slack_bot_token.reveal() if settings.slack_bot_token else ""
    asking = Asking(lambda: reloader.base, store, channel_language=lambda channel: settings.channel(channel).language)
    await asking.diagnoser()
    desk = Desk(
        asking=asking,
        store=store,
        knowledge=lambda: reloader.base,
        poster=Poster(web_client(token, settings.slack_api_url, session)),
        meters=Meters(),
        channel_language=lambda channel: settings.channel(channel).language,
        problems=lambda: tuple(str(problem) for problem in reloader.problems),
        reload=lambda: reloader.check(force=True),
        now=lambda: datetime.now(UTC),
    )
    return desk, reloader


def _store(desk: Desk) -> Store:
    if desk.store is None:
        raise StoreError("The bot runs without a database.")
    return desk.store


def _web(settings: Settings, desk: Desk, app: AsyncApp, link: Link | None) -> Starlette:
    handler = AsyncSlackRequestHandler(app)

    async def health() -> Mapping[str, str]:
        wrong = {}
        try:
            await _store(desk).people.get("health", "health")
        except StoreError as fault:
            wrong["database"] = fault.public
        if link and not await link.connected():
            wrong["slack"] = "Socket Mode is not connected."
        return wrong

    token = settings.metrics_token.reveal() if settings.metrics_token else None
    return web_app.build(handler.handle if settings.slack_signing_secret else None, health, desk.meters.registry, token)


async def _serve(settings: Settings, app: Starlette) -> serve.Serving:
    try:
        return await serve.start(app, settings.host, settings.port)
    except OSError as fault:
        raise SettingsError(f"Port {settings.port} of {settings.host} is taken: set PORT to a free one.") from fault


async def _stop(desk: Desk, link: Link | None, serving: serve.Serving, grace: float) -> None:
    if link:
        await link.stop()
    await serving.stop()
    await slack_app.stop(desk, grace)


async def _background(stack: AsyncExitStack, work: Coroutine[object, object, None]) -> None:
    task = asyncio.create_task(work)

    async def end() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    stack.push_async_callback(end)


async def _reload(reloader: Reloader) -> None:
    """Look at the knowledge files every few seconds; a fault is said once and the old base stays."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        before = reloader.problems
        try:
            changed = await reloader.check()
        except OSError as fault:
            log.warning("knowledge_not_read", cause=str(fault))
            continue
        if changed:
            log.info("knowledge_reloaded", entries=len(reloader.base.entries))
        elif reloader.problems and reloader.problems != before:
            log.error("knowledge_not_reloaded", problems=[str(problem) for problem in reloader.problems[:20]])
