"""Where does a text hold a mail server's reply?"""

import pytest

from bot.mail.replies import continuations, find, repeats


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("550 5.1.1 no such user", [("550", "5.1.1")]),
        ("550-5.7.26 blocked", [("550", "5.7.26")]),
        ("#550 5.2.3 RESOLVER.RST", [("550", "5.2.3")]),
        ("535, 5.7.8", [("535", "5.7.8")]),
        ("status=5.4.4", [(None, "5.4.4")]),
        ("it is looping (#5.4.6)", [(None, "5.4.6")]),
        ("errore 550 dal server", [("550", None)]),
        ("код 421 від гугла", [("421", None)]),
        ("got a 554 error", [("554", None)]),
        ("452-4.2.2 The inbox is full", [("452", "4.2.2")]),
        ("554-web.example (mx) Nemesis", [("554", None)]),
        ("550?", [("550", None)]),
    ],
)
def test_codes_are_found_however_people_write_them(text: str, codes: list[tuple[str | None, str | None]]) -> None:
    """Pairs, enhanced codes alone, and codes that words or a line's beginning introduce."""
    assert [(reply.code, reply.enhanced) for reply in find(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "paid 550 euro",
        "550€",
        "on 24.11.2026",
        "4.5.2026",
        "from 192.168.5.1 to 5.1.1.7",
        "call 421 550 551",
        "v5.1.1",
        "version 5.7.1 of the app",
        "sent to 450 leads",
        "ticket 55012",
        "+39 550 123 456",
        "12.5.3.4",
        "file-5.1.1.zip",
    ],
)
def test_numbers_that_only_look_alike_are_no_codes(text: str) -> None:
    """Money, dates, addresses, telephones, versions and counts are left out."""
    assert find(text) == ()


def test_spans_cover_the_codes_alone() -> None:
    """`start` and `end` index the text that was searched."""
    text = "host said: 550-5.7.1 sorry"
    reply = find(text)[0]
    assert text[reply.start : reply.end] == "550-5.7.1"


def test_the_lines_of_one_reply_are_joined_by_its_code() -> None:
    """Only a line that repeats the code of a line with a hyphen continues it."""
    text = "550-5.7.1 one\n550 5.7.1 two\n421 4.7.0 other"
    assert [text[start:end] for start, end in continuations(text)] == ["\n550 5.7.1 "]


def test_codes_left_inside_a_folded_reply_are_named() -> None:
    """A relay that put `550-5.7.1 a 550 5.7.1 b` on one line left a code in the middle."""
    text = "550-5.7.1 one 550-5.7.1 two 550 5.7.1 three"
    assert [text[start:end] for start, end in repeats(text)] == ["550-5.7.1 ", "550 5.7.1 "]
