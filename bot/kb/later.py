"""How is a list that few questions need kept out of the way? It is revived when somebody looks into it.

`mailwhy ask` reads the compiled base for every question; limits and "Where is it?" would cost it milliseconds in vain.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

Thing = TypeVar("Thing")


class Later(Mapping[str, Thing]):
    """A mapping that is made by `make` at the first look."""

    def __init__(self, make: Callable[[], dict[str, Thing]]) -> None:
        """`make` is called once, at the first look."""
        self._make = make

    @cached_property
    def _made(self) -> dict[str, Thing]:
        return self._make()

    def __getitem__(self, key: str) -> Thing:
        """The thing of that name."""
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        """The names, in order."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._made)
