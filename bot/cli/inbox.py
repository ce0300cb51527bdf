"""`mailwhy kb inbox`: what should authors look at, and what becomes of it?"""

import asyncio
import csv
import io
import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import typer

from bot.cli.json_line import json_line
from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.i18n.catalog import LANGUAGES, text
from bot.service.flags import dismiss
from bot.service.inbox import MOST, inbox
from bot.service.inbox_item import Item, ItemKind
from bot.settings import read
from bot.slack.views.inbox import sentence
from bot.store.store import Store

COLUMNS = (
    "kind", "key", "entry", "count", "first", "last", "language", "state", "reasons", "text", "remarks",
)  # fmt: skip
"""Of the CSV, and the keys of the JSON: never renamed, new ones come last."""
T = TypeVar("T")

app = typer.Typer(name="inbox", invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def show(
    context: typer.Context,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for spreadsheets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="en, it, uk or pl.")] = "en",
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many at most.")] = 50,
) -> None:
    """List what people flagged, proposed, asked in vain and picked, newest and most frequent first."""
    if context.invoked_subcommand:
        return
    if lang not in LANGUAGES:
        raise UsageError(f"--lang is one of {', '.join(LANGUAGES)}, not '{inert(lang)}'")
    items = _with_store(lambda store: inbox(store, limit=limit))
    if as_json:
        print(json_line([_row(item) for item in items]))
    elif as_csv:
        print(_csv(items), end="")
    else:
        print(inert(_lines(items, lang)))


@app.command()
def take(proposal: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Print the file of a proposed entry, and take it off the list."""
    found = _with_store(lambda store: store.proposals.take(proposal, datetime.now(UTC)))
    if found is None:
        raise UsageError(f"there is no proposal '{inert(proposal)}'; `mailwhy kb inbox` lists them")
    print(inert(found.yaml), end="")


@app.command("dismiss")
def dismiss_command(entry: Annotated[str, typer.Argument(metavar="ENTRY")]) -> None:
    """Close the flags on an entry that is right as it is: it is answered again, and nobody is told."""
    closed = _with_store(lambda store: dismiss(store, entry, datetime.now(UTC)))
    if not closed:
        raise UsageError(f"nobody has flagged '{inert(entry)}'; `mailwhy kb inbox` lists the flags")
    print(f"Flags closed: {closed}.")


def _with_store(work: Callable[[Store], Awaitable[T]]) -> T:
    async def run() -> T:
        async with await Store.open(read(os.environ).database_url.reveal()) as store:
            return await work(store)

    return asyncio.run(run())


def _lines(items: Sequence[Item], language: str) -> str:
    if not items:
        return text("inbox.empty", language)
    return "\n".join(line for item in items for line in _paragraph(item, language))


def _paragraph(item: Item, language: str) -> list[str]:
    how = f"  [take {item.key}]" if item.kind is ItemKind.PROPOSAL else ""
    first = f"{item.last:%Y-%m-%d}  {sentence(item, language, str)}{how}"
    return [first, *(f"            {remark}" for remark in item.remarks)]


def _row(item: Item) -> dict[str, Any]:
    held = {
        "kind": item.kind.value,
        "key": item.key,
        "entry": item.entry,
        "count": item.count,
        "first": item.first.isoformat(),
        "last": item.last.isoformat(),
        "language": item.language,
        "state": item.state,
        "reasons": dict(item.reasons),
        "text": item.text,
        "remarks": list(item.remarks),
    }
    return {name: held[name] for name in COLUMNS}


def _csv(items: Sequence[Item]) -> str:
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(COLUMNS)
    for item in items:
        row = _row(item)
        row["reasons"] = ", ".join(f"{reason} {count}" for reason, count in item.reasons.items())
        row["remarks"] = " | ".join(item.remarks)
        rows.writerow([_cell(value) for value in row.values()])
    return table.getvalue()


def _cell(value: object) -> object:
    """A cell that a spreadsheet does not run: what begins like a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    shown = inert(value).replace("\n", " ")
    return f"'{shown}" if shown.lstrip().startswith(("=", "+", "-", "@")) else shown
