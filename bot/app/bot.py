"""Which objects make the running bot? Builds them, keeps them going, and takes them down in order.

async with running(settings) as bot:      # answers, over HTTP and, with an app token, over Socket Mode
    print(bot.url)
"""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from aiohttp import ClientSession
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette

from bot.app.answers import knowledge_folders
from bot.app.doctor import Examination
from bot.app.refresh import LOOK_EVERY, Refresh
from bot.errors import SettingsError, StoreError
from bot.kb.problem import Problem
from bot.kb.reload import Reloader
from bot.log import get
from bot.service import upkeep
from bot.service.ask import Asking
from bot.service.flags import tell_changed
from bot.service.nudge import nudge
from bot.settings import Settings
from bot.slack import app as slack_app
from bot.slack.announcer import SlackAnnouncer
from bot.slack.authors import Authors
from bot.slack.client import Poster, new_session, web_client
from bot.slack.desk import Desk
from bot.slack.digest import Digest
from bot.slack.meters import Meters
from bot.slack.socket import Link
from bot.store.store import Store
from bot.web import app as web_app
from bot.web import serve

GRACE = 10.0
"""Seconds that running answers get at the end."""
AGAIN = 30.0
"""Seconds after which background work that failed begins anew."""
Work = Callable[[], Coroutine[object, object, None]]
log = get("bot.app")


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot in service."""

    url: str
    """Where its web server listens."""
    desk: Desk
    reload: Callable[[], Awaitable[bool]]
    """Read the knowledge again; True when another base came into service."""
    problems: Callable[[], tuple[Problem, ...]]
    """What was wrong with the last reload of the knowledge, and where."""


@asynccontextmanager
async def running(settings: Settings, grace: float = GRACE, look_every: float = LOOK_EVERY) -> AsyncIterator[Bot]:
    """The bot while it runs. Raises SettingsError, KnowledgeError or StoreError when it cannot start.

    On leaving: intake stops, answers under way get `grace` seconds, the rest are told to ask again, all is closed.
    `look_every`: seconds between looks at the knowledge files.
    """
    _check_tokens(settings)
    async with AsyncExitStack() as stack:
        reloader = await asyncio.to_thread(Reloader, knowledge_folders(settings))
        store = await Store.open(settings.database_url.reveal())
        stack.push_async_callback(store.close)
        asking = Asking(lambda: reloader.base, store, channel_language=_channel_language(settings))
        await asking.diagnoser()
        await asking.standings.refresh()
        poster = _poster(settings, await stack.enter_async_context(new_session()))
        announcer = SlackAnnouncer(poster)
        refresh = Refresh(
            reloader, asking, lambda old, new: tell_changed(store, announcer, old, new, datetime.now(UTC))
        )
        desk = _desk(settings, asking, store, reloader, refresh, poster)
        app = slack_app.build(desk, settings.slack_signing_secret.reveal() if settings.slack_signing_secret else None)
        link = Link(app, desk.poster.client, settings.slack_app_token.reveal()) if settings.slack_app_token else None
        serving = await _serve(settings, _web(settings, desk, store, app, link))
        stack.push_async_callback(_stop, desk, link, serving, grace)
        if link:
            await link.start()
        _keep_going(stack, "reload", lambda: refresh.forever(look_every))
        chores = _chores(desk, asking, store, announcer)
        _keep_going(stack, "upkeep", lambda: upkeep.run(store, announcer, desk.now, chores))
        log.info("started", url=serving.url, socket_mode=link is not None, entries=len(reloader.base.entries))
        yield Bot(serving.url, desk, refresh.now, lambda: reloader.problems)


def _check_tokens(settings: Settings) -> None:
    if not settings.slack_bot_token:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set: without it there is no Slack. Try it without: mailwhy playground"
        )
    if not settings.slack_signing_secret and not settings.slack_app_token:
        raise SettingsError("Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), else nothing comes in.")


def _channel_language(settings: Settings) -> Callable[[str], str | None]:
    return lambda channel: settings.channel(channel).language


def _poster(settings: Settings, session: ClientSession) -> Poster:
    token = settings.slack_bot_token.reveal() if settings.slack_bot_token else ""
    return Poster(web_client(token, settings.slack_api_url, session))


def _desk(
    settings: Settings, asking: Asking, store: Store, reloader: Reloader, refresh: Refresh, poster: Poster
) -> Desk:
    """Everything a listener needs."""
    return Desk(
        asking=asking,
        store=store,
        knowledge=lambda: reloader.base,
        poster=poster,
        meters=Meters(),
        channel_language=_channel_language(settings),
        config=settings.config,
        is_author=Authors(poster, settings.config.knowledge.authors),
        problems=lambda: tuple(str(problem) for problem in reloader.problems),
        examine=Examination(settings, reloader),
        reload=refresh.now,
    )


def _chores(desk: Desk, asking: Asking, store: Store, announcer: SlackAnnouncer) -> tuple[upkeep.Chore, ...]:
    """What is looked after every half minute, as far as it is configured."""
    chores: list[upkeep.Chore] = [asking.standings.refresh, Digest(desk)]
    if desk.config.humans:
        chores.append(partial(nudge, store, announcer, desk.config.humans))
    return tuple(chores)


def _web(settings: Settings, desk: Desk, store: Store, app: AsyncApp, link: Link | None) -> Starlette:
    handler = AsyncSlackRequestHandler(app)

    async def health() -> Mapping[str, str]:
        wrong = {}
        try:
            await store.people.get("health", "health")
        except StoreError as fault:
            wrong["database"] = fault.public
        if link and not await link.connected():
            wrong["slack"] = "Socket Mode is not connected."
        return wrong

    token = settings.metrics_token.reveal() if settings.metrics_token else None
    return web_app.build(handler.handle if settings.slack_signing_secret else None, health, desk.meters.registry, token)


async def _serve(settings: Settings, app: Starlette) -> serve.Serving:
    host, port = settings.host, settings.port
    try:
        return await serve.start(app, host, port)
    except OSError as fault:
        raise SettingsError(_cannot_listen(fault, host, port)) from fault


def _cannot_listen(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken: set PORT to a free one."
    if fault.errno == errno.EACCES:
        return f"Port {port} of {host} may not be opened by this user: set PORT to one above 1023."
    return f"{host} port {port} cannot be opened ({fault.strerror}): set MAILWHY_HOST to an address of this machine."


async def _stop(desk: Desk, link: Link | None, serving: serve.Serving, grace: float) -> None:
    if link:
        await link.stop()
    await serving.stop()
    await slack_app.stop(desk, grace)


def _keep_going(stack: AsyncExitStack, name: str, work: Work) -> None:
    """Run `work` until the bot ends; what is wrong in it is logged, and it begins anew after a while."""
    task = asyncio.create_task(_watched(name, work))

    async def end() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    stack.push_async_callback(end)


async def _watched(name: str, work: Work) -> None:
    while True:
        try:
            return await work()
        except Exception as fault:
            log.error("background_failed", fault=fault, part=name)  # noqa: TRY400 - our log takes the fault
            await asyncio.sleep(AGAIN)
