"""What does mailwhy.yaml say, and on which line is what it says wrong?

Takes text and hands back data: the file itself is read by `settings.read`, and only where there is one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.config import Config
from bot.secret import Secret

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the file; `line` and `column` count from 1."""

    line: int
    column: int
    message: str


def parse(text: str) -> Config | tuple[Fault, ...]:
    """The configuration in `text`, or everything that is wrong with it."""
    try:
        shape = tuple(_aliases(text))
        root = yaml.compose(text, Loader=_Loader) if not shape else None
        shape = shape or tuple(_keys(root))
        raw = yaml.load(text, Loader=_Loader) if not shape else {}  # noqa: S506 - the safe loader, in C where there is one
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        return (Fault(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, str(fault.problem)),)
    except (yaml.YAMLError, ValueError) as fault:
        return (Fault(1, 1, str(fault).splitlines()[0]),)
    if shape:
        return shape
    try:
        # By way of JSON, where a list may become a tuple although the types are strict.
        return _validator().validate_json(json.dumps(_renamed({} if raw is None else raw), default=str))
    except ValidationError as fault:
        return tuple(
            sorted(
                (_fault(error, root) for error in fault.errors(include_url=False)),
                key=lambda one: (one.line, one.column),
            )
        )


def resolve(config: Config, environ: Mapping[str, str]) -> tuple[dict[str, Secret], tuple[str, ...]]:
    """The secrets the file refers to by `env:`, by reference, and `place: NAME` of those that are not set."""
    found: dict[str, Secret] = {}
    missing: list[str] = []
    for place, reference in config.references():
        kind, _, name = reference.partition(":")
        if kind != "env":
            continue
        if environ.get(name):
            found[reference] = Secret(environ[name])
        else:
            missing.append(f"{place}: {name}")
    return found, tuple(missing)


@cache
def _validator() -> TypeAdapter[Config]:
    return TypeAdapter(Config)


def _renamed(raw: Any) -> Any:
    """`from` is no name in Python."""
    if isinstance(raw, dict):
        return {"from_" if key == "from" else key: _renamed(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_renamed(value) for value in raw]
    return raw


def _aliases(text: str) -> Iterator[Fault]:
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            yield Fault(*_position(event), f"`*{event.anchor}`: write it out here")


def _keys(node: yaml.Node | None) -> Iterator[Fault]:
    """Keys that stand twice, and keys that are no plain words."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line, column = _position(key)
            if not isinstance(key, yaml.ScalarNode):
                yield Fault(line, column, "a key must be a plain word")
                continue
            if key.value in seen:
                yield Fault(line, column, f"`{key.value}` stands here twice")
            seen.add(key.value)
            yield from _keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _keys(value)


def _fault(error: Any, root: yaml.Node | None) -> Fault:
    path = tuple("from" if part == "from_" else part for part in error["loc"] if part != "[key]")
    node = _deepest(root, path)
    where = ".".join(str(part) for part in path) or "the file"
    return Fault(*_position(node), f"{where}: {_said(error)}")


def _position(spot: Any) -> tuple[int, int]:
    """Line and column of a node or event, from 1."""
    mark = spot.start_mark if spot is not None else None
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _said(error: Any) -> str:
    """What is wrong, in our words where the library's would not help; never the value, which may be a secret."""
    if error["type"] == "unexpected_keyword_argument":
        return "unknown key; look at the settings in README.md for what may stand here"
    if error["type"] in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return "is missing"
    if error["type"] == "string_pattern_mismatch" and "env:" in str(error.get("ctx", {}).get("pattern", "")):
        return "write a reference, never the secret itself: env:NAME_OF_A_VARIABLE"
    message: str = error["msg"]
    return message[:1].lower() + message[1:]


def _deepest(node: yaml.Node | None, path: tuple[object, ...]) -> yaml.Node | None:
    """The key at the end of `path`, or the last one on the way that is there."""
    spot = node
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if pair is None:
                break
            spot, node = pair
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            spot = node = node.value[part]
        else:
            break
    return spot
