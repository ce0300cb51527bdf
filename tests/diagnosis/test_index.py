"""Which entries are written in words like these?"""

import json

import pytest

from bot.diagnosis.fold import words
from bot.diagnosis.index import Index, Word
from bot.kb.model import Lines, OutOfScope


def asked(text: str) -> list[Word]:
    """The words of a question."""
    return [Word(*word) for word in words(text)]


@pytest.fixture
def index(entry, base_of) -> Index:
    """Two entries and one topic that is out of scope."""
    off = OutOfScope(id="lunch", lines=Lines(en=("where do we order lunch",)))
    forward = entry("snov/x", "a forwarding rule sends the answers elsewhere")
    full = entry("smtp/y", "his inbox has no room left")
    return Index.build(base_of(forward, full, out_of_scope=(off,)))


def best(index: Index, text: str) -> str:
    """What a question is closest to."""
    scores = index.scores(asked(text))
    return max(scores, key=lambda key: scores[key])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("is there room in the inbox", "smtp/y"),
        ("answers and a rule", "snov/x"),
        ("inoltro automatico", "snov/x"),
        ("переадресація", "snov/x"),
        ("who orders lunches", "off:lunch"),
    ],
)
def test_the_closest_words_win_in_any_language(index: Index, text: str, owner: str) -> None:
    """By stem, by piece, by notion; negatives compete like entries."""
    assert best(index, text) == owner


def test_sums_are_raw_so_that_more_evidence_is_more(index: Index) -> None:
    """A share would make every short question look certain."""
    few, more = index.scores(asked("forwarding")), index.scores(asked("forwarding rule answers"))
    assert more["snov/x"] > few["snov/x"]


def test_words_without_any_meaning_here_score_nothing(index: Index) -> None:
    """Silence starts with nothing to say."""
    assert index.scores(asked("zzz qqq")) == {}


def test_the_words_that_told_are_named_strongest_first(index: Index) -> None:
    """Function words never; words of the question, with their places."""
    told = index.telling(asked("has he the forwarding rule"), "snov/x")
    assert [word.text for word in told] == ["forwarding", "rule"]
    assert (told[0].start, told[0].end) == (11, 21)


def test_an_index_survives_json(index: Index) -> None:
    """So a cache can keep it."""
    again = Index.from_json(json.loads(json.dumps(index.to_json())))
    question = asked("inoltro, room, lunch")
    assert again.scores(question) == index.scores(question) != {}


def test_a_long_text_is_judged_by_its_rarest_words(index: Index) -> None:
    """Two hundred words of chatter do not drown the one that tells."""
    chatter = " ".join(f"chat{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10]}" for number in range(100))
    assert best(index, f"{chatter} forwarding") == "snov/x"
