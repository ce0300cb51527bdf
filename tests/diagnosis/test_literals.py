"""Which strings must a text contain for a regular expression to match?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diagnosis.literals import required
from bot.kb.base import Knowledge


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"mailbox full", (("mailbox full",),)),
        (r"mailbox\s+full", (("mailbox",), ("full",))),
        (r"over quota?", (("over quot",),)),
        (r"Greylist(ed|ing)", (("greylist",),)),
        (r"(user|account) unknown", (("user", "account"), (" unknown",))),
        (r"abcd|efgh", (("abcd", "efgh"),)),
        (r"(?!nope)relay", (("relay",),)),
        (r"5\.4\.1 .{0,60}denied", (("5.4.1 ",), ("denied",))),
        (r"(maybe )?[0-9]+", ()),
        (r"a|relay", ()),
    ],
)
def test_plain_stretches_and_whole_groups_are_required(expression: str, needs: tuple[tuple[str, ...], ...]) -> None:
    """What may be missing is not required, and one alternative without literals frees them all."""
    assert required(expression) == needs


def test_no_pattern_of_the_base_is_kept_from_its_own_example(knowledge: Knowledge) -> None:
    """The filter may let too much through, never too little."""
    patterns = [pattern for entry in knowledge.entries.values() for pattern in entry.patterns]
    missed = [
        pattern.re
        for pattern in patterns
        if re.search(pattern.re, pattern.example, re.IGNORECASE)
        and not all(any(one in pattern.example.lower() for one in need) for need in required(pattern.re))
    ]
    assert len(patterns) > 100
    assert missed == []


@given(st.from_regex(r"(user|mail ?box|re(lay|ject)ed?) (is )?(full|un[ks]nown){1,2}x?", fullmatch=True))
def test_every_match_has_what_is_required(text: str) -> None:
    """Proved on whatever an expression of every kind of syntax can match."""
    needs = required(r"(user|mail ?box|re(lay|ject)ed?) (is )?(full|un[ks]nown){1,2}x?")
    assert needs
    assert all(any(one in text for one in need) for need in needs)
