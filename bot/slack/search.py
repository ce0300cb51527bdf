"""Which entries speak of these words? A plain look through ids, codes, titles and symptom lines. Pure.

This is for people who know what they look for; a question is answered by diagnosis.
"""

import re
from collections.abc import Iterator

from bot.kb.base import Knowledge
from bot.kb.model import LANGUAGES, Entry

_WORD = re.compile(r"[\w.]*\w")
STEM = 5
"""Letters that two forms of one word share: good enough for four languages in a list of five."""


def search(words: str, base: Knowledge, most: int = 5) -> tuple[str, ...]:
    """The ids of at most `most` entries, best first; all words count, the rarest place most."""
    wanted = _stems(words)
    ranked = ((_score(entry, wanted), entry.id) for entry in base.entries.values())
    found = sorted(((-score, name) for score, name in ranked if score > 0), key=lambda pair: (pair[0], pair[1]))
    return tuple(name for _, name in found[:most])


def _score(entry: Entry, wanted: frozenset[str]) -> float:
    places = ((10.0, entry.id), *((8.0, code.code) for code in entry.codes), *_texts(entry))
    best: dict[str, float] = {}
    for weight, text in places:
        for stem in wanted & _stems(text):
            best[stem] = max(best.get(stem, 0.0), weight)
    missing = len(wanted) - len(best)
    return sum(best.values()) - 2 * missing if best else 0.0


def _texts(entry: Entry) -> Iterator[tuple[float, str]]:
    for language in LANGUAGES:
        yield 5.0, entry.title.in_(language)
        yield 2.0, entry.summary.in_(language)
        for line in entry.symptoms.in_(language):
            yield 1.0, line


def _stems(text: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(text.replace("/", " ").replace("-", " ")))
    return frozenset(word if any(sign.isdigit() for sign in word) else word[:STEM] for word in found)
