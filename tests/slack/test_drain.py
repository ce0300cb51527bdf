"""Work under way: held on to, ended in peace, or cut short and named."""

import asyncio

import pytest

from bot.service.model import Place, Surface
from bot.slack.drain import Job, Jobs

JOB = Job(Place("T1", "C1", "1.1", "U1", Surface.MENTION), "Ev1")


async def test_a_fault_is_the_callers() -> None:
    """And the job is over."""
    jobs = Jobs()

    async def fail() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        await jobs.run(fail(), JOB)
    assert len(jobs) == 0


async def test_work_goes_on_when_its_listener_is_cancelled() -> None:
    """Bolt may drop its task; ours is held."""
    jobs, go, done = Jobs(), asyncio.Event(), []

    async def work() -> None:
        await go.wait()
        done.append(1)

    listener = asyncio.create_task(jobs.run(work(), JOB))
    await asyncio.sleep(0)
    listener.cancel()
    await asyncio.gather(listener, return_exceptions=True)
    go.set()
    assert await jobs.drain(1.0) == ()
    assert done == [1]


async def test_what_takes_too_long_is_cut_short_and_named() -> None:
    """So that somebody can tell the person."""
    jobs = Jobs()
    listener = asyncio.create_task(jobs.run(asyncio.sleep(60), JOB))
    await asyncio.sleep(0)
    assert await jobs.drain(0.0) == (JOB,)
    assert jobs.closed
    await asyncio.gather(listener, return_exceptions=True)


async def test_nothing_to_do_is_done_at_once() -> None:
    """An idle process stops without waiting."""
    assert await Jobs().drain(60.0) == ()
