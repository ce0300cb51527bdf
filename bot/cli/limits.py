"""`mailwhy limits PROVIDER`: how much may be sent, in which time, and what happens then?"""

import os
from typing import Annotated, Any

import typer

from bot.app.answers import load_knowledge
from bot.cli.hosts import Lang, language_of, meant
from bot.cli.json_line import json_line
from bot.cli.terminal import inert
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.compiled import dumped
from bot.kb.hosts import Host
from bot.kb.limits import Limit
from bot.service.limits import DIRECTIONS, asks, legend, limits_of, line, told
from bot.settings import read


def register(app: typer.Typer) -> None:
    """Add `mailwhy limits` to the command line."""
    app.command("limits")(limits_command)


def limits_command(
    provider: Annotated[str, typer.Argument(help="A name in any language, a domain or an address.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lang: Lang = "en",
) -> None:
    """Show the sending, receiving and storage limits of a mail provider, each with its window, source and date."""
    language = language_of(lang)
    base = load_knowledge(read(os.environ))
    host = meant(provider, base, language)
    limits = limits_of(host, base)
    if as_json:
        print(json_line(_data(host, limits, base, language)))
        return
    print(inert("\n".join(_lines(host, limits, base, language))))


def _lines(host: Host, limits: tuple[Limit, ...], base: Knowledge, language: str) -> list[str]:
    lines = [text("limits.title", language, name=host.name)]
    for direction in DIRECTIONS:
        found = [told(limit, base, language) for limit in limits if limit.direction == direction]
        if found:
            lines += ["", text(f"limits.{direction}", language)]
        for one in found:
            lines += [f"- {one.line}", *(f"  {detail}" for detail in one.details)]
            lines += [f"  {one.source}" + (f", {one.url}" if one.url else "")]
    if notes := legend(limits, language):
        lines += ["", *notes]
    if asks(limits):
        lines += ["", text("limits.ask", language, name=host.name)]
    return lines


def _data(host: Host, limits: tuple[Limit, ...], base: Knowledge, language: str) -> dict[str, Any]:
    return {
        "provider": {"id": host.id, "name": host.name},
        "limits": [_row(limit, base, language) for limit in limits],
        "ask": text("limits.ask", language, name=host.name) if asks(limits) else None,
    }


def _row(limit: Limit, base: Knowledge, language: str) -> dict[str, Any]:
    source = base.sources[limit.source]
    return {
        "id": limit.id,
        "text": line(limit, language),
        "details": list(told(limit, base, language).details),
        "scope": limit.scope,
        "direction": limit.direction,
        "unit": limit.unit,
        "number": limit.number,
        "upto": limit.upto,
        "not_published": limit.not_published,
        "clock": dumped(limit.clock),
        "beyond": limit.beyond,
        "block": dumped(limit.block),
        "replies": list(limit.replies),
        "source": {"id": source.id, "title": source.title.in_(language), "url": source.url},
        "as_of": limit.as_of,
        "confidence": limit.confidence,
        "conflicts": [{"number": rival.number, "source": rival.source} for rival in limit.conflicts],
    }
