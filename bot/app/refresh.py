"""Is newer knowledge in service? Looks at the files, swaps the base, readies its index, and says how it went."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.errors import MailwhyError, StoreError
from bot.kb.base import Knowledge
from bot.kb.reload import Reloader
from bot.log import get
from bot.service.ask import Asking

LOOK_EVERY = 5.0
"""Seconds between looks at the knowledge files."""
MOST = 20
"""Problems that are written to the log."""
Changed = Callable[[Knowledge, Knowledge], Awaitable[object]]
log = get("bot.app")


class Refresh:
    """Keeps the knowledge of a serving process up to date. On a fault the old base stays, and the log names it once."""

    def __init__(self, reloader: Reloader, asking: Asking, changed: Changed | None = None) -> None:
        """`changed` is told of the old base and of the new one, when that is in service."""
        self._reloader, self._asking, self._changed = reloader, asking, changed

    async def now(self) -> bool:
        """Read the files again, changed or not; True when another base came into service. The log has a line for it."""
        changed = await self._check(force=True)
        if not changed and not self._reloader.problems:
            log.info("knowledge_unchanged", entries=len(self._reloader.base.entries))
        return changed

    async def forever(self, seconds: float = LOOK_EVERY) -> None:
        """Look at the files every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            await self._check(force=False)

    async def _check(self, *, force: bool) -> bool:
        before, old = self._reloader.problems, self._reloader.base
        try:
            changed = await self._reloader.check(force=force)
        except (OSError, MailwhyError) as fault:
            log.warning("knowledge_not_read", cause=str(fault))
            return False
        problems = self._reloader.problems
        if changed:
            # Its index is built here and now: the first question must not wait for it.
            await self._asking.diagnoser()
            log.info("knowledge_reloaded", entries=len(self._reloader.base.entries))
            await self._tell(old)
        elif problems and (force or problems != before):
            log.error("knowledge_not_reloaded", problems=[str(problem) for problem in problems[:MOST]])
        return changed

    async def _tell(self, old: Knowledge) -> None:
        if not self._changed:
            return
        try:
            await self._changed(old, self._reloader.base)
        except StoreError as fault:
            log.warning("change_not_told", cause=fault.cause)
