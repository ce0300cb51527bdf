"""Which entries do codes and server texts speak for, and how loudly? Only what the base says of each decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.diagnosis.bare import meanings, number_of
from bot.diagnosis.extract import SUPPORTS
from bot.diagnosis.model import Evidence, Kind
from bot.diagnosis.names import KIN
from bot.kb.base import Knowledge
from bot.kb.model import Code, Namespace

TEXT, CODE, CHOSEN = 110.0, 80.0, 300.0
SCOPED = 30.0
"""Added where the provider that a code or text is limited to is there."""
HINT = 15.0
"""A code shared by several meanings, or a text that merely supports."""
CARRIED = 0.8
"""What evidence of an earlier message of the case is worth beside the new one's."""


@dataclass(slots=True)
class Weight:
    """What speaks for one entry."""

    facts: float = 0.0
    decisive: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    reason: str | None = None
    """The reason that the strongest evidence proves, where it is not the first of the entry's."""
    strongest: float = 0.0

    def add(self, worth: float, evidence: Evidence, *, decisive: bool, reason: str | None = None) -> None:
        """Count one more piece of evidence."""
        self.facts += worth
        self.decisive = self.decisive or decisive
        self.evidence.append(evidence)
        if worth > self.strongest:
            self.strongest, self.reason = worth, reason


@dataclass(frozen=True, slots=True)
class Weighed:
    """The facts of a case."""

    weights: Mapping[str, Weight]
    contested: Mapping[str, tuple[tuple[str, str], ...]]
    """Codes that need a provider to mean something: code key -> (provider, entry) for each meaning."""


class Scale:
    """Looks codes and texts up in one base."""

    def __init__(self, base: Knowledge) -> None:
        self._codes: dict[str, list[tuple[str, Code]]] = {}
        self._base = base
        for entry in base.entries.values():
            for code in entry.codes:
                key = f"{code.namespace}:{code.code}"
                self._codes.setdefault(key, []).append((entry.id, code))

    def weigh(
        self,
        evidence: Iterable[tuple[Evidence, float]],
        providers: Iterable[str],
        speaking: Iterable[str],
        proves: Mapping[Evidence, str],
    ) -> Weighed:
        """The entries that pieces of evidence speak for; each comes with its share (less than 1 when carried over).

        A code that the base limits to a provider counts only where that provider is named or speaks. `proves` has the
        reason of texts that prove another one than the first of their entry.
        """
        weights: dict[str, Weight] = {}
        contested: dict[str, tuple[tuple[str, str], ...]] = {}
        there = _with_kin(tuple(speaking) or tuple(providers), providers)
        texts: list[tuple[Evidence, float]] = []
        for piece, share in evidence:
            if (number := number_of(piece.key)) is not None:
                for family, entry in meanings(self._base, number):
                    likely = HINT if family == Namespace.SELL_SEND else HINT - 3
                    weights.setdefault(entry, Weight()).add(likely * share, piece, decisive=False)
            elif piece.kind is Kind.CODE:
                self._weigh_code(weights, contested, piece, share, there)
            elif piece.kind in (Kind.REPLY, Kind.PHRASE):
                texts.append((piece, _text_worth(piece) * share))
        _weigh_texts(weights, texts, proves)
        return Weighed({entry: weight for entry, weight in weights.items() if entry in self._base.entries}, contested)

    def _weigh_code(
        self,
        weights: dict[str, Weight],
        contested: dict[str, tuple[tuple[str, str], ...]],
        piece: Evidence,
        share: float,
        there: tuple[str, ...],
    ) -> None:
        meanings = self._codes.get(piece.key) or self._other_class(piece.key)
        general = [(entry, code) for entry, code in meanings if not code.provider]
        scoped = [(entry, code) for entry, code in meanings if code.provider in there]
        own_scope = [(entry, code) for entry, code in scoped if code.provider == there[0]] if there else []
        for entry, code in own_scope or scoped:
            _add_code(weights, entry, code, piece, share, exact=True)
        for entry, code in general:
            shadowed = bool(scoped) and entry not in {other for other, _ in scoped}
            _add_code(weights, entry, code, piece, share * (0.2 if shadowed else 1.0), exact=False, hint=shadowed)
        elsewhere = tuple((code.provider or "", entry) for entry, code in meanings if code.provider)
        if elsewhere and not scoped and not any(code.alone == "answer" for _, code in general):
            contested[piece.key] = elsewhere
            for _, entry in elsewhere:
                weights.setdefault(entry, Weight()).add(HINT * share, piece, decisive=False)

    def _other_class(self, key: str) -> list[tuple[str, Code]]:
        """The meanings of a status whose temporary or permanent twin the base knows; they only hint."""
        namespace, _, code = key.partition(":")
        if namespace != Namespace.ENHANCED or code[0] not in "45":
            return []
        twins = self._codes.get(f"{namespace}:{'4' if code[0] == '5' else '5'}{code[1:]}", [])
        return [(entry, replace(twin, alone="offer")) for entry, twin in twins]


def _add_code(
    weights: dict[str, Weight],
    entry: str,
    code: Code,
    piece: Evidence,
    share: float,
    *,
    exact: bool,
    hint: bool = False,
) -> None:
    decisive = code.alone == "answer" and not hint
    worth = (CODE if decisive else HINT) + (SCOPED if exact else 0.0)
    if code.namespace == Namespace.SMTP:
        worth *= 0.7
    weight = weights.setdefault(entry, Weight())
    weight.add(worth * share, piece, decisive=decisive, reason=code.reason)


def _weigh_texts(
    weights: dict[str, Weight], texts: Sequence[tuple[Evidence, float]], proves: Mapping[Evidence, str]
) -> None:
    """An entry's strongest text counts in full, further ones a tenth: ten ways to say a thing are still one thing."""
    heard: set[str] = set()
    for piece, worth in sorted(texts, key=lambda text: -text[1]):
        entry = piece.key.removesuffix(SUPPORTS)
        weight = weights.setdefault(entry, Weight())
        weight.add(
            worth * (0.1 if entry in heard else 1.0),
            piece,
            decisive=not piece.key.endswith(SUPPORTS),
            reason=proves.get(piece),
        )
        heard.add(entry)


def _text_worth(piece: Evidence) -> float:
    return HINT if piece.key.endswith(SUPPORTS) else TEXT + min(20.0, len(piece.text) / 4)


def _with_kin(first: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys((*first, *others)))
    return tuple(dict.fromkeys((*found, *(KIN[provider] for provider in found if provider in KIN))))
