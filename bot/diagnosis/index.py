"""Which entries are written in words like these? BM25 on stems, word pieces and notions, as raw sums of evidence.

A document is an entry in one language for stems and pieces, and a whole entry for notions. What is out of scope is
indexed beside the entries, so that a near miss is outweighed by what it really asks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from bot.diagnosis.concepts import GENERAL, concept
from bot.diagnosis.fold import grams, stem, words
from bot.diagnosis.language import FUNCTION_WORDS
from bot.kb.base import Knowledge
from bot.kb.model import LANGUAGES, Entry

OFF = "off:"
"""The prefix of the ids of what is out of scope."""
_WEIGHTS = {"symptom": 1.0, "title": 1.0, "summary": 0.6, "cause": 0.5}
_K1, _B = 2.0, 0.6
_LONGEST_QUERY = 48
_GRAM_SHARE = 0.3
STEM, GRAM, NOTION = 1.0, 0.25, 1.6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: folded, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Space:
    """One kind of feature: for each term the documents that hold it, with what it is worth there."""

    owners: Sequence[str]
    """The entry of each document."""
    postings: Mapping[str, Sequence[int]]
    """For each term: a document's number, a hundredth of the term's worth there, the next document's number, ..."""

    def best(self, term: str, documents: Sequence[int]) -> float:
        """What a term is worth at most in some documents."""
        flat = self.postings.get(term, ())
        return max((flat[at + 1] / 100 for at in range(0, len(flat), 2) if flat[at] in documents), default=0.0)


class Index:
    """The words of a base, ready to be asked."""

    def __init__(self, stems: Space, pieces: Space, notions: Space) -> None:
        self._stems = stems
        self._pieces = pieces
        self._notions = notions

    @classmethod
    def build(cls, base: Knowledge) -> "Index":
        """The index of a base."""
        documents = {key: _count(lines) for key, lines in _documents(base)}
        merged: dict[tuple[str, str], dict[str, float]] = {}
        for (owner, _), counts in documents.items():
            whole = merged.setdefault((owner, ""), {})
            for word, count in counts.items():
                whole[word] = whole.get(word, 0.0) + count
        stems = _space(documents, lambda word: (stem(word),))
        return cls(stems, _space(documents, grams, share=_GRAM_SHARE), _space(merged, _notion))

    def scores(self, question: Sequence[Word]) -> dict[str, float]:
        """What each entry and each out-of-scope topic is worth for these words; what nothing speaks for is left out."""
        distinct = list({word.text: word for word in question}.values())
        asked = self._telling([word.text for word in distinct])
        lexical: dict[int, float] = {}
        _add(lexical, self._stems, {stem(word) for word in asked}, STEM)
        _add(lexical, self._pieces, {piece for word in asked for piece in grams(word)}, GRAM)
        best: dict[str, float] = {}
        for document, score in lexical.items():
            owner = self._stems.owners[document]
            if score > best.get(owner, 0.0):
                best[owner] = score
        notions: dict[int, float] = {}
        _add(notions, self._notions, {name for word in asked for name in _notion(word)}, NOTION)
        for document, score in notions.items():
            owner = self._notions.owners[document]
            best[owner] = best.get(owner, 0.0) + score
        return best

    def telling(self, question: Iterable[Word], entry: str, most: int = 4) -> tuple[Word, ...]:
        """The words that speak most for an entry, strongest first."""
        documents = [number for number, owner in enumerate(self._stems.owners) if owner == entry]
        whole = [number for number, owner in enumerate(self._notions.owners) if owner == entry]
        worth = []
        for word in question:
            value = STEM * self._stems.best(stem(word.text), documents)
            value += sum(NOTION * self._notions.best(name, whole) for name in _notion(word.text))
            if value > 0 and word.text not in FUNCTION_WORDS:
                worth.append((value, -word.start, word))
        return tuple(word for _, _, word in sorted(worth, reverse=True)[:most])

    def _telling(self, asked: list[str]) -> list[str]:
        if len(asked) <= _LONGEST_QUERY:
            return asked
        return sorted(asked, key=lambda word: len(self._stems.postings.get(stem(word), ())) or 10**6)[:_LONGEST_QUERY]

    def to_json(self) -> Any:
        """The index as plain lists and objects, for a cache."""
        return [
            [list(space.owners), {term: list(postings) for term, postings in space.postings.items()}]
            for space in (self._stems, self._pieces, self._notions)
        ]

    @classmethod
    def from_json(cls, data: Any) -> "Index":
        """What `to_json` gave."""
        return cls(*(Space(owners, postings) for owners, postings in data))


