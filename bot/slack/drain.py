"""What is being worked on right now, and what becomes of it when the process stops?

Bolt keeps no reference to a running listener and has no drain, so the work runs in tasks of our own: they end in peace,
or are told to stop after a grace, and then somebody tells the person.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from bot.service.model import Place

GRACE = 10.0
"""Seconds that running work gets after a SIGTERM."""


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work. `message` is set once something of it stands in Slack."""

    place: Place | None
    event: str = ""
    """The id of the claimed event; empty for presses and commands."""
    response_url: str = ""
    language: str = "en"
    message: str = ""
    """The timestamp of a message of ours that says the work is under way."""


class Jobs:
    """All work under way."""

    def __init__(self) -> None:
        self._running: dict[asyncio.Task[None], Job] = {}
        self.closed = False
        """True from the moment the process stops: nothing new is taken in."""

    def __len__(self) -> int:
        return len(self._running)

    async def run(self, work: Coroutine[Any, Any, None], job: Job) -> None:
        """Run `work` in a task that is held on to; its faults are the caller's."""
        task = asyncio.create_task(work)
        self._running[task] = job
        task.add_done_callback(self._done)
        await asyncio.shield(task)

    async def drain(self, grace: float = GRACE) -> tuple[Job, ...]:
        """Take nothing more in, wait, then stop the rest; the jobs that were cut short."""
        self.closed = True
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=grace)
        left = dict(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return tuple(left.values())

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        if not task.cancelled():
            # The caller may be gone; asking for the fault keeps asyncio from complaining a second time.
            task.exception()
