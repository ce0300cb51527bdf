"""Turns: one after the other for one key, none waits for another key."""

import asyncio

import pytest

from bot.slack.pace import KEPT, Pace


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 100.0, []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.slept.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)


async def test_the_first_goes_at_once_and_the_next_wait() -> None:
    """A second between two of one channel."""
    time = Time()
    pace, done = Pace(1.0, time, time.sleep), []

    async def post(number: int) -> None:
        async with pace.turn("C1"):
            done.append((number, time.now))

    await asyncio.gather(*(post(number) for number in range(3)))
    assert done == [(0, 100.0), (1, 101.0), (2, 102.0)]


async def test_channels_do_not_wait_for_each_other() -> None:
    """Nobody sleeps."""
    time = Time()
    pace = Pace(1.0, time, time.sleep)
    for channel in ("C1", "C2", "C3"):
        async with pace.turn(channel):
            pass
    assert time.slept == []


async def test_only_the_newest_of_the_waiting_updates_is_made() -> None:
    """What was overtaken has nothing to say."""
    time = Time()
    pace, made = Pace(1.2, time, time.sleep), []

    async def update(number: int) -> None:
        async with pace.newest("C1 1.1") as due:
            if due:
                made.append(number)

    await asyncio.gather(*(update(number) for number in range(5)))
    assert made[-1] == 4
    assert len(made) <= 2
    await update(9)
    assert made[-1] == 9


async def test_a_failed_turn_still_lets_the_next_one_in() -> None:
    """An exception is not a lock."""
    time = Time()
    pace = Pace(1.0, time, time.sleep)
    for _ in range(2):
        with pytest.raises(ValueError, match="failed"):
            await _fail(pace)
    assert time.slept == [1.0]


async def _fail(pace: Pace) -> None:
    """A turn that fails."""
    async with pace.turn("C1"):
        raise ValueError("failed")


async def test_old_keys_are_forgotten() -> None:
    """Memory does not grow with the number of channels."""
    time = Time()
    pace = Pace(1.0, time, time.sleep)
    for number in range(KEPT + 50):
        async with pace.turn(str(number)):
            pass
    assert len(pace._lines) <= KEPT + 1
