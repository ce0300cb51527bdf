"""Are posts and updates counted over just their window?"""

import pytest

from bot.fakeslack.errors import SlackError
from bot.fakeslack.rates import Rates
from bot.fakeslack.rules import Rules


class Now:
    """A clock moved by hand."""

    time = 0.0

    def __call__(self) -> float:
        return self.time


def test_updates_of_a_minute_are_counted_and_forgotten() -> None:
    """The third within a minute waits until the first is a minute old; the refused one does not count."""
    now = Now()
    rates = Rates(now, Rules(updates_per_minute=2))
    rates.update()
    now.time = 20.0
    rates.update()
    with pytest.raises(SlackError) as refused:
        rates.update()
    assert refused.value.status == 429
    assert refused.value.headers == {"Retry-After": "40"}
    now.time = 60.0
    rates.update()


def test_a_burst_is_let_through_when_the_rules_allow_one() -> None:
    """Three at once, the fourth not; Retry-After is never less than a second."""
    now = Now()
    rates = Rates(now, Rules(posts_per_second=1.0, post_burst=3))
    for _ in range(3):
        rates.post("C1")
    now.time = 2.9
    with pytest.raises(SlackError) as refused:
        rates.post("C1")
    assert refused.value.headers == {"Retry-After": "1"}
    rates.post("C2")


def test_nothing_is_limited_unless_asked() -> None:
    """Off by default, so that tests are quick."""
    rates = Rates(Now(), Rules())
    for _ in range(100):
        rates.post("C1")
        rates.update()
