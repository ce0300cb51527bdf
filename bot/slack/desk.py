"""What does a listener have at hand? The services, Slack, the running work, the clock. Built once by `app.build`."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from bot.config import Config
from bot.kb.base import Knowledge
from bot.service.ask import Considered
from bot.service.doctor import Check
from bot.service.model import Asked, Place, Reply
from bot.slack.client import Poster
from bot.slack.drain import Jobs
from bot.slack.meters import Meters
from bot.store.store import Store

LANGUAGES = ("en", "it", "uk", "pl")


class Answers(Protocol):
    """Who answers a question: `bot.service.ask.Asking`."""

    async def ask(self, asked: Asked, now: datetime) -> Reply:
        """Answer a question."""

    async def consider(self, asked: Asked, now: datetime) -> Considered:
        """The answer, before it is decided whether to give it."""

    async def keep(self, considered: Considered, now: datetime) -> None:
        """It is given: remember it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people type to reach us."""

    command: str = "/mailwhy"
    bot: str = "Mailwhy"


def _reference() -> str:
    return secrets.token_hex(3)


def _now() -> datetime:
    return datetime.now(UTC)


async def _nobody(_person: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a listener may use."""

    asking: Answers
    store: Store | None
    knowledge: Callable[[], Knowledge]
    poster: Poster
    meters: Meters
    jobs: Jobs = field(default_factory=Jobs)
    names: Names = Names()
    channel_language: Callable[[str], str | None] = lambda _channel: None
    """What mailwhy.yaml sets for a channel."""
    config: Config = field(default_factory=Config)
    """mailwhy.yaml: channels and their manner, authors, operators, humans."""
    is_author: Callable[[str], Awaitable[bool]] = _nobody
    """May this person change the knowledge? Those of the authors' user group."""
    problems: Callable[[], Sequence[str]] = tuple
    """What was wrong with the last reload of the knowledge base."""
    examine: Callable[[], Awaitable[Sequence[Check]]] | None = None
    """What `mailwhy doctor` says of this very process."""
    reload: Callable[[], Awaitable[object]] | None = None
    now: Callable[[], datetime] = _now
    reference: Callable[[], str] = _reference
    """A short id that stands in an error card and in the log."""

    async def language(self, place: Place) -> str:
        """The language to speak to a person in when there is no text of theirs to go by."""
        known = await self.store.people.get(place.team, place.person) if self.store else None
        said = (known.choice, known.last) if known else ()
        found = next((code for code in (*said, self.channel_language(place.channel)) if code in LANGUAGES), None)
        return found or "en"
