"""`mailwhy doctor`: what is set, what is missing, and what does that switch off?"""

import asyncio
import json
import os
from typing import Annotated

import typer

from bot.app.doctor import examine
from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.i18n.catalog import LANGUAGES, text
from bot.service.doctor import Check, State, says
from bot.settings import read

EXIT = {State.BAD: 1, State.UNKNOWN: 3}


def register(app: typer.Typer) -> None:
    """Add `mailwhy doctor` to the command line."""
    app.command("doctor")(doctor)


def doctor(
    lang: Annotated[str, typer.Option(help="en, it, uk or pl.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array for programs.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Slack.")] = False,
) -> None:
    """Say what is set, what is missing and what that switches off. Exit 1 when something is wrong, 3 when unknown."""
    if lang not in LANGUAGES:
        raise UsageError(f"--lang must be one of {', '.join(LANGUAGES)}, not {lang!r}.")
    checks = asyncio.run(examine(read(os.environ), offline=offline))
    print(_json(checks, lang) if as_json else _lines(checks, lang))
    states = {check.state for check in checks}
    raise typer.Exit(next((code for state, code in EXIT.items() if state in states), 0))


def _lines(checks: tuple[Check, ...], language: str) -> str:
    words = {state: text(f"doctor.{state.value}", language) for state in State}
    wide = max(map(len, words.values()))
    name = max(len(check.name) for check in checks)
    rows = [f"{words[check.state]:<{wide}}  {check.name:<{name}}  {says(check, language)}" for check in checks]
    return inert("\n".join(rows))


def _json(checks: tuple[Check, ...], language: str) -> str:
    rows = [
        {
            "name": check.name,
            "state": check.state.value,
            "says": says(check, language),
            "facts": dict(check.facts),
        }
        for check in checks
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
