"""What goes wrong on purpose? Canned answers, lost answers, dropped connections and delays, for the next calls."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Answer = tuple[int, Any, dict[str, str]]
"""Status, body (an object is sent as JSON, a string as text) and headers."""


@dataclass(slots=True)
class Faults:
    """Faults by Web API method; "response_url", "files" and "upload" name the other addresses.

    next     answers to give instead of doing the work, first in first out
    lose     how many times to do the work and then drop the connection, so that the caller cannot know
    drop     how many times to drop the connection before doing anything
    fail_after  answers to give although the work was done (a 500 after the post went out)
    delay    seconds to wait before every answer, until removed
    """

    next: defaultdict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    fail_after: defaultdict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    drop: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    lose: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    delay: dict[str, float] = field(default_factory=dict)

    def ratelimit(self, method: str, seconds: int = 1, times: int = 1) -> None:
        """Answer the next calls with 429 and this Retry-After."""
        answer: Answer = (429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(seconds)})
        self.next[method] += [answer] * times

    def refuse(self, method: str, error: str, times: int = 1) -> None:
        """Answer the next calls with this Slack error code."""
        self.next[method] += [(200, {"ok": False, "error": error}, {})] * times

    async def wait(self, method: str) -> None:
        """Sleep as long as this method is delayed."""
        if self.delay.get(method):
            await asyncio.sleep(self.delay[method])

    def drops(self, method: str) -> bool:
        """Is this call to be dropped before any work?"""
        return _count_down(self.drop, method)

    def loses(self, method: str) -> bool:
        """Is the answer of this call to be lost after the work?"""
        return _count_down(self.lose, method)

    def instead(self, method: str) -> Answer | None:
        """The canned answer for this call, instead of the work."""
        return self.next[method].pop(0) if self.next[method] else None

    def after(self, method: str) -> Answer | None:
        """The canned answer for this call, after the work."""
        return self.fail_after[method].pop(0) if self.fail_after[method] else None


def _count_down(counts: defaultdict[str, int], method: str) -> bool:
    if counts[method] <= 0:
        return False
    counts[method] -= 1
    return True
