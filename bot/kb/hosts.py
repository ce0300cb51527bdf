"""Which provider or product is meant? By id, by a name in any language, an address, a domain or a server name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from bot.kb.base import Knowledge
from bot.kb.model import Product
from bot.kb.provider import Provider

_EDGES = " \t\r\n\"'`«»“”„()[]<>,;:!?."
_SPACES = re.compile(r"\s+")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+")
LONGEST = 100
"""Characters of a name; what is longer is a text."""
CLOSE = 0.75
"""How much of two names must agree for one to be a slip of the other."""


@dataclass(frozen=True, slots=True)
class Host:
    """Who limits, or whose servers they are."""

    id: str
    name: str


def find(words: str, base: Knowledge) -> Host | None:
    """The provider or product that is meant, None where no name fits exactly."""
    wanted = _plain(words)
    if not wanted:
        return None
    by_name = dict(_names(base))
    return by_name.get(wanted) or _by_domain(_domain(wanted), base)


def near(words: str, base: Knowledge, most: int = 3) -> tuple[Host, ...]:
    """Whose name is spelt almost like that, nearest first."""
    by_name = dict(_names(base))
    wanted = _domain(_plain(words)) or _plain(words)
    close = get_close_matches(wanted, by_name, n=3 * most, cutoff=CLOSE)
    return tuple(dict.fromkeys(by_name[name] for name in close))[:most]


def is_meant(words: str, base: Knowledge) -> bool:
    """Do the words name a provider, or were they meant to? `exceeded` does not, `Arruba` and `rossi.it` do."""
    return bool(find(words, base) or near(words, base) or is_domain(words))


def is_domain(words: str) -> bool:
    """Is that an address, a domain or a server name, known or not?"""
    return bool(_domain(_plain(words)))


def _plain(words: str) -> str:
    return _SPACES.sub(" ", words[: LONGEST + 1].strip(_EDGES).casefold()) if len(words) <= LONGEST else ""


def _domain(wanted: str) -> str:
    found = wanted.rpartition("://")[2].partition("/")[0].rpartition("@")[2]
    return found if _DOMAIN.fullmatch(found) else ""


def _names(base: Knowledge) -> Iterator[tuple[str, Host]]:
    """Every name of everybody; the ids come last and win."""
    everybody: tuple[Provider | Product, ...] = (*base.products.values(), *base.providers.values())
    for one in everybody:
        for name in (*one.names, one.name.casefold(), *getattr(one, "domains", ())):
            yield name, Host(one.id, one.name)
    for one in everybody:
        yield one.id, Host(one.id, one.name)


def _by_domain(domain: str, base: Knowledge) -> Host | None:
    """Whose domain or server name is the longest end of this one."""
    ends = [
        (len(end), Host(provider.id, provider.name))
        for provider in base.providers.values()
        for end in (*provider.domains, *(host.lstrip(".") for host in provider.hosts))
        if domain == end or domain.endswith(f".{end}")
    ]
    return max(ends, key=lambda pair: pair[0])[1] if ends else None
