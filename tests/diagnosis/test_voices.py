"""Which words are the person's own?"""

import pytest

from bot.diagnosis.plain import plain
from bot.diagnosis.voices import speech


def own(text: str) -> str:
    """The person's own words, in one line."""
    return " ".join(speech(plain(text)).own().split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is this\n550 5.1.1 User unknown\nplease", "what is this please"),
        ("dostaje: 421 4.7.66 TLS 1.0 is not supported", "dostaje:"),
        ("`450 4.7.25 Client host rejected` su tutte le mail", "su tutte le mail"),
        ("scusa\n```Final-Recipient: rfc822; a@b.example\nAction: failed```\ncosa vuol dire", "scusa cosa vuol dire"),
        ("&gt; the customer's words\nmy own words", "my own words"),
        ("530 5.7.0 must issue - це до кого?", "530 5.7.0 must issue - це до кого?"),
        ("host mx.x.example[192.0.2.1] said: 550 no", ""),
    ],
)
def test_servers_code_and_quotes_are_not_ones_own(text: str, words: str) -> None:
    """A server cuts a line short, or the code it stands in; a sentence that merely begins with a code is one's own."""
    assert own(text) == words


def test_quotes_count_where_there_is_nothing_else() -> None:
    """A message that is one quote was still written by a person; one that is code was not."""
    assert own("&gt; non mi arriva la posta") == "non mi arriva la posta"
    assert own("`non mi arriva la posta`") == ""


def test_people_speak_in_quotes_and_short_code_too() -> None:
    """What counts for comparing is wider than what counts for the language."""
    text = "see `certificate problem` and\n&gt; it was in junk\n550 5.1.1 User unknown"
    clean = plain(text)
    said = " ".join(clean.text[start:end] for start, end in speech(clean).spans)
    assert "certificate problem" in said
    assert "junk" in said
    assert "unknown" not in said
