"""Counting what a person sees."""

from bot.slack.views import blocks as build
from bot.slack.views import measure
from bot.slack.views.message import Message

MESSAGE = Message(
    "x",
    (
        build.section("*Sure:* one\ntwo &amp; three"),
        build.actions([build.button("a", "More", "v"), build.overflow("o", [build.option("hidden", "h")])]),
        build.context("`id` · <https://a.example/very/long|Title>"),
    ),
)


def test_a_row_of_buttons_is_a_line() -> None:
    """Two, one, one."""
    assert measure.lines(MESSAGE) == 4


def test_marks_and_addresses_are_not_seen() -> None:
    """Labels are, an overflow's content is not."""
    assert measure.characters(MESSAGE) == len("Sure: one\ntwo & three") + len("More") + len("id · Title")
