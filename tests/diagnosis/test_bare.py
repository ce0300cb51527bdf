"""What does a bare code of Sell mean in this case?"""

import pytest

from bot.diagnosis.bare import meanings, number_of, resolved
from bot.diagnosis.model import Evidence, Found, Kind
from bot.kb.base import Knowledge

SEND, CONNECT = "sell/send-limit-exceeded", "sell/connect-port"


def case(key: str, end: int = 3, products: tuple[str, ...] = ("sell",)) -> Found:
    """A case with one code; `end` 0 means that an earlier message brought it."""
    return Found(evidence=(Evidence(Kind.CODE, "002", 0, end, key),), products=products)


def key_of(base: Knowledge, found: Found, text: str = "", **scores: float) -> str:
    """What the code of a case is resolved to."""
    named = {SEND if name == "send" else CONNECT: score for name, score in scores.items()}
    return resolved(base, found, (), text, named).evidence[0].key


def test_a_number_is_known_in_both_families(knowledge: Knowledge) -> None:
    """Sending comes first."""
    assert meanings(knowledge, "002") == (("sell_send", SEND), ("sell_connect", CONNECT))
    assert (number_of("bare:002"), number_of("smtp:550")) == ("002", None)


def test_without_sell_a_code_stays_bare(knowledge: Knowledge) -> None:
    """Nothing says whose it is."""
    assert key_of(knowledge, case("bare:002", products=())) == "bare:002"


def test_with_sell_and_nothing_else_a_code_stays_bare(knowledge: Knowledge) -> None:
    """Sell has two families: naming Sell alone decides nothing, and the person is asked."""
    assert key_of(knowledge, case("bare:002")) == "bare:002"


def test_words_that_speak_much_more_for_one_entry_decide(knowledge: Knowledge) -> None:
    """And a little more does not."""
    assert key_of(knowledge, case("bare:002"), send=10.0, connect=40.0) == "sell_connect:002"
    assert key_of(knowledge, case("bare:002"), send=35.0, connect=40.0) == "bare:002"


@pytest.mark.parametrize("before", ["bare:002", "sell_send:002"])
def test_a_later_message_settles_an_earlier_code(knowledge: Knowledge, before: str) -> None:
    """`it is when connecting` after `Sell 002` changes what 002 was."""
    assert key_of(knowledge, case(before, end=0), "it is when connecting") == "sell_connect:002"
    assert key_of(knowledge, case(before, end=0), "thanks") == before


def test_a_pressed_choice_is_not_resolved_again(knowledge: Knowledge) -> None:
    """The person has said it."""
    found = case("sell_send:002", end=0)
    assert resolved(knowledge, found, found.evidence, "when connecting", {}) == found
