"""Which id comes next? Ids that look like Slack's, in an order that a test can repeat."""

import itertools

from bot.fakeslack.rules import Clock

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _base36(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
    return text or "0"


class Ids:
    """Makes ids and timestamps; two calls never give the same one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = itertools.count(36**3)
        self._last = 0

    def new(self, prefix: str) -> str:
        """An id such as U00000A1B."""
        return f"{prefix}0{_base36(next(self._numbers)).rjust(9, '0')}"

    def number(self) -> int:
        """The next plain number."""
        return next(self._numbers)

    def ts(self) -> str:
        """A message timestamp: seconds, a dot, six digits; always later than the one before."""
        self._last = max(int(self._clock() * 1_000_000), self._last + 1)
        seconds, micros = divmod(self._last, 1_000_000)
        return f"{seconds}.{micros:06d}"
