"""What does a message hold that points to an entry? Codes, server texts, products, providers, addresses, words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.diagnosis import codes
from bot.diagnosis.asks import asked
from bot.diagnosis.codes import Code
from bot.diagnosis.fold import lower, words
from bot.diagnosis.index import Word
from bot.diagnosis.language import UNDETERMINED, detect
from bot.diagnosis.model import Evidence, Found, Kind
from bot.diagnosis.names import KIN, Host, Name, Products, Providers, tokens
from bot.diagnosis.patterns import LONGEST, Hit, Patterns
from bot.diagnosis.plain import Mapped, Plain, folded, plain
from bot.diagnosis.voices import Speech, speech
from bot.kb.base import Knowledge
from bot.kb.model import Asks, Namespace
from bot.mail.address import Address, addresses, domains

SUPPORTS = "~"
"""Ends the key of a text that merely supports its entry."""
_TICKET = re.compile(
    r"/tickets/(?P<link>\d{1,10})|(?<![\w&#])#(?P<hash>\d{3,9})(?![\w.]|-\d| ?[245]\.\d)|"
    r"(?:ticket|тікет\w*|тикет\w*|zgłoszeni\w*|zgloszeni\w*|звернення|заявк\w*|segnalazione)\s{0,2}(?:n\.?|nr\.?|no\.?|№|num\.?)?\s{0,2}#?(?P<word>\d{3,9})\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<!\S)\S[^\s.@/_-]*[.@/_-]\S+")
_LONGEST_TALK = 1200


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything found in one message. Spans of evidence index the original text."""

    codes: tuple[tuple[Code, Evidence], ...]
    hits: tuple[tuple[Hit, Evidence], ...]
    products: tuple[Evidence, ...]
    providers: tuple[Evidence, ...]
    speaking: tuple[str, ...]
    """Providers whose own server speaks in the text."""
    words: tuple[Word, ...]
    """The words people say, for comparing; spans of the original."""
    found: Found
    asks: Asks
    language: str
    lowered: str


class Extractor:
    """Finds evidence with the names, codes and patterns of one base."""

    def __init__(self, base: Knowledge) -> None:
        self._products = Products(base.products)
        self._providers = Providers(base.providers)
        self._patterns = Patterns(base.entries.values())
        self._known = tuple(
            {
                code.code
                for entry in base.entries.values()
                for code in entry.codes
                if code.namespace == Namespace.PROVIDER
            }
        )

    def extract(self, text: str, products: Sequence[str] = ()) -> Extract:
        """The evidence in `text`; `products` are those that earlier messages of the case named."""
        clean = plain(text)
        lowered = lower(clean.text)
        spoken = tokens(lowered[:LONGEST])
        written, hosts = addresses(clean.text[:LONGEST]), domains(clean.text[:LONGEST])
        named = self._products.find(clean.text, spoken)
        providers = self._providers.find(lowered[:LONGEST], spoken, written, hosts)
        case = tuple(dict.fromkeys(name.id for name in named)) or tuple(products)
        found_codes = tuple(
            (code, _code_evidence(clean, text, code)) for code in codes.find(clean.text, case, self._known)
        )
        line = folded(clean.body)
        there = frozenset(name.id for name in providers)
        hits = tuple((hit, _hit_evidence(line, text, hit, there)) for hit in self._patterns.find(line.text))
        named_evidence = _names(clean, text, named, Kind.PRODUCT)
        provider_evidence = _names(clean, text, providers, Kind.PROVIDER)
        evidence = (*(one for _, one in found_codes), *(one for _, one in hits), *named_evidence, *provider_evidence)
        said = speech(clean)
        own = said.own()
        return Extract(
            codes=found_codes,
            hits=hits,
            products=named_evidence,
            providers=provider_evidence,
            speaking=tuple(name.id for name in providers if name.speaks),
            words=_talk(said, named),
            found=Found(
                evidence=evidence,
                products=tuple(dict.fromkeys(name.id for name in named)),
                providers=tuple(name.id for name in providers),
                addresses=tuple(dict.fromkeys(address.text for address in written)),
                domains=_domains(written, hosts),
                ticket=_ticket(text),
            ),
            asks=asked(own or clean.text[:400]),
            language=_language(own, clean, named),
            lowered=lowered,
        )


def _language(own: str, clean: Plain, named: Sequence[Name]) -> str:
    for name in named:
        own = own.replace(clean.text[name.start : name.end], " ")
    found = detect(_DOTTED.sub(" ", own))
    if found != UNDETERMINED:
        return found
    around = detect(_DOTTED.sub(" ", "\n".join(clean.text.split("\n")[:6])))
    return around if around != "en" and len(own.split()) >= 2 else UNDETERMINED


def _code_evidence(clean: Plain, text: str, code: Code) -> Evidence:
    start, end = clean.origin(code.start, code.end)
    return Evidence(Kind.CODE, text[start:end], start, end, code.key)


def _hit_evidence(line: Mapped, text: str, hit: Hit, providers: frozenset[str]) -> Evidence:
    """A text that is limited to a provider merely supports where only other providers are in the message."""
    start, end = line.origin(hit.start, hit.end)
    kind = Kind.PHRASE if hit.pattern.on == "screen" else Kind.REPLY
    limited = hit.pattern.provider
    foreign = limited and providers and limited not in providers and KIN.get(limited) not in providers
    supports = foreign or hit.pattern.weight == "supports"
    return Evidence(kind, text[start:end], start, end, hit.entry + (SUPPORTS if supports else ""))


def _names(clean: Plain, text: str, names: Iterable[Name], kind: Kind) -> tuple[Evidence, ...]:
    found: dict[str, Evidence] = {}
    for name in names:
        start, end = clean.origin(name.start, name.end)
        found.setdefault(name.id, Evidence(kind, text[start:end], start, end, f"{kind}:{name.id}"))
    return tuple(found.values())


def _talk(said: Speech, names: Iterable[Name]) -> tuple[Word, ...]:
    """The words people say; a text that is nothing but a server's gives the server's words."""
    clean, spans = said.plain, said.spans
    taken = [(name.start, name.end) for name in names]
    if sum(len(clean.text[start:end].split()) for start, end in spans) < 3:
        spans = ((0, len(clean.text)),)
    found: list[Word] = []
    budget = _LONGEST_TALK
    for start, end in spans:
        heard = clean.text[start : min(end, start + budget)]
        budget -= len(heard)
        for word, low, high in words(heard):
            at, to = start + low, start + high
            if not any(at < name_end and name_start < to for name_start, name_end in taken):
                found.append(Word(word, *clean.origin(at, to)))
        if budget <= 0:
            break
    return tuple(found)


def _domains(written: Iterable[Address], hosts: Iterable[Host]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(address.domain for address in written), *(name for name, _, _ in hosts)]))


def _ticket(text: str) -> str | None:
    found = _TICKET.search(text[: _LONGEST_TALK * 2])
    return next((number for number in found.groups() if number), None) if found else None
