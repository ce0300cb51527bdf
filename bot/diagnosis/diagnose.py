"""Why did the email not arrive? A text and what the case already knows in, ranked entries or an honest silence out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from bot.diagnosis.bare import number_of, resolved
from bot.diagnosis.causes import ordered
from bot.diagnosis.concepts import speaks_of_trouble
from bot.diagnosis.decide import Case, Decision, decide
from bot.diagnosis.extract import Extract, Extractor
from bot.diagnosis.index import OFF, Index, Word
from bot.diagnosis.model import Context, Diagnosis, Evidence, Found, Kind, Match
from bot.diagnosis.plain import plain
from bot.diagnosis.rank import Ranked, hinted, ranked
from bot.diagnosis.weigh import CARRIED, CHOSEN, Scale, Weighed, Weight
from bot.kb.base import Knowledge

_KEPT_SCORES = 16
_OLD_WORDS = 0.7
"""What the words of earlier messages count beside the new ones."""
_QUOTE = 200


class Diagnoser:
    """Diagnoses texts with one knowledge base. Built once per base; asking changes nothing in it."""

    def __init__(self, base: Knowledge, index: Index | None = None) -> None:
        self._base = base
        self._extractor = Extractor(base)
        self._scale = Scale(base)
        self._given = index

    @classmethod
    def from_index(cls, base: Knowledge, data: Any) -> "Diagnoser":
        """A diagnoser over an index that `to_index` gave for the same base."""
        return cls(base, Index.from_json(data))

    def to_index(self) -> Any:
        """The index as JSON-able data, for a cache keyed by the base's fingerprint."""
        return self._index.to_json()

    @cached_property
    def _index(self) -> Index:
        return self._given or Index.build(self._base)

    def diagnose(self, text: str, context: Context = Context(), adds: tuple[str, ...] = ()) -> Diagnosis:  # noqa: B008
        """What the text says about the case. `adds` are evidence keys of choices that were pressed."""
        pressed = _pressed(adds)
        products = pressed.products or context.found.products
        seen = self._extractor.extract(text, products)
        scores = self._words(seen.words, context.scores)
        found = resolved(self._base, _merged(seen, context.found, pressed), pressed.evidence, seen.lowered, scores)
        proves = {piece: hit.pattern.reason for hit, piece in seen.hits if hit.pattern.reason}
        weighed = self._scale.weigh(_shares(seen, found, pressed), found.providers, seen.speaking, proves)
        chosen = tuple(key for key in adds if key in self._base.entries)
        weights = _with_chosen(weighed, chosen)
        hints = hinted(word.text for word in seen.words)
        order = ranked(self._base, weights, scores, found.products, context.excluded, hints)
        case = _case(order, scores, found, seen, weighed, chosen, pressed)
        decision = decide(self._base, replace(case, excluded=frozenset(context.excluded)))
        return self._diagnosis(text, decision, seen, found, scores, weights)

    def _words(self, words: Sequence[Word], before: Mapping[str, float]) -> dict[str, float]:
        scores = self._index.scores(words) if words else {}
        for entry, score in before.items():
            scores[entry] = scores.get(entry, 0.0) + _OLD_WORDS * score
        return scores

    def _diagnosis(
        self,
        text: str,
        decision: Decision,
        seen: Extract,
        found: Found,
        scores: Mapping[str, float],
        weights: Mapping[str, Weight],
    ) -> Diagnosis:
        matches = tuple(self._match(text, one, confidence, seen, found, weights) for one, confidence in decision.shown)
        shown = {match.entry: match for match in matches}
        second = decision.runner_up
        runner_up = second and (shown.get(second[0].entry) or self._match(text, *second, seen, found, weights))
        kept = sorted(((score, key) for key, score in scores.items() if not key.startswith(OFF)), reverse=True)
        return Diagnosis(
            mode=decision.mode,
            certainty=decision.certainty,
            matches=matches,
            runner_up=runner_up,
            question=decision.question,
            reason=self._reason(matches, weights),
            asks=seen.asks,
            detected=seen.language,
            found=found,
            scores={key: round(score, 2) for score, key in kept[:_KEPT_SCORES]},
            off_topic=decision.off_topic,
        )

    def _match(
        self, text: str, one: Ranked, confidence: float, seen: Extract, found: Found, weights: Mapping[str, Weight]
    ) -> Match:
        weight = weights.get(one.entry)
        evidence = list(dict.fromkeys(weight.evidence)) if weight else []
        evidence.sort(key=lambda piece: (piece.kind not in (Kind.REPLY, Kind.PHRASE), piece.end == 0, -len(piece.text)))
        entry = self._base.entries[one.entry]
        evidence += [piece for piece in seen.products if piece.key == f"product:{entry.platform}"]
        evidence += [
            Evidence(Kind.SYMPTOM, text[word.start : word.end], word.start, word.end, one.entry)
            for word in self._index.telling(seen.words, one.entry)
        ]
        return Match(one.entry, round(confidence, 3), tuple(evidence), ordered(entry, found, seen.lowered))

    def _reason(self, matches: Sequence[Match], weights: Mapping[str, Weight]) -> str | None:
        """The first entry's reason; a product's entry takes the one that the server's own words prove."""
        if not matches:
            return None
        first = matches[0].entry
        own = weights.get(first)
        if own and own.reason:
            return own.reason
        reasons = self._base.entries[first].reasons
        for entry, weight in weights.items():
            proven = weight.reason or self._base.entries[entry].reasons[0]
            if weight.decisive and proven in reasons:
                return proven
        return reasons[0]


