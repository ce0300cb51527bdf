"""Where in a payload is something wrong? Collects problems with a JSON pointer each, in Slack's wording."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Found:
    """What one whole payload has collected: problems, and the ids that must be unique in it."""

    problems: list[str] = field(default_factory=list)
    block_ids: set[str] = field(default_factory=set)
    markdown: int = 0
    tables: int = 0
    focused: int = 0


@dataclass(slots=True, frozen=True)
class Spot:
    """A value and its place. `surface` is message, modal or home."""

    value: Any
    at: str
    surface: str
    found: Found

    def fail(self, message: str) -> None:
        """Note a problem here."""
        self.found.problems.append(f"{message} [json-pointer:{self.at}]")

    def child(self, key: str | int) -> "Spot":
        """The value under `key`; None when it is not there."""
        value = self.value[key] if isinstance(key, int) else self.value.get(key)
        return Spot(value, f"{self.at}/{key}", self.surface, self.found)

    def has(self, key: str) -> bool:
        """Is there something under `key`?"""
        return self.value.get(key) is not None

    def is_object(self) -> bool:
        """Is this a JSON object? Notes a problem when not."""
        if isinstance(self.value, dict):
            return True
        self.fail("must be an object")
        return False

    def only(self, allowed: Collection[str]) -> None:
        """Note every property that Slack does not know here."""
        for name in self.value:
            if name not in allowed:
                self.fail(f"invalid additional property: {name}")

    def need(self, *names: str) -> bool:
        """Are these properties there? Notes each that is missing."""
        missing = [name for name in names if not self.has(name)]
        for name in missing:
            self.fail(f"missing required field: {name}")
        return not missing

    def one_of(self, key: str, allowed: Collection[str]) -> None:
        """Is the value under `key`, when there, one of these?"""
        if self.has(key) and self.value[key] not in allowed:
            self.child(key).fail("must be one of: " + ", ".join(sorted(allowed)))

    def short(self, key: str, most: int, least: int = 0) -> None:
        """Is the string under `key`, when there, of an allowed length (characters)?"""
        if self.has(key):
            self.child(key).length(most, least)

    def length(self, most: int, least: int = 0) -> None:
        """Is this a string of an allowed length (characters)?"""
        if not isinstance(self.value, str):
            self.fail("must be a string")
        elif len(self.value) > most:
            self.fail(f"must be less than {most + 1} characters")
        elif len(self.value) < least:
            self.fail(f"must be more than {least - 1} characters")

    def items(self, key: str, most: int, least: int = 1) -> list["Spot"]:
        """The members of the list under `key`; notes a list that is missing, too long or too short."""
        spot = self.child(key)
        if not isinstance(spot.value, list):
            spot.fail("must be an array")
            return []
        if len(spot.value) > most:
            spot.fail(f"no more than {most} items allowed")
        if len(spot.value) < least:
            spot.fail(f"no fewer than {least} items allowed")
        return [spot.child(index) for index in range(len(spot.value))]
