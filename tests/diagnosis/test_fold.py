"""How is a text cut into the words that are compared?"""

from hypothesis import given
from hypothesis import strategies as st

from bot.diagnosis.fold import fold, grams, lower, stem, words


def test_latin_marks_go_and_ukrainian_letters_stay() -> None:
    """`błąd` is typed `blad` as often; й and ї are letters of their own."""
    assert fold("Błąd È Ґрунт їй") == "blad e ґрунт їй"


def test_names_addresses_links_and_numbers_are_no_words() -> None:
    """They tell nothing about the matter; sizes and `2FA` do."""
    text = "write anna@x.example at mail.x.example https://x.example/a 550 with 2FA and 25mb"
    assert [word for word, _, _ in words(text)] == ["write", "at", "with", "2fa", "and", "25mb"]


def test_words_know_their_places() -> None:
    """Spans index the text."""
    text = "Skrzynka PEŁNA"
    assert [text[start:end] for _, start, end in words(text)] == ["Skrzynka", "PEŁNA"]


def test_a_stem_forgives_endings_and_pieces_share_roots() -> None:
    """The same beginning, or the same inside."""
    assert stem("сертифікатом") == stem("сертифікат")
    assert set(grams("mailbox")) & set(grams("mailboxes"))
    assert grams("ip") == ("^ip$",)


@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    """Places in the folded text are places in the text."""
    assert len(fold(text)) == len(lower(text)) == len(text)
