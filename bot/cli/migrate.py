"""`mailwhy migrate`: brings the database to the schema this program needs. For the release phase, before `serve`."""

import asyncio
import os

import typer

from bot.settings import read
from bot.store.database import Database
from bot.store.migrate import upgrade


def register(app: typer.Typer) -> None:
    """Add `mailwhy migrate` to the command line."""
    app.command("migrate")(migrate)


def migrate() -> None:
    """Bring the database to the newest schema; running it twice does no harm."""
    before, after = asyncio.run(_upgrade(read(os.environ).database_url.reveal()))
    if before == after:
        print(f"The database is at version {after} already.")
    else:
        print(f"The database went from {before or 'empty'} to version {after}.")


async def _upgrade(address: str) -> tuple[str | None, str]:
    async with Database(address) as database:
        return await upgrade(database)
