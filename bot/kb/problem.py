"""What is wrong with the knowledge base, and where?"""

from dataclasses import dataclass
from typing import Literal

Steps = tuple[str | int, ...]
"""Where in a file: the keys and list positions from the top, `("causes", 1, "fixes", 0, "actor")`."""
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one file. `line` and `column` count from 1; 0 where the fault has no place in the file."""

    file: str
    line: int
    column: int
    entry: str
    """The id of the entry or item it is about; empty where none is known."""
    path: str
    """`causes[1].fixes[0].actor`; empty when it is about the whole file."""
    message: str
    severity: Severity = "error"
    rule: str = "load"
    """Which lint rule speaks; `load` for faults that keep the file from loading."""

    def __str__(self) -> str:
        """`file:line:column [entry id] path: message`, the form editors can jump from."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        entry = f" [{self.entry}]" if self.entry else ""
        path = f" {self.path}:" if self.path else ("" if entry else ":")
        return f"{place}{entry}{path} {self.message}"


def dotted(path: Steps) -> str:
    """`("causes", 1, "text")` -> `causes[1].text`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def count(number: int, thing: str, many: str = "") -> str:
    """`1 error`, `2 errors`, `0 entries`."""
    return f"{number} {thing if number == 1 else many or thing + 's'}"
