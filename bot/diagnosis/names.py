"""Which products and mail providers does a text name, and which provider's server speaks in it?"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.kb.model import Product
from bot.kb.provider import Provider
from bot.mail.address import Address

GATES = ("sell", "snov", "support", "hubspot")
"""Products whose being named rules out the others. `smtp` and `mailbox` are no products but layers below them all."""


KIN = {"outlookcom": "microsoft", "microsoft": "outlookcom"}
"""Providers of one house: their codes are the same unless the base says otherwise."""


@dataclass(frozen=True, slots=True)
class Name:
    """A product or provider that a stretch of text names."""

    id: str
    start: int
    end: int
    speaks: bool = False
    """True for a provider whose own server's words or host name stand in the text."""


Host = tuple[str, int, int]
"""A host name in a text: lower-case name, start, end."""
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = frozenset("s a u e y i em ie ę ą ie owi om ach ów ami а у і е и ом ою ові ів ам ами ах ем ем'у".split())
"""Case endings that Polish and Ukrainian put on foreign names."""
_VERB_BEFORE = frozenset(
    "we they i you who people shops that which not dont don't to could would will also online".split()
)
_VERB_AFTER = frozenset(
    "a an the our his her my their your more it them this these products things lamps cars online stuff on".split()
)


Tokens = list[tuple[str, int, int]]


def tokens(lowered: str) -> Tokens:
    """The words of a lower-case text with their places: what `find` reads."""
    return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(lowered)]


class Names:
    """Finds names in words: longest phrase first, with case endings."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        phrases: dict[tuple[str, ...], str] = {}
        for owner, spellings in names.items():
            for spelling in spellings:
                words = tuple(_WORD.findall(spelling.lower()))
                if words and not all(word.isdigit() for word in words):
                    phrases.setdefault(words, owner)
        self._phrases = phrases
        self._longest: dict[str, int] = {}
        for words in phrases:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def find(self, words: Tokens) -> tuple[tuple[str, int, int], ...]:
        """(owner, start, end) of each name among the words of a text."""
        hits = []
        skip = 0
        for at in range(len(words)):
            if at < skip or not self._likely(words[at][0]):
                continue
            owner, length = self._at(words, at)
            if owner:
                hits.append((owner, words[at][1], words[at + length - 1][2]))
                skip = at + length
        return tuple(hits)

    def _likely(self, word: str) -> bool:
        known = self._longest
        return word in known or word[:-1] in known or word[:-2] in known or word[:-3] in known

    def _at(self, words: Tokens, at: int) -> tuple[str | None, int]:
        first = words[at][0]
        for stem in _stems(first):
            longest = self._longest.get(stem, 0)
            for length in range(min(longest, len(words) - at), 0, -1):
                rest = [word for word, _, _ in words[at + 1 : at + length]]
                for last in _stems(rest[-1]) if rest else ("",):
                    key = (stem, *rest[:-1], last) if rest else (stem,)
                    if length > 1 and stem != first:
                        continue
                    if key in self._phrases:
                        return self._phrases[key], length
        return None, 0


def _stems(word: str) -> Iterable[str]:
    yield word
    for cut in (1, 2, 3):
        if len(word) - cut >= 3 and word[-cut:] in _ENDINGS:
            yield word[:-cut]


class Products:
    """Which products of `products.yaml` are named."""

    def __init__(self, products: Mapping[str, Product]) -> None:
        self._names = Names({product.id: (product.name.lower(), *product.names) for product in products.values()})

    def find(self, text: str, words: Tokens) -> tuple[Name, ...]:
        """The products named in `text`; the English verb "to sell" is none."""
        return tuple(
            Name(owner, start, end)
            for owner, start, end in self._names.find(words)
            if owner in GATES and not (owner == "sell" and _is_verb(text, start, end))
        )


def _is_verb(text: str, start: int, end: int) -> bool:
    if text[start:end] not in ("sell", "sells"):
        return False
    before = _WORD.findall(text[max(0, start - 20) : start].lower())
    after = _WORD.findall(text[end : end + 20].lower())
    if after and after[0] in _VERB_AFTER and (not before or before[-1] != "in"):
        return True
    return bool(before) and before[-1] in _VERB_BEFORE and before[-1] != "to"


class Providers:
    """Which mail providers are named, and which one's server speaks."""

    def __init__(self, providers: Mapping[str, Provider]) -> None:
        self._names = Names({provider.id: (provider.name.lower(), *provider.names) for provider in providers.values()})
        self._domains = {domain: provider.id for provider in providers.values() for domain in provider.domains}
        self._hosts = {host.lstrip("."): provider.id for provider in providers.values() for host in provider.hosts}
        self._texts = tuple((text, provider.id) for provider in providers.values() for text in provider.texts)

    def find(self, lowered: str, words: Tokens, written: Iterable[Address], hosts: Iterable[Host]) -> tuple[Name, ...]:
        """The providers in a text with these words, addresses and host names, those that speak first."""
        found: dict[str, Name] = {}
        for literal, owner in self._texts:
            at = lowered.find(literal)
            if at >= 0:
                found.setdefault(owner, Name(owner, at, at + len(literal), speaks=True))
        named = list(self._names.find(words))
        named += [(self._domains[one.domain], one.start, one.end) for one in written if one.domain in self._domains]
        for name, start, end in hosts:
            if name in self._domains:
                named.append((self._domains[name], start, end))
            elif host_owner := self._by_host(name):
                found.setdefault(host_owner, Name(host_owner, start, end, speaks=True))
        for owner, start, end in named:
            found.setdefault(owner, Name(owner, start, end))
        return tuple(found.values())

    def _by_host(self, name: str) -> str | None:
        labels = name.split(".")
        for at in range(len(labels) - 1):
            owner = self._hosts.get(".".join(labels[at:]))
            if owner:
                return owner
        return None
