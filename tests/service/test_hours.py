"""Working time: borders, nights, weekends, and the two days on which the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import Hours
from bot.service.hours import working

ROME = Hours(tz="Europe/Rome", from_="09:00", to="18:00")
NIGHT = Hours(tz="Europe/Rome", from_="22:00", to="06:00", days=("fri", "sat"))
ALWAYS = Hours(tz="Europe/Rome", from_="00:00", to="00:00", days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def rome(moment: str) -> datetime:
    """A time on the walls of Rome; 2026-11-24 is a Tuesday."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Rome"))


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:30", 30),
        ("2026-11-24T08:50", "2026-11-24T09:10", 10),
        ("2026-11-24T17:50", "2026-11-24T18:10", 10),
        ("2026-11-24T18:00", "2026-11-25T09:00", 0),
        ("2026-11-24T17:45", "2026-11-25T09:15", 30),
        ("2026-11-27T17:45", "2026-11-30T09:15", 30),
        ("2026-11-28T10:00", "2026-11-29T20:00", 0),
        ("2026-11-23T00:00", "2026-11-30T00:00", 5 * 9 * 60),
        ("2026-11-24T10:30", "2026-11-24T10:00", 0),
    ],
)
def test_only_working_hours_count(since: str, until: str, minutes: int) -> None:
    """Not the night, not the weekend, and nothing before it began."""
    assert working(rome(since), rome(until), ROME) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-11-27T20:00", "2026-11-28T02:00", 4),
        ("2026-11-28T03:00", "2026-11-28T12:00", 3),
        ("2026-11-29T03:00", "2026-11-29T23:00", 3),
        ("2026-11-30T00:00", "2026-11-30T06:00", 0),
    ],
)
def test_a_night_shift_belongs_to_the_day_it_began_on(since: str, until: str, hours: int) -> None:
    """Saturday's ends on Sunday morning; nobody works into Monday."""
    assert working(rome(since), rome(until), NIGHT) == timedelta(hours=hours)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-11-24", 24)])
def test_a_day_is_as_long_as_it_was(day: str, hours: int) -> None:
    """The clocks change at night, and people who work around the clock work an hour less or more."""
    begin = rome(f"{day}T00:00")
    end = rome(f"{datetime.fromisoformat(day).date() + timedelta(days=1)}T00:00")
    assert working(begin, end, ALWAYS) == timedelta(hours=hours)


def test_the_zone_is_the_humans_not_the_servers() -> None:
    """08:30 in London is 09:30 in Rome."""
    asked = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert working(asked, asked + timedelta(minutes=30), ROME) == timedelta(minutes=30)
    assert working(asked, asked + timedelta(minutes=30), Hours(tz="Europe/London")) == timedelta()


SPAN = (datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001 - hypothesis adds the zone
MOMENTS = st.datetimes(*SPAN, timezones=st.just(UTC))


@settings(deadline=None)
@given(MOMENTS, MOMENTS, MOMENTS, st.sampled_from([ROME, NIGHT, ALWAYS]))
def test_parts_add_up(one: datetime, two: datetime, three: datetime, hours: Hours) -> None:
    """Wherever a span is cut, and never more than the span itself."""
    first, middle, last = sorted((one, two, three))
    whole = working(first, last, hours)
    assert working(first, middle, hours) + working(middle, last, hours) == whole
    assert timedelta() <= whole <= last - first
    if hours is ALWAYS:
        assert whole == last - first
