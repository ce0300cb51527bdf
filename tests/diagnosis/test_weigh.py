"""Which entries do codes and server texts speak for?"""

from bot.diagnosis.model import Evidence, Kind
from bot.diagnosis.weigh import Scale, Weighed
from bot.kb.base import Knowledge
from bot.kb.model import Code, Namespace


def code(number: str, **fields: object) -> Code:
    """An enhanced code."""
    return Code(namespace=Namespace.ENHANCED, code=number, **fields)


def seen(number: str) -> Evidence:
    """The evidence of an enhanced code."""
    return Evidence(Kind.CODE, number, 0, len(number), f"enhanced:{number}")


def said(entry: str, text: str = "sorry") -> Evidence:
    """The evidence of a text."""
    return Evidence(Kind.REPLY, text, 0, len(text), entry)


def weigh(base: Knowledge, *pieces: Evidence, providers: tuple[str, ...] = (), share: float = 1.0) -> Weighed:
    """What these pieces weigh."""
    return Scale(base).weigh([(piece, share) for piece in pieces], providers, (), {})


def test_a_code_that_answers_is_decisive_and_a_shared_one_is_not(entry, base_of) -> None:
    """`alone` of the base decides."""
    base = base_of(entry("smtp/a", codes=(code("5.1.1"),)), entry("smtp/b", codes=(code("5.7.1", alone="offer"),)))
    weights = weigh(base, seen("5.1.1"), seen("5.7.1")).weights
    assert [(name, weights[name].decisive) for name in ("smtp/a", "smtp/b")] == [("smtp/a", True), ("smtp/b", False)]
    assert weights["smtp/a"].facts > weights["smtp/b"].facts > 0


def test_a_providers_meaning_beats_the_general_one_where_it_is_there(entry, base_of) -> None:
    """5.4.5 is congestion, and at Google the sender's daily limit."""
    base = base_of(entry("smtp/a", codes=(code("5.4.5"),)), entry("smtp/b", codes=(code("5.4.5", provider="google"),)))
    with_google = weigh(base, seen("5.4.5"), providers=("google",)).weights
    assert with_google["smtp/b"].facts > with_google["smtp/a"].facts
    assert with_google["smtp/a"].decisive is False
    assert "smtp/b" not in weigh(base, seen("5.4.5")).weights


def test_a_code_that_only_providers_know_is_contested_without_one(entry, base_of) -> None:
    """Each meaning hints, none decides, and the question is named."""
    one, other = code("5.7.30", provider="google"), code("5.7.30", provider="microsoft")
    base = base_of(entry("smtp/a", codes=(one,)), entry("mailbox/b", codes=(other,)))
    found = weigh(base, seen("5.7.30"))
    assert found.contested == {"enhanced:5.7.30": (("google", "smtp/a"), ("microsoft", "mailbox/b"))}
    assert {name: weight.decisive for name, weight in found.weights.items()} == {"smtp/a": False, "mailbox/b": False}
    assert weigh(base, seen("5.7.30"), providers=("google",)).contested == {}


def test_the_consumer_house_understands_the_codes_of_its_company_side(entry, base_of) -> None:
    """Outlook.com and Microsoft 365 are one house."""
    base = base_of(entry("smtp/a", codes=(code("5.4.14", provider="microsoft"),)))
    assert weigh(base, seen("5.4.14"), providers=("outlookcom",)).weights["smtp/a"].decisive


def test_the_twin_of_another_class_hints(entry, base_of) -> None:
    """4.1.1 where the base knows 5.1.1: near, but not the same."""
    base = base_of(entry("smtp/a", codes=(code("5.1.1"),)))
    weight = weigh(base, seen("4.1.1")).weights["smtp/a"]
    assert (weight.decisive, weight.facts > 0) == (False, True)


def test_ten_ways_to_say_a_thing_are_still_one_thing(entry, base_of) -> None:
    """Further texts of an entry add little."""
    base = base_of(entry("smtp/a"))
    once = weigh(base, said("smtp/a")).weights["smtp/a"].facts
    thrice = weigh(base, said("smtp/a"), said("smtp/a", "again"), said("smtp/a", "more")).weights["smtp/a"].facts
    assert once < thrice < 1.5 * once


def test_a_supporting_text_does_not_decide(entry, base_of) -> None:
    """Its key ends in a tilde."""
    weight = weigh(base_of(entry("smtp/a")), said("smtp/a~")).weights["smtp/a"]
    assert (weight.decisive, weight.facts > 0) == (False, True)


def test_evidence_of_an_earlier_message_counts_less(entry, base_of) -> None:
    """The new message has the last word."""
    base = base_of(entry("smtp/a", codes=(code("5.1.1"),)))
    assert (
        weigh(base, seen("5.1.1"), share=0.8).weights["smtp/a"].facts
        < weigh(base, seen("5.1.1")).weights["smtp/a"].facts
    )


def test_the_reason_of_the_strongest_evidence_is_kept(entry, base_of) -> None:
    """An entry of several reasons: the code says which."""
    base = base_of(entry("smtp/a", codes=(code("4.4.1", reason="expired"), code("4.4.7"))))
    assert weigh(base, seen("4.4.1")).weights["smtp/a"].reason == "expired"
    assert weigh(base, seen("4.4.7")).weights["smtp/a"].reason is None


def test_evidence_for_entries_that_are_gone_is_dropped(entry, base_of) -> None:
    """A thread may remember an entry that a reload took away."""
    assert weigh(base_of(entry("smtp/a")), said("smtp/gone")).weights == {}
