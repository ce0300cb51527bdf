"""Which questions to humans has nobody taken? Each is brought up once, after half an hour of working time."""

from datetime import datetime, timedelta

from bot.config import Humans
from bot.service.hours import working
from bot.service.outward import Announcer, Notice
from bot.store.store import Store

PATIENCE = timedelta(minutes=30)
_MINUTE = timedelta(minutes=1)


async def nudge(store: Store, announcer: Announcer, humans: Humans, now: datetime) -> int:
    """Remind, once and while people are at work, of each question that nobody took; how many those were."""
    if not working(now - _MINUTE, now, humans.hours):
        return 0
    said = 0
    for request in await store.requests.waiting():
        late = working(request.asked_at, now, humans.hours) >= PATIENCE
        if late and await store.requests.nudge(request.id, now):
            notice = Notice("human.nudge", request.language)
            said += await announcer.announce(request.channel, request.message, notice) is not None
    return said
