"""In which order do entries answer a case?"""

from bot.diagnosis.model import Evidence, Kind
from bot.diagnosis.rank import gate, hinted, ranked
from bot.diagnosis.weigh import Weight
from bot.kb.base import Knowledge


def weight(facts: float = 100.0, kind: Kind = Kind.CODE) -> Weight:
    """A decisive weight."""
    return Weight(facts, decisive=True, evidence=[Evidence(kind, "x", 0, 1, "x")])


def order(
    base: Knowledge, weights: dict[str, Weight], scores: dict[str, float], *products: str, **more: object
) -> list[str]:
    """Entry ids, best first."""
    return [one.entry for one in ranked(base, weights, scores, products, **more)]


def test_facts_come_before_words(entry, base_of) -> None:
    """However many words speak for another."""
    base = base_of(entry("smtp/a"), entry("smtp/b"))
    assert order(base, {"smtp/a": weight()}, {"smtp/b": 900.0}) == ["smtp/a", "smtp/b"]


def test_a_named_product_shuts_out_the_others_but_not_what_lies_below(entry, base_of) -> None:
    """Sell is named: HubSpot is out, smtp and mailbox stay behind."""
    base = base_of(entry("sell/a"), entry("hubspot/b"), entry("smtp/c"), entry("mailbox/d"))
    scores = {"sell/a": 50.0, "hubspot/b": 99.0, "smtp/c": 70.0, "mailbox/d": 60.0}
    assert order(base, {}, scores, "sell") == ["sell/a", "smtp/c", "mailbox/d"]


def test_without_a_product_what_is_general_comes_first(entry, base_of) -> None:
    """Unless the words hint at the product's own things."""
    base = base_of(entry("support/a"), entry("smtp/b"))
    scores = {"support/a": 50.0, "smtp/b": 45.0}
    assert order(base, {}, scores) == ["smtp/b", "support/a"]
    assert order(base, {}, scores, hints=hinted(["ticket"])) == ["support/a", "smtp/b"]


def test_the_gate_of_each_platform() -> None:
    """Nothing, less, or all."""
    assert gate("hubspot", ("sell",)) == 0.0
    assert 0 < gate("smtp", ("sell",)) < gate("sell", ("sell",)) == 1.0


def test_what_the_person_called_wrong_is_left_out(entry, base_of) -> None:
    """It does not come back in the same case."""
    base = base_of(entry("smtp/a"), entry("smtp/b"))
    assert order(base, {}, {"smtp/a": 9.0, "smtp/b": 8.0}, excluded=("smtp/a",)) == ["smtp/b"]


def test_a_child_outranks_its_parent_with_its_own_proof(entry, base_of) -> None:
    """The provider's entry is more exact, and the parent's facts are its own as well."""
    base = base_of(entry("smtp/a"), entry("smtp/a-google", parent="smtp/a"))
    assert order(base, {"smtp/a": weight(150), "smtp/a-google": weight(100)}, {}) == ["smtp/a-google", "smtp/a"]


def test_a_products_entry_borrows_from_its_mailbox_sibling(entry, base_of) -> None:
    """`Invalid credentials` in Snov is Snov's matter."""
    base = base_of(entry("snov/a", related=("mailbox/b",)), entry("mailbox/b"))
    weights = {"mailbox/b": weight(100)}
    assert order(base, weights, {"snov/a": 50.0}, "snov")[0] == "snov/a"
    assert order(base, weights, {"snov/a": 50.0})[0] == "mailbox/b"


def test_a_repeated_text_follows_the_words_and_a_code_does_not(entry, base_of) -> None:
    """ "It says message too large" under a ticket is Support's; a real reply stays with the general entry."""
    base = base_of(entry("support/a"), entry("smtp/b"))
    scores, hints = {"support/a": 80.0, "smtp/b": 50.0}, frozenset(("support",))
    assert order(base, {"smtp/b": weight(100, Kind.REPLY)}, scores, hints=hints)[0] == "support/a"
    assert order(base, {"smtp/b": weight(100, Kind.CODE)}, scores, hints=hints)[0] == "smtp/b"
