"""What is set, what is missing, and what does that switch off? The pieces of what the doctor says, as plain data."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.errors import StoreError
from bot.service.doctor import Check, State
from bot.settings import Settings
from bot.store.database import Database
from bot.store.migrate import current
from bot.store.schema import HEAD


@dataclass(frozen=True, slots=True)
class Token:
    """What Slack said of a token. `problem` is empty when it works."""

    problem: str = ""
    unreachable: bool = False
    """True when Slack could not be asked: nothing is known of the token then."""
    team: str = ""
    bot: str = ""
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """What Slack said of a user group: how many people it has, or why that is not known."""

    people: int = 0
    problem: str = ""
    unreachable: bool = False


class Slack(Protocol):
    """Asks Slack about our tokens with the cheapest real calls. Failures are values."""

    async def bot_token(self) -> Token:
        """Does the bot's token work, where, and with which scopes?"""

    async def app_token(self) -> Token:
        """May Socket Mode be opened?"""


def settings_checks(settings: Settings) -> tuple[Check, ...]:
    """What the environment and mailwhy.yaml have, without asking anybody."""
    return tuple(_settings(settings))


async def slack_checks(
    settings: Settings, slack: Slack, base: Sequence[str], features: Mapping[str, Sequence[str]]
) -> tuple[Check, ...]:
    """What the tokens open. `base`: scopes without which nothing works; `features`: those each feature adds."""
    bot, app = await asyncio.gather(
        slack.bot_token() if settings.slack_bot_token else _none(),
        slack.app_token() if settings.slack_app_token else _none(),
    )
    found: list[Check] = []
    if bot is not None:
        found.append(_token("SLACK_BOT_TOKEN", bot, "doctor.bot_token", {"team": bot.team, "bot": bot.bot}))
        if not bot.problem:
            found += _scopes(bot.scopes, base, features)
    if app is not None:
        found.append(_token("SLACK_APP_TOKEN", app, "doctor.app_token", {}))
    return tuple(found)


async def database_check(address: str) -> Check:
    """Can the database be used as it is? Nothing in it is changed, and no file is made."""
    sqlite = address.startswith("sqlite")
    path = address.partition(":///")[2]
    if sqlite and not _exists(path):
        return Check("DATABASE_URL", State.OK, "doctor.database_new", {"path": path})
    facts = {"kind": "SQLite" if sqlite else "Postgres"}
    try:
        async with Database(address) as database:
            version = await current(database)
    except StoreError as fault:
        return Check("DATABASE_URL", State.BAD, "doctor.database_fault", facts | {"fault": fault.public})
    if version == HEAD or sqlite:
        return Check("DATABASE_URL", State.OK, "doctor.database", facts)
    return Check("DATABASE_URL", State.BAD, "doctor.database_old", facts | {"version": version or "-", "needs": HEAD})


async def authors_check(settings: Settings, people: Callable[[str], Awaitable[Group]]) -> Check:
    """Who may change the knowledge from Slack? `people` looks into a user group."""
    named = settings.config.knowledge.authors
    if not named:
        return Check("knowledge.authors", State.MISSING, "doctor.no_authors")
    group = await people(named)
    if group.problem:
        state, key = (State.UNKNOWN, "slack_unreachable") if group.unreachable else (State.BAD, "authors_refused")
        return Check("knowledge.authors", state, f"doctor.{key}", {"problem": group.problem, "group": named})
    return Check("knowledge.authors", State.OK, "doctor.authors", {"group": named, "n": str(group.people)})


def knowledge_check(entries: int, problems: Sequence[str]) -> Check:
    """Does the knowledge base load? `problems` are its errors as `file:line:column: message`."""
    if problems:
        facts = {"n": str(len(problems)), "first": problems[0]}
        return Check("knowledge", State.BAD, "doctor.knowledge_bad", facts)
    return Check("knowledge", State.OK, "doctor.knowledge", {"n": str(entries)})


def _settings(settings: Settings) -> Iterator[Check]:
    if settings.given:
        yield Check("environment", State.OK, "doctor.given", {"names": ", ".join(sorted(settings.given))})
    if not settings.slack_bot_token:
        yield Check("SLACK_BOT_TOKEN", State.MISSING, "doctor.no_bot_token")
    yield _way_in(settings)
    if settings.config_path is None:
        yield Check("MAILWHY_CONFIG", State.MISSING, "doctor.no_config")
    else:
        facts = {"path": str(settings.config_path), "channels": str(len(settings.config.channels))}
        yield Check("MAILWHY_CONFIG", State.OK, "doctor.config", facts)
    yield _knowledge_channel(settings)
    yield _operators(settings)
    for missing in settings.missing_secrets:
        place, _, name = missing.rpartition(": ")
        yield Check(name, State.BAD, "doctor.no_secret", {"place": place})
    for unknown in settings.unknown:
        yield Check(unknown.partition(" ")[0], State.BAD, "doctor.unknown_setting", {"name": unknown})
    humans = settings.config.humans
    if humans:
        yield Check("humans", State.OK, "doctor.humans", {"channel": humans.channel})
    else:
        yield Check("humans", State.MISSING, "doctor.no_humans")
    if not settings.metrics_token:
        yield Check("MAILWHY_METRICS_TOKEN", State.MISSING, "doctor.no_metrics")


def _knowledge_channel(settings: Settings) -> Check:
    channel = settings.config.knowledge.channel
    if not channel:
        return Check("knowledge.channel", State.MISSING, "doctor.no_knowledge_channel")
    return Check("knowledge.channel", State.OK, "doctor.knowledge_channel", {"channel": channel})


def _operators(settings: Settings) -> Check:
    named = settings.config.operators
    if not named:
        return Check("operators", State.MISSING, "doctor.no_operators")
    return Check("operators", State.OK, "doctor.operators", {"n": str(len(named))})


def _way_in(settings: Settings) -> Check:
    if settings.slack_app_token:
        return Check("SLACK_APP_TOKEN", State.OK, "doctor.socket_mode")
    if not settings.slack_signing_secret:
        state = State.BAD if settings.slack_bot_token else State.MISSING
        return Check("SLACK_SIGNING_SECRET", state, "doctor.no_way_in")
    if not settings.public_url:
        return Check("MAILWHY_PUBLIC_URL", State.MISSING, "doctor.no_public_url")
    return Check("SLACK_SIGNING_SECRET", State.OK, "doctor.http", {"url": f"{settings.public_url}/slack/events"})


def _token(name: str, token: Token, good: str, facts: dict[str, str]) -> Check:
    if token.unreachable:
        return Check(name, State.UNKNOWN, "doctor.slack_unreachable", {"problem": token.problem})
    if token.problem:
        return Check(name, State.BAD, "doctor.token_refused", {"problem": token.problem})
    return Check(name, State.OK, good, facts)


def _scopes(granted: frozenset[str], base: Sequence[str], features: Mapping[str, Sequence[str]]) -> Iterator[Check]:
    missing = [scope for scope in base if scope not in granted]
    if missing:
        yield Check("scopes", State.BAD, "doctor.scopes_missing", {"scopes": ", ".join(missing)})
    for feature, scopes in features.items():
        lacking = [scope for scope in scopes if scope not in granted]
        if lacking:
            facts = {"feature": feature, "scopes": ", ".join(lacking)}
            yield Check(feature, State.MISSING, "doctor.feature_off", facts)


def _exists(path: str) -> bool:
    return Path(path).exists()


async def _none() -> None:
    return None
