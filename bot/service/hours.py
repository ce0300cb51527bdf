"""How much of a span of time were people at work? Pure: the clocks going back or forward are counted as they went."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.config import Hours
from bot.i18n.weekdays import DAYS

_DAY = timedelta(days=1)


def working(since: datetime, until: datetime, hours: Hours) -> timedelta:
    """The time between two moments that falls into working hours. A shift may go past midnight: 22:00 to 06:00."""
    # In UTC throughout: two times of one zone are subtracted by the clock on the wall, which DST moves.
    begin, end = since.astimezone(UTC), until.astimezone(UTC)
    zone, total = ZoneInfo(hours.tz), timedelta()
    day, last = begin.astimezone(zone).date() - _DAY, end.astimezone(zone).date()
    while day <= last:
        if DAYS[day.weekday()] in hours.days:
            opens, closes = _shift(day, hours, zone)
            total += max(min(end, closes) - max(begin, opens), timedelta())
        day += _DAY
    return total


def _shift(day: date, hours: Hours, zone: ZoneInfo) -> tuple[datetime, datetime]:
    opens, closes = time.fromisoformat(hours.from_), time.fromisoformat(hours.to)
    ends_on = day if closes > opens else day + _DAY
    return _moment(day, opens, zone), _moment(ends_on, closes, zone)


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
