"""How is a secret held, so that it cannot be shown by accident?"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Secret:
    """A password, token or key. Its repr and str are stars; the value is had only by asking for it."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        """The secret itself: hand it to the one call that needs it, never to a log or a message."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._value)
