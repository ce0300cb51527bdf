"""Are ids and timestamps never given twice?"""

from bot.fakeslack.ids import Ids


def test_timestamps_rise_even_when_the_clock_stands_still_or_goes_back() -> None:
    """As strings too, for Slack's order is that of the strings."""
    times = iter([100.0, 100.0, 99.0, 100.5])
    ids = Ids(lambda: next(times))
    made = [ids.ts() for _ in range(4)]
    assert made == ["100.000000", "100.000001", "100.000002", "100.500000"]


def test_ids_carry_their_kind_and_differ() -> None:
    """A thousand, in Slack's form."""
    ids = Ids(lambda: 0.0)
    made = {ids.new("U") for _ in range(1000)}
    assert len(made) == 1000
    assert all(one[0] == "U" and one.isalnum() and one.isupper() and len(one) == 11 for one in made)
