"""Is newer knowledge in service? Looks at the files, swaps the base, readies its index, and says how it went."""

import asyncio

from bot.errors import MailwhyError
from bot.kb.reload import Reloader
from bot.log import get
from bot.service.ask import Asking

LOOK_EVERY = 5.0
"""Seconds between looks at the knowledge files."""
MOST = 20
"""Problems that are written to the log."""
log = get("bot.app")


class Refresh:
    """Keeps the knowledge of a serving process up to date. On a fault the old base stays, and the log names it once."""

    def __init__(self, reloader: Reloader, asking: Asking) -> None:
        self._reloader, self._asking = reloader, asking

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
        before = self._reloader.problems
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
        elif problems and (force or problems != before):
            log.error("knowledge_not_reloaded", problems=[str(problem) for problem in problems[:MOST]])
        return changed
