"""In which order do an entry's causes stand for this case?"""

from dataclasses import replace

import pytest

from bot.diagnosis.causes import ordered
from bot.diagnosis.model import Found
from bot.kb.model import Entry, When


@pytest.fixture
def three(entry) -> Entry:
    """An entry with three causes: for everyone, for Google, for the Gmail connector of Support."""
    first, second, third = entry("smtp/x").causes[:3]
    google = replace(second, when=When(provider=("google",)))
    connector = replace(third, when=When(product=("support",), connector=("gmail_connector",)))
    return entry("smtp/x", causes=(replace(first, when=None), google, connector))


def names(entry: Entry, *numbers: int) -> tuple[str, ...]:
    """Ids of causes by their place in the entry."""
    return tuple(entry.causes[number].id for number in numbers)


def test_causes_stand_as_written_where_nothing_is_named(three: Entry) -> None:
    """The commonest first."""
    assert ordered(three, Found(), "") == names(three, 0, 1, 2)


def test_what_the_case_names_comes_first(three: Entry) -> None:
    """Google is named: Google's cause."""
    assert ordered(three, Found(providers=("google",)), "") == names(three, 1, 0, 2)


def test_all_that_is_given_must_hold(three: Entry) -> None:
    """The product without the connector is not enough."""
    case = Found(products=("support",))
    assert ordered(three, case, "it fails") == names(three, 0, 1, 2)
    assert ordered(three, case, "through the gmail connector it fails") == names(three, 2, 0, 1)
