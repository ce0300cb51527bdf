"""`mailwhy playground`: the bot in a browser, without a Slack account."""

import asyncio
import errno
import os
import signal
import socket
from contextlib import AsyncExitStack
from typing import Annotated

import typer

from bot.errors import UsageError
from bot.log import configure
from bot.playground.run import HOST, playground

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
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with AsyncExitStack() as stack:
        url, moved = await _opened(stack, port)
        print(f"Mailwhy playground: {url}   (simulated, not Slack; Ctrl+C ends it)", flush=True)
        if moved:
            print(f"It is not on port {PORT}, where it usually is: another program is there.", flush=True)
        await ended.wait()


async def _opened(stack: AsyncExitStack, port: int | None) -> tuple[str, bool]:
    """The page's address, and whether it had to move to a free port."""
    wanted = PORT if port is None else port
    if port is None and not _is_free(PORT):
        return await stack.enter_async_context(playground(0, os.environ)), True
    try:
        return await stack.enter_async_context(playground(wanted, os.environ)), False
    except OSError as fault:
        why = "is taken" if fault.errno == errno.EADDRINUSE else f"cannot be opened ({fault.strerror})"
        raise UsageError(f"Port {wanted} {why}: choose another by --port, or leave it out.") from fault


def _is_free(port: int) -> bool:
    """Asked before the bot is started, so that nobody waits for it twice."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
