"""Is there a newer knowledge base? Looks at the files, builds in a thread, swaps one reference."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.kb.base import Knowledge
from bot.kb.cache import load_or_raise, state
from bot.kb.load import Loaded, load
from bot.kb.problem import Problem


class Reloader:
    """Holds the base in service. A reload that fails leaves it in place and remembers why."""

    def __init__(self, folders: Sequence[Path], base: Knowledge | None = None) -> None:
        """Start with `base`, else read it now (raises KnowledgeError)."""
        self._folders = tuple(folders)
        self._state = state(self._folders)
        self._base = base or load_or_raise(self._folders)
        self._problems: tuple[Problem, ...] = ()
        self._turn = asyncio.Lock()

    @property
    def base(self) -> Knowledge:
        """The base in service; take the reference once per question."""
        return self._base

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors of the last failed reload; empty when the base in service is the newest."""
        return self._problems

    async def check(self, *, force: bool = False) -> bool:
        """Reload when a file changed (or `force`). True when another base came into service.

        Costs stats only while nothing changed, also after a failed try.
        """
        async with self._turn:
            now = await asyncio.to_thread(state, self._folders)
            if now == self._state and not force:
                return False
            loaded = await asyncio.to_thread(load, self._folders)
            self._state = now
            return self._take(loaded)

    def _take(self, loaded: Loaded) -> bool:
        if loaded.base is None:
            self._problems = tuple(problem for problem in loaded.problems if problem.severity == "error")
            return False
        self._problems = ()
        changed = loaded.base.fingerprint != self._base.fingerprint
        self._base = loaded.base
        return changed
