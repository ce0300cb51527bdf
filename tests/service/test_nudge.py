"""Questions that nobody took are brought up, once, while people are at work."""

from datetime import timedelta

import pytest

from bot.config import Hours, Humans
from bot.service import human
from bot.service.nudge import nudge
from bot.store.store import Store
from tests.service.test_human import NOW, Room, handover

ROUND_THE_CLOCK = Hours(tz="UTC", from_="00:00", to="00:00", days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
HUMANS = Humans(channel="C9", hours=ROUND_THE_CLOCK)


@pytest.mark.parametrize(("minutes", "said"), [(29, 0), (30, 1)])
async def test_the_border_of_patience(store: Store, minutes: int, said: int) -> None:
    """Thirty minutes are enough; once."""
    room = Room()
    await human.asked(store, handover(), "C9", "9.9", NOW)
    assert await nudge(store, room, HUMANS, NOW + timedelta(minutes=minutes)) == said
    assert await nudge(store, room, HUMANS, NOW + timedelta(minutes=minutes)) == 0
    assert [(where, thread, notice.key) for where, thread, _, notice in room.said] == [
        ("C9", "9.9", "human.nudge")
    ] * said


async def test_nobody_is_reminded_outside_working_hours(store: Store) -> None:
    """Also not of what was late before the evening: that waits for the morning."""
    day = Humans(channel="C9", hours=Hours(tz="UTC"))
    await human.asked(store, handover(), "C9", "9.9", NOW)
    assert await nudge(store, Room(), day, NOW.replace(hour=20)) == 0
    assert await nudge(store, Room(), day, NOW.replace(hour=9) + timedelta(days=1, minutes=1)) == 1
