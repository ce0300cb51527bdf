"""Which notions do words stand for?"""

import pytest

from bot.diagnosis.concepts import concept, speaks_of_trouble


@pytest.mark.parametrize(
    ("words", "notion"),
    [
        (("certificate", "certificato", "сертифікат", "certyfikat", "zertifikat"), "certificate"),
        (("forwarding", "inoltro", "переадресація", "przekierowanie", "weiterleitung"), "forward"),
        (("yellow", "giallo", "жовтий", "zolty", "gelb"), "yellow"),
        (("quarantine", "quarantena", "карантин", "kwarantanna"), "quarantine"),
    ],
)
def test_one_notion_has_a_word_in_every_language(words: tuple[str, ...], notion: str) -> None:
    """What is learnt from one language helps the others."""
    assert {concept(word) for word in words} == {notion}


def test_a_marked_beginning_must_be_the_whole_word() -> None:
    """`ip` is a notion, `ipsum` is not."""
    assert (concept("ip"), concept("ipsum")) == ("ip", None)


def test_words_of_no_trade_stand_for_nothing() -> None:
    """Most words are such."""
    assert concept("banana") is None


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("it bounced", True),
        ("email not delivered", True),
        ("the parcel was not delivered", False),
        ("nice mail", False),
    ],
)
def test_talk_of_mail_that_fails_is_told_from_other_talk(text: str, speaks: bool) -> None:
    """Mail and trouble together, or a bounce."""
    assert speaks_of_trouble(text.split()) is speaks
