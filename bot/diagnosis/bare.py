"""What does a bare code of Sell mean in this case? `002` is known only once it says Sell, and sending or connecting."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.diagnosis.codes import BARE, sell_namespace
from bot.diagnosis.model import Evidence, Found
from bot.kb.base import Knowledge
from bot.kb.model import Namespace

FAMILIES = (Namespace.SELL_SEND, Namespace.SELL_CONNECT)
_ENOUGH = 30.0
_MUCH_MORE = 1.6


def number_of(key: str) -> str | None:
    """`002` of `bare:002`; None for other keys."""
    space, _, number = key.partition(":")
    return number if space == BARE else None


def resolved(
    base: Knowledge, found: Found, pressed: Sequence[Evidence], lowered: str, scores: Mapping[str, float]
) -> Found:
    """The case with its bare codes given the namespace that the newest words tell, where Sell is named.

    Words like "when connecting" decide, also for a code of an earlier message; else the entries, when the words speak
    much more for one of them; else the code stays bare, and the person is asked.
    """
    if "sell" not in found.products:
        return found
    evidence = tuple(piece if piece in pressed else _resolved(base, piece, lowered, scores) for piece in found.evidence)
    return replace(found, evidence=evidence)


def _resolved(base: Knowledge, piece: Evidence, lowered: str, scores: Mapping[str, float]) -> Evidence:
    space, _, number = piece.key.partition(":")
    if space != BARE and (space not in FAMILIES or piece.end):
        return piece
    told = None if piece.end else sell_namespace(lowered, number)
    known = meanings(base, number)
    family = told or (_by_words(known, scores) if space == BARE else None)
    return replace(piece, key=f"{family}:{number}") if family else piece


def meanings(base: Knowledge, number: str) -> tuple[tuple[Namespace, str], ...]:
    """(namespace, entry) of each meaning of a number in Sell's families, sending first."""
    return tuple(
        (family, entry.id)
        for family in FAMILIES
        for entry in base.entries.values()
        for code in entry.codes
        if code.namespace == family and code.code == number
    )


def _by_words(known: Sequence[tuple[Namespace, str]], scores: Mapping[str, float]) -> Namespace | None:
    worth = sorted(((scores.get(entry, 0.0), family) for family, entry in known), reverse=True)
    if len(worth) > 1 and worth[0][0] >= _ENOUGH and worth[0][0] >= _MUCH_MORE * worth[1][0]:
        return worth[0][1]
    return None
