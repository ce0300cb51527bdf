from bot.kb.model import Text, Validity, Wait
from bot.kb.walk import texts


def test_texts_are_found_with_the_path_their_file_spells() -> None:
    """Lists count, groups name, and `from_` is `from`."""
    why = Text(en="because")
    assert list(texts((Validity(why=why), Wait(min="1m")))) == [((0, "why"), why)]
    assert list(texts(why, ("title",))) == [(("title",), why)]
    assert list(texts("just a word")) == []
