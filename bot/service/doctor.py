"""What does the doctor say of one thing, and in which words? The same in the terminal and in Slack. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.i18n.catalog import text


class State(StrEnum):
    """How one thing stands."""

    OK = "ok"
    MISSING = "missing"
    """Not set; something is switched off, and that may be what the operator wants."""
    BAD = "bad"
    """Set, and it does not work; or without it nothing works."""
    UNKNOWN = "unknown"
    """Could not be looked at."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: `says_key` is a text of the interface that `facts` fill in."""

    name: str
    state: State
    says_key: str
    facts: Mapping[str, str] = field(default_factory=dict)


def says(check: Check, language: str, shown: Callable[[str], str] = str) -> str:
    """The line in words; `shown` makes a fact fit where it is read."""
    return text(check.says_key, language, **{name: shown(value) for name, value in check.facts.items()})
