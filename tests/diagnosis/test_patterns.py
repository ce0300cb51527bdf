"""Which entries' patterns does a text match?"""

from bot.diagnosis.patterns import LONGEST, Patterns
from bot.kb.base import Knowledge
from bot.kb.model import Pattern


def pattern(expression: str, **fields: object) -> Pattern:
    """A pattern with an example nobody reads."""
    return Pattern(re=expression, example="none", **fields)


def test_a_match_knows_its_entry_and_place(entry) -> None:
    """Case does not matter; the span indexes the text."""
    patterns = Patterns([entry("smtp/x", patterns=(pattern("mailbox (is )?full"),))])
    text = "sorry, Mailbox FULL today"
    hit = patterns.find(text)[0]
    assert (hit.entry, text[hit.start : hit.end]) == ("smtp/x", "Mailbox FULL")


def test_a_not_expression_nearby_takes_the_match_back(entry) -> None:
    """The sender's quota is not the recipient's."""
    patterns = Patterns([entry("smtp/x", patterns=(pattern("quota exceeded", not_=("submission",)),))])
    assert [len(patterns.find(text)) for text in ("quota exceeded", "submission quota exceeded")] == [1, 0]


def test_a_long_text_is_read_to_the_same_end(entry) -> None:
    """Neighbourhoods of literals are enough, at the beginning, in the middle and at the end."""
    patterns = Patterns([entry("smtp/x", patterns=(pattern(r"\bmailbox .{0,40}is full\b"),))])
    said = "mailbox anna@x.example is full"
    for before in (0, 700, 3000, LONGEST - len(said) - 1):
        text = "word " * (before // 5) + said + " more" * ((LONGEST - before) // 5)
        hit = patterns.find(text)[0]
        assert text[hit.start : hit.end] == said


def test_what_lies_beyond_the_limit_is_not_read(entry) -> None:
    """A pasted novel costs no more than a long bounce."""
    patterns = Patterns([entry("smtp/x", patterns=(pattern("mailbox full"),))])
    assert patterns.find("x" * LONGEST + "mailbox full") == ()


def test_every_pattern_of_the_base_hits_its_example(knowledge: Knowledge) -> None:
    """Through filter and all."""
    patterns = Patterns(knowledge.entries.values())
    missed = [
        one.example
        for entry in knowledge.entries.values()
        for one in entry.patterns
        if not any(hit.entry == entry.id for hit in patterns.find(" ".join(one.example.split())))
    ]
    assert missed == []
