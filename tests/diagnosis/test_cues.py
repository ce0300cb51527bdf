"""How are long lists of cue words made into one expression?"""

import re

from bot.diagnosis.cues import alternatives


def test_lines_become_alternatives_of_one_group() -> None:
    """Line breaks separate like bars, and the group does not leak into what stands around it."""
    expression = re.compile("^" + alternatives("""
        one|two
        three
    """) + "$")  # fmt: skip
    assert [bool(expression.match(word)) for word in ("one", "three", "two|three", " three")] == [
        True,
        True,
        False,
        False,
    ]
