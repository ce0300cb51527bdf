"""Where does an address stand in the database, and how does it go? Row by row, in one transaction."""

import re
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from sqlalchemy import Column, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import audit, feedback, gaps, proposals, threads

MASK = "[address]"
_TEXTS: tuple[tuple[Table, Column[Any]], ...] = (
    (gaps, gaps.c.example),
    (feedback, feedback.c.line),
    (proposals, proposals.c.yaml),
)
"""What is written for authors: no address should stand there, and none does afterwards."""
Change = Callable[[Any], Any]


async def scrub(database: Database, address: str) -> int:
    """Take the address out of every row; how many rows that changed."""

    async def work(connection: AsyncConnection) -> int:
        changed = await _change(connection, threads, threads.c.context, lambda row: _context(row, address))
        for table, column in _TEXTS:
            changed += await _change(connection, table, column, lambda said: _masked(said, address))
        return changed + await _change(connection, audit, audit.c.facts, lambda facts: _everywhere(facts, address))

    return await database.write(work)


async def _change(connection: AsyncConnection, table: Table, column: Column[Any], change: Change) -> int:
    keys = list(table.primary_key.columns)
    changed = 0
    for row in (await connection.execute(select(*keys, column.label("held")))).all():
        after = change(row.held)
        if after != row.held:
            these = [key == getattr(row, key.name) for key in keys]
            await connection.execute(update(table).where(*these).values({column: after}))
            changed += 1
    return changed


def _context(held: dict[str, Any], address: str) -> dict[str, Any]:
    """A case's memory without the address, and without its domain where no other address there has it."""
    written = [one for one in held.get("addresses", ()) if _key(one) != _key(address)]
    context = _everywhere({**held, "addresses": written}, address)
    domain = _domain(address)
    if len(written) < len(held.get("addresses", ())) and domain not in {_domain(one) for one in written}:
        context["domains"] = [one for one in context.get("domains", ()) if _key(one) != domain]
    return context if context != held else held


def _everywhere(value: Any, address: str) -> Any:
    if isinstance(value, dict):
        return {name: _everywhere(inner, address) for name, inner in value.items()}
    if isinstance(value, list):
        return [_everywhere(inner, address) for inner in value]
    return _masked(value, address) if isinstance(value, str) else value


def _masked(said: str, address: str) -> str:
    """The text with every mention of the address masked, however it is written."""
    if _key(address) not in _key(said):
        return said
    mention = re.compile(rf"(?<![\w.+-]){re.escape(normalize('NFKC', address))}(?![\w-]|\.\w)", re.IGNORECASE)
    return mention.sub(MASK, normalize("NFKC", said))


def _domain(address: str) -> str:
    return _key(address.rpartition("@")[2])


def _key(text: str) -> str:
    return normalize("NFKC", text).casefold()
