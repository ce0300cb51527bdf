"""Does the page hear of the knowledge? What is wrong in it, and what a reload changed."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.fakeslack.server import FakeSlack
from bot.kb.base import Knowledge
from bot.kb.load import load
from bot.kb.problem import Problem
from bot.playground import watch
from bot.playground.crowd import Crowd

GOOD = Path(__file__).parents[1] / "kb/good"
PROBLEM = Problem("smtp/x.yaml", 3, 5, "smtp/x", "title", "is missing")


def base() -> Knowledge:
    """A small base."""
    found = load((GOOD,)).base
    assert found
    return found


def test_what_changed_is_said_by_the_ids_of_entries() -> None:
    """New, gone, changed; nothing when nothing is different."""
    before = base()
    [(name, entry)] = before.entries.items()
    other = entry.model_copy(update={"review": None}) if hasattr(entry, "model_copy") else entry
    gone = replace(before, entries={}, fingerprint="1")
    both = replace(before, entries={name: other, "smtp/other": entry}, fingerprint="2")
    assert watch.changed(before, before) == ""
    assert watch.changed(before, gone) == f"{name} is gone"
    assert watch.changed(gone, before) == f"{name} is new"
    assert "smtp/other is new" in watch.changed(before, both)
    assert watch.changed(before, replace(before, fingerprint="3")) == "The knowledge changed, but no entry of it"


def test_many_problems_are_counted() -> None:
    """The first few are told one by one."""
    told = watch.broken([PROBLEM] * 7)
    assert len(told["problems"]) == watch.MOST
    assert told["more"] == 2
    assert told["problems"][0]["line"] == 3


async def test_a_fault_and_its_end_are_told_on_the_stream() -> None:
    """Each once."""
    slack = FakeSlack()
    crowd, shown = Crowd(slack), base()
    problems: list[Problem] = []
    task = asyncio.create_task(watch.watch(crowd, lambda: shown, lambda: problems))
    with slack.changes() as news:
        await asyncio.sleep(0)
        problems.append(PROBLEM)
        told = (await asyncio.wait_for(anext(news), 5)).data
        assert told
        assert told["knowledge"]["problems"][0]["file"] == "smtp/x.yaml"
        assert crowd.knowledge == told["knowledge"]
        problems.clear()
        told = (await asyncio.wait_for(anext(news), 5)).data
        assert told
        assert told["knowledge"]["problems"] == []
    task.cancel()