def _documents(base: Knowledge) -> Iterable[tuple[tuple[str, str], list[tuple[str, float]]]]:
    for entry in base.entries.values():
        for language in LANGUAGES:
            lines = list(_lines(entry, language))
            if lines:
                yield (entry.id, language), lines
    for topic in base.out_of_scope:
        for language in LANGUAGES:
            negatives = [(line, _WEIGHTS["symptom"]) for line in topic.lines.in_(language)]
            if negatives:
                yield (OFF + topic.id, language), negatives


def _lines(entry: Entry, language: str) -> Iterable[tuple[str, float]]:
    for line in entry.symptoms.in_(language):
        yield line, _WEIGHTS["symptom"]
    fields = [(entry.title, "title"), (entry.summary, "summary"), *((cause.text, "cause") for cause in entry.causes)]
    for text, kind in fields:
        if line := getattr(text, language):
            yield line, _WEIGHTS[kind]


def _notion(word: str) -> tuple[str, ...]:
    name = concept(word)
    return (name,) if name and name not in GENERAL else ()


def _count(lines: Iterable[tuple[str, float]]) -> dict[str, float]:
    counted: dict[str, float] = {}
    for line, weight in lines:
        for word, _, _ in words(line):
            counted[word] = counted.get(word, 0.0) + weight
    return counted


def _space(
    documents: Mapping[tuple[str, str], Mapping[str, float]],
    terms: Callable[[str], tuple[str, ...]],
    share: float = 1.0,
) -> Space:
    """BM25 weights; terms that stand in more than `share` of the documents are left out."""
    known: dict[str, tuple[str, ...]] = {}
    counted: list[dict[str, float]] = []
    for held in documents.values():
        counts: dict[str, float] = {}
        for word, count in held.items():
            found = known.get(word)
            if found is None:
                found = known[word] = terms(word)
            for term in found:
                counts[term] = counts.get(term, 0.0) + count
        counted.append(counts)
    return Space([owner for owner, _ in documents], _postings(counted, share))


def _postings(counted: Sequence[Mapping[str, float]], share: float) -> dict[str, list[int]]:
    lengths = [sum(counts.values()) for counts in counted]
    average = sum(lengths) / max(1, len(lengths)) or 1.0
    spread = Counter(term for counts in counted for term in counts)
    most = share * len(counted)
    rarity = {
        term: 100 * (_K1 + 1) * log(1 + (len(counted) - held + 0.5) / (held + 0.5))
        for term, held in spread.items()
        if held <= most
    }
    postings: dict[str, list[int]] = {term: [] for term in rarity}
    for number, counts in enumerate(counted):
        norm = _K1 * (1 - _B + _B * lengths[number] / average)
        for term, count in counts.items():
            if term in rarity:
                postings[term] += (number, int(count * rarity[term] / (count + norm)))
    return postings


def _add(scores: dict[int, float], space: Space, terms: Iterable[str], weight: float) -> None:
    worth = weight / 100
    for term in terms:
        flat = space.postings.get(term)
        if flat:
            for document, value in zip(flat[::2], flat[1::2], strict=True):
                scores[document] = scores.get(document, 0.0) + worth * value
