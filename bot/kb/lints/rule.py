"""What is a lint rule? A function from one entry, its place and the whole base to problems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.kb.base import Knowledge
from bot.kb.item import Item
from bot.kb.model import Entry
from bot.kb.problem import Problem, Steps


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry under the eyes of a rule."""

    entry: Entry
    item: Item
    base: Knowledge
    today: date

    def error(self, rule: str, path: Steps, message: str) -> Problem:
        """Something that must be mended."""
        return self.item.problem(path, message, rule=rule)

    def warning(self, rule: str, path: Steps, message: str) -> Problem:
        """Something to look at."""
        return self.item.problem(path, message, rule=rule, warning=True)


Rule = Callable[[Subject], Iterator[Problem]]
