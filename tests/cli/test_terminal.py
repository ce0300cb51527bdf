import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.terminal import inert


@given(st.text())
def test_nothing_that_commands_a_terminal_passes(text: str) -> None:
    """No escape, bell, backspace, direction override or lone surrogate is left; line breaks are."""
    kinds = {unicodedata.category(mark) for mark in inert(text) if mark != "\n"}
    assert not kinds & {"Cc", "Cf", "Zl", "Zp", "Cs"}


def test_what_was_there_stays_visible() -> None:
    """A reader sees that something was cut, and what."""
    assert inert("a\x1b[31mb\u202ec\n") == "a\\x1b[31mb\\u202ec\n"


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_ordinary_text_is_left_alone(text: str) -> None:
    """Letters of every script, digits and signs."""
    assert inert(text) == text
