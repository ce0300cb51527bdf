"""In which order do entries answer a case? Facts first, words second, and a named product before everything else."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.diagnosis.concepts import concept
from bot.diagnosis.index import OFF
from bot.diagnosis.model import Kind
from bot.diagnosis.names import GATES
from bot.diagnosis.weigh import Weight
from bot.kb.base import Knowledge

WORDS_TOP = 60.0
"""What the entry that the words speak for most gets; the others get their share of it."""
_LEAST_TOP = 40.0
"""Below this raw sum words are thin, and even the best entry gets less than `WORDS_TOP`."""
_GENERIC_WITH_PRODUCT = 0.62
_PRODUCT_WITHOUT_NAME = 0.8
_MAILBOX_FACTS = 0.6
"""What a mailbox fact is worth, and what it lends to its sibling of the named product."""

_HINTS = {"ticket": "support", "comment": "support", "warmup": "snov", "deal": "sell"}
_MUCH_MORE = 1.2
_REPEATED = 0.95


@dataclass(frozen=True, slots=True)
class Ranked:
    """One entry in the order of a case."""

    entry: str
    total: float
    facts: float
    decisive: bool
    words: float
    """The raw sum of the words, gated."""


def hinted(words: Iterable[str]) -> frozenset[str]:
    """Products that folded words hint at without naming them: `ticket` is at home in Support."""
    return frozenset(_HINTS[name] for word in words if (name := concept(word)) in _HINTS)


def gate(platform: str, products: Sequence[str], hints: Container[str] = ()) -> float:
    """How much words may count for a platform: nothing when another product is named, less for what lies below it."""
    general = platform in ("smtp", "mailbox")
    if not products:
        return 1.0 if general or platform in hints else _PRODUCT_WITHOUT_NAME
    if platform in products:
        return 1.0
    return _GENERIC_WITH_PRODUCT if general else 0.0


def ranked(
    base: Knowledge,
    weights: Mapping[str, Weight],
    scores: Mapping[str, float],
    products: Sequence[str],
    excluded: Iterable[str] = (),
    hints: Container[str] = (),
) -> tuple[Ranked, ...]:
    """The entries that anything speaks for, best first. `scores` are raw sums of words per entry."""
    out = frozenset(excluded)
    gated = {
        entry: score * gate(base.entries[entry].platform, products, hints)
        for entry, score in scores.items()
        if not entry.startswith(OFF) and entry in base.entries
    }
    facts = _lent(base, weights, products)
    _lend_by_words(base, weights, facts, gated)
    top = max((_LEAST_TOP, *gated.values()))
    found = []
    for entry in {*facts, *gated} - out:
        platform = base.entries[entry].platform
        if products and platform not in (*products, "smtp", "mailbox"):
            continue
        weight = weights.get(entry)
        words = gated.get(entry, 0.0)
        total = facts.get(entry, 0.0) + WORDS_TOP * words / top
        if total > 0:
            found.append(Ranked(entry, total, facts.get(entry, 0.0), bool(weight and weight.decisive), words))
    return tuple(sorted(found, key=lambda one: (-one.total, one.entry)))


def _lent(base: Knowledge, weights: Mapping[str, Weight], products: Sequence[str]) -> dict[str, float]:
    """Facts per entry, with two loans: a product's entry borrows from its mailbox sibling, a child from its parent."""
    facts = {entry: weight.facts for entry, weight in weights.items()}
    for entry, weight in weights.items():
        parent = base.entries[entry].parent
        if parent and weight.decisive and parent in weights:
            facts[entry] += weights[parent].facts
    if not products:
        return facts
    mailbox = [entry for entry in weights if base.entries[entry].platform == "mailbox"]
    for entry in mailbox:
        for sibling in base.entries.values():
            if sibling.platform in products and (entry in sibling.related or sibling.id in base.entries[entry].related):
                facts[sibling.id] = facts.get(sibling.id, 0.0) + weights[entry].facts * _MAILBOX_FACTS
    if mailbox and any(base.entries[entry].platform in products for entry in facts):
        for entry in mailbox:
            facts[entry] *= _MAILBOX_FACTS
    return facts


def _lend_by_words(
    base: Knowledge, weights: Mapping[str, Weight], facts: dict[str, float], gated: Mapping[str, float]
) -> None:
    """A text that people merely repeat ("it says message too large") also speaks for a product's entry of the same
    reason, where their words speak much more for that one. A code or a whole reply stays with the general entry.
    """
    for entry, weight in weights.items():
        general = base.entries[entry]
        if general.platform != "smtp" or any(piece.kind is Kind.CODE for piece in weight.evidence):
            continue
        for sibling, words in gated.items():
            other = base.entries[sibling]
            alike = other.platform in GATES and set(other.reasons) & set(general.reasons)
            if alike and words >= _MUCH_MORE * gated.get(entry, 0.0):
                facts[sibling] = max(facts.get(sibling, 0.0), weight.facts * _REPEATED)
