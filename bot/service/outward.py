"""How does a use case speak up by itself? By what Slack, or a test, implements here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.service.model import Place


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say: a text of the interface by its key (`errors.interrupted`), not yet in anybody's words."""

    key: str
    language: str
    values: Mapping[str, object] = field(default_factory=dict)
    shows: str = ""
    """An entry that a button beside it opens."""


class Announcer(Protocol):
    """Says notices in a place. A remote failure is None or False, never an exception."""

    async def post(self, place: Place, notice: Notice) -> str | None:
        """Say it, visible as the place's surface has it; the message's id, or None when it could not be said."""

    async def announce(self, channel: str, thread: str | None, notice: Notice) -> str | None:
        """Say it for everybody in a channel or in a thread of it; the message's id, or None when it was refused.

        Empty when nobody knows: the answer got lost on the way, and saying it again might say it twice.
        """

    async def update(self, place: Place, message: str, notice: Notice) -> bool:
        """Put the notice in place of an earlier message; False when that could not be done."""
