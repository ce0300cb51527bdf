"""When may the next message go out? One a second and channel, an update of one message every 1.2 seconds.

Slack allows about one post a second in a channel and some fifty updates a minute; what is faster waits here, in order.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

POSTS, UPDATES = 1.0, 1.2
"""Seconds between two posts in one channel, and between two updates of one message."""
KEPT = 2000

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class _Line:
    """Who waits for one channel or message."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    last: float = float("-inf")
    newest: int = 0


class Pace:
    """A line for each key. `seconds` is the time between two turns of one key."""

    def __init__(self, seconds: float, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        self._seconds, self._clock, self._sleep = seconds, clock, sleep
        self._lines: OrderedDict[str, _Line] = OrderedDict()

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Wait for the turn of `key`; the next one begins its wait when this one is over."""
        line = self._line(key)
        async with line.lock:
            await self._wait(line)
            try:
                yield
            finally:
                line.last = self._clock()

    @asynccontextmanager
    async def newest(self, key: str) -> AsyncIterator[bool]:
        """The same, but True only for the newest who waits: an older update has nothing to say any more."""
        line = self._line(key)
        line.newest += 1
        mine = line.newest
        async with line.lock:
            if mine != line.newest:
                yield False
                return
            await self._wait(line)
            if mine != line.newest:
                yield False
                return
            try:
                yield True
            finally:
                line.last = self._clock()

    async def _wait(self, line: _Line) -> None:
        left = line.last + self._seconds - self._clock()
        if left > 0:
            await self._sleep(left)

    def _line(self, key: str) -> _Line:
        line = self._lines.setdefault(key, _Line())
        self._lines.move_to_end(key)
        for old in list(self._lines)[: max(len(self._lines) - KEPT, 0)]:
            if not self._lines[old].lock.locked():
                del self._lines[old]
        return line
