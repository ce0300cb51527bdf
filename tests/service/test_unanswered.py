"""The normal form of a question nobody could answer, and the example shown to authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.unanswered import LONGEST, example, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fax does not arrive", "fax  does NOT arrive!!"),
        ("mail to anna@rossi.example is lost", "mail to <mailto:bob@x.example|bob@x.example> is lost"),
        ("see https://a.example/x?y=1 please", "see <https://b.example|b.example> please"),
        ("ticket 4821377 hangs", "ticket 9931377 hangs"),
        ("*Perché* non va", "perche non va"),
        ("dzwoni +48 600 700 800 i nic", "dzwoni +48 500 100 200 i nic"),
    ],
)
def test_the_same_question_has_the_same_key(one: str, other: str) -> None:
    """Case, marks, accents, addresses, links and long numbers do not tell questions apart."""
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("error 731 in sell", "error 732 in sell"), ("fax is lost", "fax is late"), ("5.7.1", "5.7.26")]
)
def test_different_questions_have_different_keys(one: str, other: str) -> None:
    """Codes are short numbers, and they matter."""
    assert key(one) != key(other)


@pytest.mark.parametrize("text", ["", "  ", "?!", "🙂", "<@U123>"])
def test_a_text_without_a_word_is_no_question(text: str) -> None:
    """An empty mention fills no list."""
    assert key(text) == ""


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("from anna.bianchi@rossi.example to us", "rossi"),
        ("the server mx1.rossi.example says no", "rossi"),
        ("see https://rossi.zendesk.com/agent/tickets/4821377 now", "rossi"),
        ("call +39 333 1234567 quickly", "333"),
        ("order 48213771 was lost", "48213771"),
        ("pass •••••••• is right", "•"),
    ],
)
def test_the_example_does_not_say_whose_question_it_was(text: str, leak: str) -> None:
    """Addresses, hosts, links, numbers and the stars of a secret become words in brackets."""
    shown = example(text)
    assert leak not in shown
    assert "[" in shown


@given(st.text(max_size=400))
def test_an_example_is_one_short_line(text: str) -> None:
    """Whatever was written; and its key can always be made."""
    shown = example(text)
    assert len(shown) <= LONGEST
    assert "\n" not in shown
    assert len(key(text)) in (0, 16)
