"""`mailwhy playground`: the bot in a browser, without a Slack account."""

import asyncio
import os
import signal
from typing import Annotated

import typer

from bot.errors import UsageError
from bot.log import configure
from bot.playground.run import playground

PORT = 3210
"""Where the page is, unless that port is taken."""


def register(app: typer.Typer) -> None:
    """Add `mailwhy playground` to the command line."""
    app.command("playground")(open_playground)


def open_playground(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=f"Else {PORT}, or a free one.")] = None,
) -> None:
    """Open the playground: the real bot on a local imitation of Slack. Ctrl+C ends it."""
    configure("auto", "warning")
    asyncio.run(_run(port))


async def _run(port: int | None) -> None:
    try:
        await _until_told(PORT if port is None else port)
    except OSError as fault:
        if port is not None:
            raise UsageError(f"Port {port} is taken: choose another, or leave --port out.") from fault
        await _until_told(0)


async def _until_told(port: int) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with playground(port, os.environ) as url:
        print(f"Mailwhy playground: {url}   (simulated, not Slack; Ctrl+C ends it)", flush=True)
        await ended.wait()
