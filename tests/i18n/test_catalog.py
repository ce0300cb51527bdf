"""Looking a string up."""

import pytest

from bot.i18n.catalog import LANGUAGES, text
from bot.i18n.duration import duration, span


def test_a_language_that_is_not_ours_is_english() -> None:
    """The person reads at least something."""
    assert text("card.sure", "de") == text("card.sure", "en")


def test_an_unknown_key_is_our_own_mistake() -> None:
    """Found by the first test that meets it."""
    with pytest.raises(KeyError):
        text("card.no_such_thing", "en")


def test_text_without_values_is_not_formatted() -> None:
    """A string may hold braces of its own."""
    assert "{who}" in text("card.acts", "en")


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("en", ("1 hour", "2 hours", "5 hours", "21 hours")),
        ("it", ("1 ora", "2 ore", "5 ore", "21 ore")),
        ("uk", ("1 година", "2 години", "5 годин", "21 година")),
        ("pl", ("1 godzina", "2 godziny", "5 godzin", "21 godzin")),
    ],
)
def test_numbers_take_the_form_of_their_language(language: str, counted: tuple[str, ...]) -> None:
    """CLDR's categories, by Babel."""
    assert tuple(duration(f"{number}h", language) for number in (1, 2, 5, 21)) == counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_span_names_both_ends_or_the_one_there_is(language: str) -> None:
    """And one end only where they are the same."""
    day, hour = duration("24h", language), duration("1h", language)
    assert day in span("1h", "24h", language)
    assert hour in span("1h", "24h", language)
    assert span("24h", "24h", language) == day
    assert span(None, "24h", language) == text("duration.up_to", language, max=day)
    assert span("1h", None, language) == text("duration.at_least", language, min=hour)
