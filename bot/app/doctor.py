"""What is wrong, off, working? The examination behind `mailwhy doctor` and behind the operators' App Home."""

import time
from collections.abc import Callable

from bot.app.answers import knowledge_folders
from bot.kb.load import load
from bot.kb.reload import Reloader
from bot.service.doctor import Check
from bot.service.health import (
    Group,
    Token,
    authors_check,
    database_check,
    knowledge_check,
    settings_checks,
    slack_checks,
)
from bot.settings import Settings
from bot.slack.authors import members
from bot.slack.client import Poster, RefusedError, Why, new_session, web_client
from bot.slack.manifest import BASE, FEATURES
from bot.slack.probe import Probe, app_token, bot_token

ASK_EVERY = 60.0
"""Seconds between two looks of a running bot at its tokens: Slack opens Socket Mode about once a minute."""


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


async def examine(settings: Settings, *, offline: bool = False) -> tuple[Check, ...]:
    """Everything, with the knowledge read from its files. `offline`: without asking Slack."""
    loaded = load(knowledge_folders(settings))
    errors = [str(problem) for problem in loaded.problems if problem.severity == "error"]
    slack = () if offline else await _asked(settings)
    return await _all(settings, slack, knowledge_check(len(loaded.base.entries) if loaded.base else 0, errors))


class Examination:
    """The same in a running bot: the knowledge as it is in service, Slack not asked again at every look."""

    def __init__(self, settings: Settings, reloader: Reloader, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._reloader, self._clock = settings, reloader, clock
        self._slack: tuple[Check, ...] = ()
        self._until = -1.0

    async def __call__(self) -> tuple[Check, ...]:
        """All checks."""
        if self._clock() >= self._until:
            self._slack = await _asked(self._settings)
            self._until = self._clock() + ASK_EVERY
        problems = [str(problem) for problem in self._reloader.problems]
        knowledge = knowledge_check(len(self._reloader.base.entries), problems)
        return await _all(self._settings, self._slack, knowledge)


async def _asked(settings: Settings) -> tuple[Check, ...]:
    slack = _Slack(settings)
    found = await slack_checks(settings, slack, BASE, FEATURES)
    return (*found, await authors_check(settings, slack.group)) if settings.slack_bot_token else found


async def _all(settings: Settings, slack: tuple[Check, ...], knowledge: Check) -> tuple[Check, ...]:
    database = await database_check(settings.database_url.reveal())
    return (*settings_checks(settings), *slack, database, knowledge)


def _token(probe: Probe) -> Token:
    return Token(probe.problem, probe.why is Why.UNREACHABLE, probe.team, probe.bot, probe.scopes)
