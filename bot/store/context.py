"""What does a thread remember? A case's context as JSON: keys and scores, never what people wrote.

Evidence keeps its text only where that is a code or a known name; of a phrase or a server's reply the key is enough.
"""

from collections.abc import Mapping
from typing import Any

from bot.diagnosis.model import Context, Evidence, Found, Kind

KEPT_TEXT = frozenset({Kind.CODE, Kind.PRODUCT, Kind.PROVIDER})
MOST_EVIDENCE = 40
MOST_NAMES = 20
MOST_SCORES = 60
LONGEST_TEXT = 40


def dump(context: Context) -> dict[str, Any]:
    """The context as JSON, within bounds: the newest evidence, the highest scores."""
    found = context.found
    scores = sorted(context.scores.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SCORES]
    return {
        "evidence": [_evidence(one) for one in found.evidence[:MOST_EVIDENCE]],
        "products": list(found.products[:MOST_NAMES]),
        "providers": list(found.providers[:MOST_NAMES]),
        "addresses": list(found.addresses[:MOST_NAMES]),
        "domains": list(found.domains[:MOST_NAMES]),
        "ticket": found.ticket,
        "scores": {entry: round(score, 4) for entry, score in scores},
        "excluded": list(context.excluded[:MOST_NAMES]),
    }


def load(row: Mapping[str, Any]) -> Context:
    """The context a row holds. Spans are empty: the text they pointed into is gone."""
    kinds = {kind.value for kind in Kind}
    evidence = tuple(
        Evidence(Kind(kind), text, 0, 0, key) for kind, key, text in row.get("evidence", ()) if kind in kinds
    )
    found = Found(
        evidence=evidence,
        products=tuple(row.get("products", ())),
        providers=tuple(row.get("providers", ())),
        addresses=tuple(row.get("addresses", ())),
        domains=tuple(row.get("domains", ())),
        ticket=row.get("ticket"),
    )
    return Context(found, dict(row.get("scores", {})), tuple(row.get("excluded", ())))


def _evidence(one: Evidence) -> list[str]:
    return [one.kind.value, one.key, one.text[:LONGEST_TEXT] if one.kind in KEPT_TEXT else ""]
