import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kb.regex import dangers, literals

PIECES = st.sampled_from(
    ["mailbox ", "(is )?", "(full|over quota)", "[0-9]+", r"\s+", "[a-z]{1,3}", ".{0,20}", "x?", r"\bno\b ", "(?:a|b)"]
)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("(a+)+b", "a quantifier inside a repeated group"),
        ("(a?b){0,9}", "a quantifier inside a repeated group"),
        ("(?:(?:ab)*c)*", "a quantifier inside a repeated group"),
        ("full.*quota", "a dot without a limit"),
        ("full.+quota", "a dot without a limit"),
        ("full.{0,81}quota", "a dot without a limit"),
        ("<[^>]*> full", "nearly any character without a limit"),
        (r"\S+ full", "nearly any character without a limit"),
        ("[0-9.]+ is listed", "begins with a repeat without a limit"),
        (r"\b(ip|x?[0-9.]+|host) is listed", "begins with a repeat without a limit"),
        ("(the )?( *)listed", "begins with a repeat without a limit"),
        ("a.{0,9}b.{0,9}c", "more than one gap"),
        (r"(\w)\1 full", "a back-reference"),
        ("(?<=x)full", "a look-ahead or look-behind"),
        ("full(?! of)", "a look-ahead or look-behind"),
    ],
)
def test_an_expression_that_could_run_long_is_named(expression: str, said: str) -> None:
    """Each danger in its own words."""
    assert any(said in danger for danger in dangers(expression))


@pytest.mark.parametrize(
    "expression",
    [
        "(the )?mailbox (is )?full",
        "full.{0,80}quota",
        "(a?b){0,3}c",
        r"<[^>]{1,64}> full",
        r"over \d+ (kb|mb)",
        "(the )?[0-9]{1,9} of",
        r"\bno\b \s*x",
    ],
)
def test_harmless_expressions_pass(expression: str) -> None:
    """The rules do not forbid ordinary patterns."""
    assert list(dangers(expression)) == []


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("User Unknown", ("user unknown",)),
        ("(the )?mailbox (is )?full", ("mailbox ",)),
        ("(full|over quota)", ("full", "over quota")),
        ("(full|)", ()),
        ("[ab]+", ()),
        (r"\bno\b such", ("no such",)),
        ("(ab){2}", ("ab",)),
        ("(ab)?", ()),
    ],
)
def test_the_literal_is_what_every_match_contains(expression: str, found: tuple[str, ...]) -> None:
    """The longest certain stretch, or one for each alternative."""
    assert literals(expression) == found


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.data())
def test_no_match_lacks_its_literal(expression: str, data: st.DataObject) -> None:
    """The filter never hides a match: whatever matches contains one of the literals."""
    found = literals(expression)
    match = data.draw(st.from_regex(re.compile(expression, re.ASCII)))
    assert not found or any(literal in match.lower() for literal in found)