def deciding_line(diagnosis: Diagnosis, text: str) -> str:
    """The line of `text` that decided, without markup, at most 200 characters; empty when nothing in it did."""
    kinds = (Kind.REPLY, Kind.PHRASE, Kind.CODE)
    pieces = [piece for match in diagnosis.matches[:1] for piece in match.evidence if piece.end > 0]
    proof = [piece for piece in pieces if piece.kind in kinds] or [
        piece for piece in pieces if piece.kind is Kind.SYMPTOM
    ]
    if not proof:
        return ""
    start = text.rfind("\n", 0, proof[0].start) + 1
    end = text.find("\n", proof[0].end)
    line = " ".join(plain(text[start : len(text) if end < 0 else end]).text.strip("` ").split())
    if len(line) <= _QUOTE:
        return line
    words = " ".join(plain(text[proof[0].start : proof[0].end]).text.split())
    at = max(0, line.find(words) - 40)
    cut = line[at : at + _QUOTE - 2].strip()
    return ("…" if at else "") + cut + ("…" if at + _QUOTE - 2 < len(line) else "")


def _pressed(adds: Iterable[str]) -> Found:
    evidence = []
    products: list[str] = []
    providers: list[str] = []
    for key in adds:
        kind, _, value = key.partition(":")
        if kind == "product":
            products.append(value)
        elif kind == "provider":
            providers.append(value)
        elif value:
            evidence.append(Evidence(Kind.CODE, value, 0, 0, key))
            products += ["sell"] if kind.startswith("sell") else []
    return Found(tuple(evidence), tuple(dict.fromkeys(products)), tuple(providers))


def _merged(seen: Extract, before: Found, pressed: Found) -> Found:
    """New evidence first; a product named now replaces the one named before."""
    new = seen.found
    carried = tuple(
        replace(piece, start=0, end=0)
        for piece in before.evidence
        if piece.kind in (Kind.CODE, Kind.REPLY, Kind.PHRASE) and not _settled(piece.key, pressed)
    )
    keys = {piece.key for piece in new.evidence}
    kept = tuple(piece for piece in carried if piece.key not in keys)
    return Found(
        evidence=(*pressed.evidence, *new.evidence, *kept),
        products=pressed.products or new.products or before.products,
        providers=tuple(dict.fromkeys((*pressed.providers, *new.providers, *before.providers))),
        addresses=tuple(dict.fromkeys((*new.addresses, *before.addresses))),
        domains=tuple(dict.fromkeys((*new.domains, *before.domains))),
        ticket=new.ticket or before.ticket,
    )


def _settled(key: str, pressed: Found) -> bool:
    """Whether a pressed choice has said which code was meant, so that the other readings of it are void."""
    number = key.partition(":")[2]
    return any(piece.key.partition(":")[2] == number and piece.key != key for piece in pressed.evidence)


def _shares(seen: Extract, found: Found, pressed: Found) -> list[tuple[Evidence, float]]:
    fresh = {(piece.start, piece.end) for piece in seen.found.evidence}
    settled = [piece for piece in found.evidence if not _settled(piece.key, pressed)]
    new = set(pressed.evidence)
    return [(piece, 1.0 if piece in new or (piece.start, piece.end) in fresh else CARRIED) for piece in settled]


def _with_chosen(weighed: Weighed, chosen: Sequence[str]) -> dict[str, Weight]:
    weights = dict(weighed.weights)
    for entry in chosen:
        weight = weights.setdefault(entry, Weight())
        weight.facts += CHOSEN
        weight.decisive = True
    return weights


def _case(
    order: tuple[Ranked, ...],
    scores: Mapping[str, float],
    found: Found,
    seen: Extract,
    weighed: Weighed,
    chosen: tuple[str, ...],
    pressed: Found,
) -> Case:
    return Case(
        order=order,
        scores=scores,
        products=found.products,
        bare=tuple(
            number for piece in found.evidence if (number := number_of(piece.key)) and not _settled(piece.key, pressed)
        ),
        contested=weighed.contested,
        chosen=chosen,
        vague=not seen.words
        or bool(found.providers)
        or any(piece.kind is Kind.CODE for piece in found.evidence)
        or speaks_of_trouble(word.text for word in seen.words),
    )
