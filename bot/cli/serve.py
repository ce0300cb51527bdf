"""`mailwhy serve`: the bot in service until a signal ends it."""

import asyncio
import os
import signal
import sys
from typing import Annotated

import typer

from bot.app.bot import Bot, running
from bot.log import configure, get
from bot.settings import Settings, read

TURN = 0.001
"""Seconds until a thread that reads a long text makes room for an ack; Python's own 0.005 is too many."""
log = get("bot.cli")


def register(app: typer.Typer) -> None:
    """Add `mailwhy serve` to the command line."""
    app.command("serve")(serve)


def serve(
    everything: Annotated[
        bool, typer.Option("--all", help="All parts in this one process: right for one machine.")
    ] = False,
) -> None:
    """Run the bot: HTTP, and Socket Mode when SLACK_APP_TOKEN is set. SIGTERM ends it, SIGHUP reloads the knowledge."""
    del everything  # parts that only --all starts come with the alerts; today both forms are the same
    settings = read(os.environ)
    configure(settings.log_format, settings.log_level)
    sys.setswitchinterval(TURN)
    asyncio.run(_until_told(settings))


async def _until_told(settings: Settings) -> None:
    ended, reload = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    # From the start: the default of SIGHUP would end a process that is still starting.
    loop.add_signal_handler(signal.SIGHUP, reload.set)
    async with running(settings) as bot:
        reloading = asyncio.create_task(_reload_when_told(bot, reload))
        await ended.wait()
        log.info("stopping")
        reloading.cancel()
    log.info("stopped")


async def _reload_when_told(bot: Bot, told: asyncio.Event) -> None:
    while True:
        await told.wait()
        told.clear()
        await bot.reload()
