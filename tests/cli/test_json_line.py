import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.json_line import json_line

ANY = st.text(st.characters())


@given(ANY)
def test_it_is_one_line_of_utf_8_json_that_says_the_same(text: str) -> None:
    """Whoever splits lines in whatever way gets one, and it reads back as it was."""
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}


@given(ANY)
def test_nothing_in_it_steers_a_terminal(text: str) -> None:
    """No control character, direction mark or half character of the basic plane is left raw."""
    kinds = {unicodedata.category(mark) for mark in json_line(text) if ord(mark) < 0x600}
    assert not kinds & {"Cc", "Cf", "Zl", "Zp", "Cs"}
    assert not any(mark in json_line(text) for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2028\u2029\ud800")


def test_letters_of_every_script_stay_readable() -> None:
    """People read this output too."""
    assert json_line("Надіслати, già, zażółć 🙂") == '"Надіслати, già, zażółć 🙂"'
