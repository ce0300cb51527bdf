"""The whole knowledge base in memory: immutable, swapped as one reference when the files change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.kb.limits import Limit
from bot.kb.model import Entry, OutOfScope, Product, Reason, Source
from bot.kb.provider import Provider
from bot.kb.whereabouts import Whereabouts


@dataclass(frozen=True)
class Knowledge:
    """Everything the loader read, by id. Build it with `kb.load.load`."""

    entries: Mapping[str, Entry]
    reasons: Mapping[str, Reason]
    sources: Mapping[str, Source]
    providers: Mapping[str, Provider]
    products: Mapping[str, Product]
    out_of_scope: tuple[OutOfScope, ...]
    evidence: Mapping[str, Whereabouts]
    limits: Mapping[str, Limit]
    local: frozenset[str]
    """Ids of entries that an overlay folder brought or replaced."""
    fingerprint: str
    """A digest of all files: two bases with one fingerprint say the same."""

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The provider-scoped siblings of each general entry."""
        found: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.parent:
                found.setdefault(entry.parent, []).append(entry.id)
        return {parent: tuple(sorted(ids)) for parent, ids in found.items()}
