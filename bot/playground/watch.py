"""Is the knowledge folder in use sound, and what did its last change change? Tells the page while somebody edits it."""

import asyncio
from collections.abc import Callable, Sequence

from bot.fakeslack.changes import What
from bot.fakeslack.model import Json
from bot.kb.base import Knowledge
from bot.kb.problem import Problem
from bot.playground.crowd import Crowd

LOOK_EVERY = 0.25
"""Seconds between looks at what the bot has in service: two references, no file."""
MOST = 5
"""Problems, or changed entries, that are told one by one."""


async def watch(crowd: Crowd, base: Callable[[], Knowledge], problems: Callable[[], Sequence[Problem]]) -> None:
    """Follow the bot's knowledge until cancelled."""
    seen, wrong = base(), tuple(problems())
    while True:
        await asyncio.sleep(LOOK_EVERY)
        now, faults = base(), tuple(problems())
        if now is seen and faults == wrong:
            continue
        crowd.knowledge = broken(faults)
        told = {"type": "knowledge", "knowledge": crowd.knowledge, "changed": changed(seen, now)}
        seen, wrong = now, faults
        crowd.slack.core.changes.tell(What.NOTE, data=told)


def broken(problems: Sequence[Problem]) -> Json:
    """What is wrong: where and what, the first few of them."""
    shown = [_problem(one) for one in problems[:MOST]]
    return {"problems": shown, "more": len(problems) - len(shown)}


def _problem(one: Problem) -> Json:
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "path": one.path,
        "entry": one.entry,
        "message": one.message,
    }


def changed(before: Knowledge, after: Knowledge) -> str:
    """What is different now, in a sentence; empty when nothing is."""
    if before is after or before.fingerprint == after.fingerprint:
        return ""
    was, now = before.entries, after.entries
    told = [f"{name} is new" for name in now if name not in was]
    told += [f"{name} is gone" for name in was if name not in now]
    told += [f"{name} changed" for name in now if name in was and now[name] != was[name]]
    more = f", and {len(told) - MOST} more" if len(told) > MOST else ""
    return ", ".join(told[:MOST]) + more or "The knowledge changed, but no entry of it"
