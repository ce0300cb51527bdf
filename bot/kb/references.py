"""Does everything the base names exist? Entries, reasons, sources, providers, products."""

from collections.abc import Iterator, Sequence, Set

from bot.kb.item import Item
from bot.kb.limits import Limit
from bot.kb.model import Cited, Code, Entry, Model, Pattern, Reason
from bot.kb.problem import Problem, Steps
from bot.kb.provider import Provider
from bot.kb.whereabouts import Whereabouts

Named = tuple[Steps, str, str]
"""Where a name stands, what kind of thing it names, and the name."""


_GROUPS = {
    "entry": (("entries",), "entries"),
    "reason": (("reasons",), "reasons.yaml"),
    "source": (("sources",), "sources.yaml"),
    "provider": (("providers",), "providers.yaml"),
    "product": (("products",), "products.yaml"),
    "provider or product": (("providers", "products"), "providers.yaml or products.yaml"),
}
"""Kind of thing -> the groups it may belong to, and where it would stand."""


def problems(known: Set[tuple[str, str]], items: Sequence[Item]) -> Iterator[Problem]:
    """Every name that leads nowhere. `known` holds (group, id) of all there is."""
    for item in items:
        for path, kind, name in named(item.model):
            groups, place = _GROUPS[kind]
            if not any((group, name) in known for group in groups):
                yield item.problem(path, f"there is no {kind} '{name}' in {place}", rule="references")


def named(model: Model) -> Iterator[Named]:
    """All names one entry, reason, provider, limit or item of evidence uses."""
    if isinstance(model, Reason):
        yield ("entry",), "entry", model.entry
    if isinstance(model, Entry):
        yield from _of_entry(model)
    if isinstance(model, Whereabouts):
        yield from _of_evidence(model)
    if isinstance(model, Provider):
        yield from _of_provider(model)
    if isinstance(model, Limit):
        yield from _of_limit(model)


def _of_entry(entry: Entry) -> Iterator[Named]:
    if entry.parent:
        yield ("parent",), "entry", entry.parent
    for number, reason in enumerate(entry.reasons):
        yield ("reasons", number), "reason", reason
    for number, related in enumerate(entry.related):
        yield ("related", number), "entry", related
    for number, source in enumerate(entry.source):
        yield ("source", number, "id"), "source", source.id
    for number, miss in enumerate(entry.examples.miss):
        if miss.instead:
            yield ("examples", "miss", number, "instead"), "entry", miss.instead
    yield from _scopes(entry)
    for path, cited in statements(entry):
        if cited.source:
            yield (*path, "source"), "source", cited.source


def _of_evidence(found: Whereabouts) -> Iterator[Named]:
    if found.source:
        yield ("source",), "source", found.source
    for number, entry in enumerate(found.decides):
        yield ("decides", number), "entry", entry


def _of_provider(provider: Provider) -> Iterator[Named]:
    for number, mailbox in enumerate(provider.mailboxes):
        yield ("mailboxes", number, "source"), "source", mailbox.source
        for position, dispute in enumerate(mailbox.conflicts):
            yield ("mailboxes", number, "conflicts", position, "source"), "source", dispute.source


def _of_limit(limit: Limit) -> Iterator[Named]:
    yield ("id",), "provider or product", limit.provider
    yield ("source",), "source", limit.source
    for number, rival in enumerate(limit.conflicts):
        yield ("conflicts", number, "source"), "source", rival.source


def _scopes(entry: Entry) -> Iterator[Named]:
    proofs: list[tuple[str, int, Code | Pattern]] = [("codes", number, code) for number, code in enumerate(entry.codes)]
    proofs += [("patterns", number, pattern) for number, pattern in enumerate(entry.patterns)]
    for group, number, proof in proofs:
        if proof.provider:
            yield (group, number, "provider"), "provider", proof.provider
        if proof.reason:
            yield (group, number, "reason"), "reason", proof.reason
    for number, cause in enumerate(entry.causes):
        if cause.when:
            for position, provider in enumerate(cause.when.provider):
                yield ("causes", number, "when", "provider", position), "provider", provider
            for position, product in enumerate(cause.when.product):
                yield ("causes", number, "when", "product", position), "product", product


def statements(entry: Entry) -> Iterator[tuple[Steps, Cited]]:
    """Everything in an entry that carries its own ground (facts, source, derived), with its path."""
    for number, cause in enumerate(entry.causes):
        yield ("causes", number), cause
        for position, fix in enumerate(cause.fixes):
            yield ("causes", number, "fixes", position), fix
    for number, where in enumerate(entry.where):
        yield ("where", number), where
    if entry.escalate:
        yield ("escalate",), entry.escalate
    for number, draft in enumerate(entry.drafts):
        yield ("drafts", number), draft
