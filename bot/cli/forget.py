"""`mailwhy forget ADDRESS`: take an email address out of everything that is stored."""

import asyncio
import os
from typing import Annotated

import typer

from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.service.forget import address_in, forget
from bot.settings import read
from bot.store.store import Store


def register(app: typer.Typer) -> None:
    """Add `mailwhy forget` to the command line."""
    app.command("forget")(forget_command)


def forget_command(
    address: Annotated[str, typer.Argument(help="The address of whoever wants to be forgotten.")],
) -> None:
    """Take an email address out of everything that is stored, and say how many rows held it."""
    known = address_in(address)
    if known is None:
        raise UsageError(f"{address[:80]!r} is not an email address. Try: mailwhy forget mario@example.com")
    rows = asyncio.run(_forget(read(os.environ).database_url.reveal(), known))
    print(inert(f"{known}: {_said(rows)}"))


async def _forget(database: str, address: str) -> int:
    async with await Store.open(database) as store:
        return await forget(store, address)


def _said(rows: int) -> str:
    if not rows:
        return "stored nowhere, so there was nothing to remove."
    return f"removed from {rows} row{'' if rows == 1 else 's'}."
