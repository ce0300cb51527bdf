"""How does a place in Slack look in a row? Ids only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol


class PlaceLike(Protocol):
    """A conversation: what `bot.service.model.Place` is, which this room must not know."""

    @property
    def team(self) -> str:
        """The workspace."""

    @property
    def channel(self) -> str:
        """The channel or direct message."""

    @property
    def thread(self) -> str | None:
        """The root's timestamp; None outside threads."""

    @property
    def person(self) -> str:
        """Who wrote."""

    @property
    def surface(self) -> str:
        """Where it was asked: `mention`, `direct`, `command`, `terminal`."""


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """A place as it was written down."""

    team: str
    channel: str
    thread: str | None
    person: str
    surface: str


def dump(place: PlaceLike) -> dict[str, Any]:
    """The place as JSON."""
    return asdict(StoredPlace(place.team, place.channel, place.thread, place.person, str(place.surface)))


def load(row: Mapping[str, Any]) -> StoredPlace:
    """The place a row holds."""
    return StoredPlace(row["team"], row["channel"], row["thread"], row["person"], row["surface"])
