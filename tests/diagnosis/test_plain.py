"""What does a Slack message say once its markup is gone?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diagnosis.plain import Voice, folded, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<mailto:a@b.example>", "a@b.example"),
        ("<http://x.example|x.example>", "x.example"),
        ("<https://x.example/a?b=1&amp;c=2>", "https://x.example/a?b=1&c=2"),
        ("<tel:+39055|055>", "055"),
        ("<!date^1700000000^{date}|14 Nov>", "14 Nov"),
        ("&lt;a@b.example&gt;: host", "<a@b.example>: host"),
        ("<a@b.example>: host", "<a@b.example>: host"),
        ("*bold* _slanted_ ~struck~", "bold slanted struck"),
        ("system_email_notification_failure", "system_email_notification_failure"),
        ("`550 5.1.1`", "550 5.1.1"),
        ("```a\nb```", "a\nb"),
        ("&gt; quoted\nown", "quoted\nown"),
        (">quoted", "quoted"),
        ("at 12:30:45", "at 12:30:45"),
    ],
)
def test_markup_goes_and_words_stay(text: str, words: str) -> None:
    """Links, entities, styles, code and quote marks; raw angle brackets of a terminal stay."""
    assert plain(text).text == words


@pytest.mark.parametrize("mark", ["<@U123>", "<#C123|general>", "<!here>", "<!subteam^S1|@team>", ":wave:", ":+1:"])
def test_mentions_and_emoji_leave_a_gap(mark: str) -> None:
    """They are nobody's words."""
    assert plain(f"a {mark} b").text.split() == ["a", "b"]


def test_a_span_leads_back_to_the_original() -> None:
    """Evidence is shown in the text as it was typed."""
    text = "<@U1> *bounce* &lt;<mailto:a@b.example|a@b.example>&gt; `550`"
    found = plain(text)
    for word, written in (("bounce", "bounce"), ("a@b.example", "a@b.example"), ("550", "550"), ("<", "&lt;")):
        at = found.text.index(word)
        start, end = found.origin(at, at + len(word))
        assert text[start:end] == written


def test_every_character_has_a_voice() -> None:
    """Quotes and code are somebody else's words."""
    found = plain("own `code` own\n&gt; quote\n```block```")
    voices = {word: found.voice(found.text.index(word)) for word in ("own", "code", "quote", "block")}
    assert voices == {"own": Voice.OWN, "code": Voice.CODE, "quote": Voice.QUOTE, "block": Voice.CODE}


def test_a_folded_text_is_one_line_without_repeated_codes() -> None:
    """Patterns see a reply as one sentence, however it was wrapped, and spans still lead back."""
    text = "550-5.7.1 one\n550-5.7.1   two\n    three\n550 5.7.1 four"
    line = folded(plain(text).body)
    assert line.text == "550-5.7.1 one two three four"
    start, end = line.origin(line.text.index("two"), line.text.index("four") + 4)
    assert text[start:end] == "two\n    three\n550 5.7.1 four"


@given(st.text(alphabet="ab<>|@&;`*_~>: \n#!5.1-łї", max_size=120))
def test_positions_stay_within_the_original_and_in_order(text: str) -> None:
    """Whatever is pasted, each character stands for a span of the original, and none runs backwards."""
    found = plain(text)
    line = folded(found.body)
    for mapped in (found.body, line):
        assert len(mapped.starts) == len(mapped.ends) == len(mapped.text)
        assert list(mapped.starts) == sorted(mapped.starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(mapped.starts, mapped.ends, strict=True))
    assert len(found.voices) == len(found.text)
