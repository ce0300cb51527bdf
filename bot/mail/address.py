"""Which email addresses and domains does a text name, and how is an address shown to people who need not know it?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it stands in a text; `domain` is lower-case."""

    text: str
    local: str
    domain: str
    start: int
    end: int


_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(
    rf"(?<![\w.+@/-])(?P<local>[\w!#$%&'*+/=?^`{{|}}~.-]{{1,64}})@(?P<domain>{_LABEL}(?:\.{_LABEL}){{1,6}})(?![\w@])"
)
_DOMAIN = re.compile(rf"(?<![\w@.$%+-])(?P<domain>{_LABEL}(?:\.{_LABEL}){{1,6}})(?![\w@])")
_ENDINGS = frozenset(
    "com net org info biz io eu app dev shop online site store email cloud xyz tech agency name pro mobi gov edu int "
    "mil it pl ua uk de fr es pt ru at ch be nl cz sk hu ro bg gr dk fi ie us ca au nz jp cn br mx tr lt lv ee by md "
    "ge kz hr "
    "rs se co ai tv cc укр рф бел example test invalid localdomain local coom con".split()
)
_BARE_NEEDS_MORE = frozenset("it be at se co de con cc".split())


def addresses(text: str) -> tuple[Address, ...]:
    """Every address in `text` in order of appearance, repeated ones too; angle brackets and `mailto:` left out."""
    found = []
    for match in _ADDRESS.finditer(text):
        local = match["local"]
        lead = len(local) - len(local.lstrip("'`*{|/=.#"))
        local = local[lead:]
        if local and not match["domain"][-1].isdigit():
            found.append(
                Address(
                    text[match.start() + lead : match.end()],
                    local,
                    match["domain"].lower(),
                    match.start() + lead,
                    match.end(),
                )
            )
    return tuple(found)


def domains(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every domain in `text` that is no part of an address: lower-case name, start, end. Host names count too."""
    found = []
    for match in _DOMAIN.finditer(text):
        name = match["domain"]
        last = name.rpartition(".")[2].lower()
        if (last in _ENDINGS or last.startswith("xn--")) and _plausible(name, last):
            found.append((name.lower(), match.start(), match.end()))
    return tuple(found)


def masked(address: str) -> str:
    """An address with only the first and last letter of its local part and the whole domain: `a•••k@firma.pl`."""
    local, at, domain = address.rpartition("@")
    if not at:
        return address
    return f"{local[:1]}•••{local[-1:] if len(local) > 2 else ''}@{domain}"


def masks(addresses: Iterable[str]) -> dict[str, str]:
    """The mask of each address; two addresses that would look alike get a number to tell them apart."""
    found: dict[str, str] = {}
    used: dict[str, int] = {}
    for address in addresses:
        if address in found:
            continue
        mask = masked(address)
        used[mask] = used.get(mask, 0) + 1
        number = used[mask]
        found[address] = mask if number == 1 else mask.replace("•••", f"•••{number}•", 1)
    return found


def mask(text: str) -> str:
    """The text with each of its addresses masked."""
    shown = masks(found.text for found in addresses(text))
    for address in sorted(shown, key=len, reverse=True):
        text = text.replace(address, shown[address])
    return text


def _plausible(name: str, last: str) -> bool:
    """Whether a dotted word is a domain and not two words of a sentence with the space forgotten."""
    if name[0].isdigit() and name.replace(".", "").isdigit():
        return False
    before = name.rsplit(".", 2)[-2]
    return last not in _BARE_NEEDS_MORE or len(before) >= 4 or name.count(".") >= 2 or "-" in before
