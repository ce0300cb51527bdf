from typing import Any

import pytest

from bot.kb.wording import plain_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"type": "missing", "loc": ("a",)}, "is missing"),
        ({"type": "string_type", "input": True}, "true is not a text; quote it: 'true'"),
        ({"type": "string_type", "input": {}}, "must be one text, not a group of fields"),
        ({"type": "too_short", "ctx": {"min_length": 2}}, "needs at least 2 items"),
        ({"type": "string_too_short", "ctx": {"min_length": 4}}, "must have at least 4 characters"),
        ({"type": "string_pattern_mismatch", "input": "x", "ctx": {"pattern": "^zzz"}}, "'x' is not of the form ^zzz"),
        ({"type": "something_new", "msg": "pydantic's own words"}, "pydantic's own words"),
    ],
)
def test_an_error_is_told_in_plain_words(error: dict[str, Any], words: str) -> None:
    """What no wording is made for falls back to pydantic's own message."""
    assert plain_words(error) == words


def test_a_misspelt_field_is_met_with_the_right_one() -> None:
    """Names that files use (`not`, `from`) are suggested as files spell them."""
    assert plain_words({"type": "unexpected_keyword_argument", "loc": ("form",)}).endswith("did you mean 'from'?")


def test_a_long_value_is_cut_in_the_message() -> None:
    """A pasted page does not flood the terminal."""
    error = {"type": "enum", "input": "x" * 500, "ctx": {"expected": "'a' or 'b'"}}
    assert plain_words(error) == f"'{'x' * 60}…' is not one of a, b"
