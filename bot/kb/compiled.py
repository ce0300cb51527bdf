"""How does a checked base become JSON and come back without being checked again?

Reading YAML and validating it takes most of a second; reading this takes milliseconds and imports neither. Only what
differs from a field's default is written, so that a document stays small.
"""

import json
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from bot.kb.base import Knowledge
from bot.kb.later import Later
from bot.kb.limits import Limit
from bot.kb.model import Entry, Model, OutOfScope, Product, Reason, Source
from bot.kb.provider import Provider
from bot.kb.whereabouts import Whereabouts

_KINDS: Mapping[str, Any] = {
    "entries": Entry,
    "reasons": Reason,
    "sources": Source,
    "providers": Provider,
    "products": Product,
    "out_of_scope": OutOfScope,
}
_LATER: Mapping[str, Any] = {"evidence": Whereabouts, "limits": Limit}
"""What few questions need: a text within the document, read when somebody looks."""
Reviver = Callable[[Any], Any]


def dumps(base: Knowledge) -> str:
    """The base as one JSON document."""
    parts: dict[str, Any] = {name: _dumped_all(getattr(base, name)) for name in _KINDS}
    parts |= {name: json.dumps(_dumped_all(getattr(base, name)), ensure_ascii=False) for name in _LATER}
    parts |= {"local": sorted(base.local), "fingerprint": base.fingerprint}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Knowledge:
    """The base that `dumps` wrote. Raises ValueError, TypeError, KeyError or AttributeError for anything else."""
    parts = json.loads(text)
    found: dict[str, Any] = {name: tuple(map(reviver(kind), parts[name])) for name, kind in _KINDS.items()}
    return Knowledge(
        entries={entry.id: entry for entry in found["entries"]},
        reasons={reason.name: reason for reason in found["reasons"]},
        sources={source.id: source for source in found["sources"]},
        providers={provider.id: provider for provider in found["providers"]},
        products={product.id: product for product in found["products"]},
        out_of_scope=found["out_of_scope"],
        **{name: _later(kind, parts[name]) for name, kind in _LATER.items()},
        local=frozenset(parts["local"]),
        fingerprint=str(parts["fingerprint"]),
    )


def dumped(value: Any) -> Any:
    """One typed value as plain JSON data."""
    if isinstance(value, Model):
        set_fields = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: dumped(given) for field, given in set_fields if given != field.default}
    if isinstance(value, tuple):
        return [dumped(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _later(kind: Any, text: str) -> Later[Any]:
    return Later(lambda: {item.id: item for item in map(reviver(kind), json.loads(text))})


def _dumped_all(group: Any) -> list[Any]:
    return [dumped(item) for item in (group.values() if isinstance(group, Mapping) else group)]


@cache
def reviver(kind: Any) -> Reviver:
    """A function from plain JSON data to a value of the type `kind`."""
    if get_origin(kind) is Annotated:
        return reviver(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return reviver(next(choice for choice in get_args(kind) if choice is not type(None)))
    if get_origin(kind) is tuple:
        one = reviver(get_args(kind)[0])
        return tuple if one is _same else lambda items: tuple(map(one, items))
    if isinstance(kind, type) and issubclass(kind, Model):
        return _model_reviver(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if get_origin(kind) is Literal or kind in (str, int, bool):
        return _same
    raise TypeError(f"no way to revive {kind}")


def _model_reviver(kind: type[Model]) -> Reviver:
    hints = get_type_hints(kind, include_extras=True)
    changed = {field.name: way for field in fields(kind) if (way := reviver(hints[field.name])) is not _same}
    required = _required(fields(kind))

    def revive(data: dict[str, Any]) -> Model:
        if missing := required - data.keys():
            raise KeyError(*missing)
        return kind(**{name: changed[name](given) if name in changed else given for name, given in data.items()})

    return revive


def _required(all_fields: Iterable[Any]) -> set[str]:
    return {field.name for field in all_fields if field.default is MISSING}


def _same(value: Any) -> Any:
    return value
