"""Strings on their way into Slack and out of it."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import text


def test_exactly_three_signs_are_escaped_once() -> None:
    """Twice would show the entity instead of the sign."""
    assert text.escape("a & b < c > d &amp;") == "a &amp; b &lt; c &gt; d &amp;amp;"


@given(st.text())
def test_unescape_gives_back_what_was_escaped(value: str) -> None:
    """Whatever it was."""
    assert text.unescape(text.escape(value)) == value


def test_code_marks_cannot_be_left() -> None:
    """Back-ticks go, lines fold, the rest is escaped."""
    assert text.code("a`b\n<c>```") == "`ab &lt;c&gt;`"
    assert text.code("``") == "` `"


def test_a_plain_text_shows_its_brackets_without_an_escape() -> None:
    """`plain_text` knows no entities, so look-alikes stand in."""
    assert text.plain("x <!channel>") == "x ‹!channel›"


def test_a_link_keeps_its_parts_apart() -> None:
    """Neither the address nor the label can end the mark early."""
    assert text.link("https://a.example/?x=1&y=|", "a|b>c") == "<https://a.example/?x=1&amp;y=%7C|a/b&gt;c>"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<mailto:a@b.it|a@b.it>", "a@b.it"),
        ("<mailto:a@b.it>", "a@b.it"),
        ("<http://x.com|x.com> ok", "x.com ok"),
        ("<https://x.com/a?b=1&amp;c=2>", "https://x.com/a?b=1&c=2"),
        ("<#C1|general> <!here>", "general "),
        ("5 &lt; 6 &amp;amp;", "5 < 6 &amp;"),
    ],
)
def test_automatic_links_are_taken_out(typed: str, read: str) -> None:
    """What the person typed, from what Slack made of it."""
    assert text.unlink(typed) == read


def test_only_our_own_mention_goes() -> None:
    """Others stay: they may be part of the question."""
    assert text.without_mentions("<@UBOT> ask <@U2|x> 550", "UBOT") == "ask <@U2|x> 550"
    assert text.without_mentions("<@UBOT> 550 <@U2>") == "550"


@pytest.mark.parametrize(
    ("value", "length", "cut"),
    [
        ("short", 10, "short"),
        ("something long", 10, "something…"),
        ("abc👩‍👧 d", 6, "abc…"),
        ("abe\u0301fgh", 4, "ab…"),
        ("ab🇮🇹🇺🇦🇵🇱", 5, "ab🇮🇹…"),
        ("ab👍🏽cd", 4, "ab…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_never_tears_a_sign_apart(value: str, length: int, cut: str) -> None:
    """Accents, joined emoji, skin tones and flags stay whole or go."""
    assert text.truncate(value, length) == cut


@given(st.text(), st.integers(0, 60))
def test_a_cut_keeps_the_length(value: str, length: int) -> None:
    """And what is short enough stays as it is."""
    cut = text.truncate(value, length)
    assert len(cut) <= length
    assert len(value) > length or cut == value


def test_a_long_text_is_cut_at_the_end_of_a_line() -> None:
    """A half line says less than none."""
    assert text.truncate_lines("first line\nsecond line\nthird", 24) == "first line\nsecond line\n…"


def test_direction_signs_and_invisible_ones_go() -> None:
    """`exe.png` must not read as something else."""
    assert text.one_line("a\u202egnp\u202c\u200b\x07 \t b") == "agnp b"


def test_a_moment_is_in_the_readers_own_time() -> None:
    """Slack writes it; where it cannot, UTC stands there."""
    at = datetime(2026, 11, 24, 12, 5, tzinfo=timezone(timedelta(hours=2)))
    assert text.date(at) == "<!date^1795514700^{date_short_pretty}, {time}|2026-11-24 10:05 UTC>"
