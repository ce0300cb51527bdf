"""`mailwhy doctor`: what is set, what is missing, and what does that switch off?"""

import asyncio
import json
import os
from typing import Annotated

import typer

from bot.app.answers import knowledge_folders
from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.load import load
from bot.service.health import (
    Check,
    Group,
    State,
    Token,
    authors_check,
    database_check,
    knowledge_check,
    settings_checks,
    slack_checks,
)
from bot.settings import Settings, read
from bot.slack.authors import members
from bot.slack.client import Poster, RefusedError, Why, new_session, web_client
from bot.slack.manifest import BASE, FEATURES
from bot.slack.probe import Probe, app_token, bot_token

EXIT = {State.BAD: 1, State.UNKNOWN: 3}


class _Slack:
    """Asks Slack with the tokens of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def bot_token(self) -> Token:
        """`auth.test`."""
        return await self._ask(app=False)

    async def app_token(self) -> Token:
        """`apps.connections.open`, without connecting."""
        return await self._ask(app=True)

    async def group(self, name: str) -> Group:
        """The people of a user group."""
        token = self._settings.slack_bot_token
        async with new_session() as session:
            poster = Poster(web_client(token.reveal() if token else "", self._settings.slack_api_url, session))
            try:
                return Group(len(await members(poster, name)))
            except RefusedError as refused:
                return Group(0, refused.code, refused.why is Why.UNREACHABLE)

    async def _ask(self, *, app: bool) -> Token:
        settings = self._settings
        held = settings.slack_app_token if app else settings.slack_bot_token
        token = held.reveal() if held else ""
        async with new_session() as session:
            client = web_client("" if app else token, settings.slack_api_url, session)
            return _token(await app_token(client, token) if app else await bot_token(client))


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
    checks = asyncio.run(_examine(read(os.environ), offline=offline))
    print(_json(checks, lang) if as_json else _lines(checks, lang))
    states = {check.state for check in checks}
    raise typer.Exit(next((code for state, code in EXIT.items() if state in states), 0))


async def _examine(settings: Settings, *, offline: bool) -> tuple[Check, ...]:
    loaded = load(knowledge_folders(settings))
    errors = [str(problem) for problem in loaded.problems if problem.severity == "error"]
    asked = _Slack(settings)
    slack = () if offline else await slack_checks(settings, asked, BASE, FEATURES)
    authors = () if offline or not settings.slack_bot_token else (await authors_check(settings, asked.group),)
    return (
        *settings_checks(settings),
        *slack,
        *authors,
        await database_check(settings.database_url.reveal()),
        knowledge_check(len(loaded.base.entries) if loaded.base else 0, errors),
    )


def _token(probe: Probe) -> Token:
    return Token(probe.problem, probe.why is Why.UNREACHABLE, probe.team, probe.bot, probe.scopes)


def _lines(checks: tuple[Check, ...], language: str) -> str:
    words = {state: text(f"doctor.{state.value}", language) for state in State}
    wide = max(map(len, words.values()))
    name = max(len(check.name) for check in checks)
    rows = [
        f"{words[check.state]:<{wide}}  {check.name:<{name}}  {text(check.says_key, language, **check.facts)}"
        for check in checks
    ]
    return inert("\n".join(rows))


def _json(checks: tuple[Check, ...], language: str) -> str:
    rows = [
        {
            "name": check.name,
            "state": check.state.value,
            "says": text(check.says_key, language, **check.facts),
            "facts": dict(check.facts),
        }
        for check in checks
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
