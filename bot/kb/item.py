"""Where does a loaded entry or list item stand in its file?"""

from dataclasses import dataclass

from bot.kb.model import Model
from bot.kb.problem import Problem, Severity, Steps, dotted
from bot.kb.yaml_nodes import Document


@dataclass(frozen=True, slots=True)
class Item:
    """One loaded thing with the place it came from, so that a lint can point at it."""

    id: str
    model: Model
    file: str
    document: Document
    prefix: Steps = ()
    """The path of the item within its file; empty for an entry."""

    def problem(self, path: Steps, message: str, *, rule: str = "load", warning: bool = False) -> Problem:
        """A fault of this item at `path` (relative to the item)."""
        place = self.document.place((*self.prefix, *path))
        shown = dotted((*self.prefix, *path))
        level: Severity = "warning" if warning else "error"
        return Problem(self.file, place.line, place.column, self.id, shown, message, level, rule)
