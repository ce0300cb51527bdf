"""`mailwhy kb gaps`: which questions could nobody answer? What authors may write next."""

import asyncio
import json
import os
from typing import Annotated, Any

import typer

from bot.cli.terminal import inert
from bot.service.cases import gaps
from bot.settings import read
from bot.store.gaps import Gap
from bot.store.store import Store


def gaps_command(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
) -> None:
    """List the questions that had no answer, the most frequent first, each with one masked example."""
    found = asyncio.run(_gaps(read(os.environ).database_url.reveal(), limit))
    if as_json:
        print(json.dumps([_row(gap) for gap in found], ensure_ascii=False, indent=1))
        return
    for gap in found:
        print(inert(f"{gap.count:>5}  {gap.last_at:%Y-%m-%d}  {gap.language:<3}  {gap.example}"))
    if not found:
        print("No question went unanswered.")


async def _gaps(address: str, limit: int) -> tuple[Gap, ...]:
    async with await Store.open(address) as store:
        return await gaps(store, limit=limit)


def _row(gap: Gap) -> dict[str, Any]:
    return {
        "key": gap.key,
        "count": gap.count,
        "language": gap.language,
        "first": gap.first_at.isoformat(),
        "last": gap.last_at.isoformat(),
        "example": gap.example,
    }
