"""The language of an answer: who is asked first, and what does not count."""

import itertools

import pytest

from bot.service.language import choose

ORDER = ("switched", "choice", "detected", "thread", "last", "channel")


def test_each_ground_beats_all_that_come_after_it() -> None:
    """The order of design.md 9, tried with every subset of grounds."""
    for length in range(1, len(ORDER) + 1):
        for names in itertools.combinations(ORDER, length):
            given = dict.fromkeys(names, "en") | {names[0]: "it"}
            assert choose(**given) == "it", names


def test_nothing_known_is_english() -> None:
    """The last resort."""
    assert choose() == "en"


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("language", ["und", "de", "ru", "", "IT", None])
def test_what_is_no_language_of_ours_does_not_count(name: str, language: str | None) -> None:
    """A German question in a Polish thread is answered in Polish, not in German that we do not have."""
    assert choose(**{name: language}) == "en"
    if name != "channel":
        assert choose(**{name: language, "channel": "pl"}) == "pl"


@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
def test_all_four_languages_are_ours(language: str) -> None:
    """What the interface speaks can be chosen."""
    assert choose(detected=language, last="en") == language
