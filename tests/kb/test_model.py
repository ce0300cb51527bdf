import dataclasses

import pytest

from bot.kb.model import LANGUAGES, Lines, Text, Wait


def test_a_text_falls_back_to_english_and_then_to_what_there_is() -> None:
    """A draft in one language can still be shown."""
    assert Text(en="a", it="b").in_("it") == "b"
    assert Text(en="a", it="b").in_("pl") == "a"
    assert Text(uk="c").in_("pl") == "c"
    assert Text().in_("en") == ""


def test_a_text_knows_its_languages() -> None:
    """In the order of the interface."""
    assert Text(pl="d", en="a").languages == ("en", "pl")


def test_lines_of_a_missing_language_are_empty() -> None:
    """Also of a language that is not ours."""
    lines = Lines(en=("a",))
    assert lines.in_("en") == ("a",)
    assert [lines.in_(language) for language in (*LANGUAGES[1:], "de")] == [()] * 4


def test_nothing_changes_after_loading() -> None:
    """The base is shared by every question at once."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Text(en="a").en = "b"  # type: ignore[misc]


def test_a_wait_without_a_time_is_refused() -> None:
    """`wait: {window: rolling}` says nothing."""
    with pytest.raises(ValueError, match="needs min, max or both"):
        Wait()
