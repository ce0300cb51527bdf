"""Looking for entries by words."""

import pytest

from bot.kb.base import Knowledge
from bot.slack.search import search


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("sell/send-limit-exceeded", "sell/send-limit-exceeded"),
        ("user unknown", "smtp/user-unknown"),
        ("5.7.26", "smtp/auth-failure"),
        ("casella piena", "smtp/mailbox-full"),
        ("переповнена скринька", "smtp/mailbox-full"),
        ("pełna skrzynka odbiorcy", "smtp/mailbox-full"),
    ],
)
def test_an_entry_is_among_the_first_for_its_words(knowledge: Knowledge, words: str, entry: str) -> None:
    """By id, code and title, in every language."""
    found = search(words, knowledge)
    assert entry in found or knowledge.entries[found[0]].parent == entry


def test_at_most_five_and_none_for_nonsense(knowledge: Knowledge) -> None:
    """A list to read at a glance."""
    assert len(search("email", knowledge)) <= 5
    assert search("qwxyz", knowledge) == ()
    assert search("", knowledge) == ()
