"""Which knowledge base do these folders hold, and what is wrong with it?

Each folder has the shape of `knowledge/`: `entries/<platform>/<slug>.yaml` and a file per corpus-level list. Later
folders lie over earlier ones: the same id replaces the item. All faults of all files are reported at once.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.kb import references
from bot.kb.base import Knowledge
from bot.kb.item import Item
from bot.kb.limits import Limit
from bot.kb.locate import files
from bot.kb.model import Entry, Model, OutOfScope, Product, Reason, Source
from bot.kb.problem import Problem, dotted
from bot.kb.provider import Provider
from bot.kb.validate import validated
from bot.kb.whereabouts import Whereabouts
from bot.kb.yaml_nodes import Document, parse

LISTS: Mapping[str, type[Model]] = {
    "reasons": Reason,
    "sources": Source,
    "providers": Provider,
    "products": Product,
    "out_of_scope": OutOfScope,
    "evidence": Whereabouts,
    "limits": Limit,
}
"""Name of a corpus-level file -> what its items are."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading. `base` is there only when no file has an error."""

    base: Knowledge | None
    problems: tuple[Problem, ...]
    partial: Knowledge
    """All that did load, whatever else is wrong: for lints and for authors at work."""
    items: tuple[Item, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The state of one run: what was found, in order, later folders replacing earlier ones."""

    items: dict[tuple[str, str], Item] = field(default_factory=dict)
    local: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Every id met, also of items that are faulty: naming one of those is not a second fault."""
    digest: Any = field(default_factory=hashlib.sha256)


def load(folders: Sequence[Path]) -> Loaded:
    """Read, validate and cross-check the folders, the first one the bundled base, the others laid over it in order."""
    reading = _Reading()
    for number, folder in enumerate(folders):
        _read_folder(reading, folder, overlay=number > 0)
    base = _assemble(reading)
    items = tuple(reading.items.values())
    reading.problems += references.problems(reading.seen, items)
    problems = tuple(sorted(reading.problems))
    broken = any(problem.severity == "error" for problem in problems)
    return Loaded(None if broken else base, problems, base, items)


def _read_folder(reading: _Reading, folder: Path, *, overlay: bool) -> None:
    if not folder.is_dir():
        reading.problems.append(Problem(str(folder), 0, 0, "", "", "no such folder"))
        return
    reading.problems += _strays(folder)
    seen: dict[tuple[str, str], str] = {}
    for path in files(folder):
        reading.digest.update(f"{path.relative_to(folder)}\0".encode())
        document = _read(reading, path)
        if document is None:
            continue
        kind = "entries" if path.parent.parent.name == "entries" else path.stem
        for item in _items(reading, kind, path, document):
            if (kind, item.id) in seen:
                message = f"the id '{item.id}' stands twice; the first is in {seen[kind, item.id]}"
                reading.problems.append(item.problem(("id",), message))
                continue
            seen[kind, item.id] = item.file
            reading.items[kind, item.id] = item
            if overlay and kind == "entries":
                reading.local.add(item.id)


def _strays(folder: Path) -> Iterator[Problem]:
    """Files that would be overlooked in silence."""
    known = {f"{name}.yaml" for name in LISTS}
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in known:
            yield Problem(str(path), 0, 0, "", "", "is not a file of the base and is not read", "warning")
    entries = folder / "entries"
    for path in sorted((*entries.glob("*.y*ml"), *entries.glob("*/*.yml"), *entries.glob("*/*/**/*.y*ml"))):
        message = "is not read: an entry stands in entries/<platform>/<slug>.yaml"
        yield Problem(str(path), 0, 0, "", "", message)


def _read(reading: _Reading, path: Path) -> Document | None:
    try:
        raw = path.read_bytes()
        reading.digest.update(raw)
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = "is not UTF-8; save it as UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read: {error}"
        reading.problems.append(Problem(str(path), 0, 0, "", "", said))
        return None
    document = parse(text)
    name = _id_of(document.value)
    for fault in document.faults:
        place = fault.place
        reading.problems.append(Problem(str(path), place.line, place.column, name, dotted(fault.path), fault.message))
    return document


def _items(reading: _Reading, kind: str, path: Path, document: Document) -> Iterator[Item]:
    value = document.value
    if value is None and document.faults:
        reading.seen.add((kind, f"{path.parent.name}/{path.stem}"))
        return
    if kind == "entries":
        reading.seen |= {(kind, _id_of(value)), (kind, f"{path.parent.name}/{path.stem}")}
        if item := _validated(reading, Entry, value, Item(_id_of(value), Model(), str(path), document)):
            reading.problems += _misplaced(item, path)
            yield item
        return
    if not isinstance(value, list):
        reading.problems.append(Problem(str(path), 1, 1, "", "", "must be a list (lines starting with '- ')"))
        return
    for number, one in enumerate(value):
        blank = Item(_id_of(one), Model(), str(path), document, (number,))
        reading.seen.add((kind, blank.id))
        if item := _validated(reading, LISTS[kind], one, blank):
            yield item


def _validated(reading: _Reading, kind: type[Model], value: Any, blank: Item) -> Item | None:
    """The item with its model, or None with all its faults noted."""
    found = validated(kind, value)
    if isinstance(found, Model):
        return replace(blank, model=found)
    told = {fault.place for fault in blank.document.faults}
    for path, message, unknown_key in found:
        place = blank.document.place((*blank.prefix, *path), key=unknown_key)
        if place not in told:  # what YAML itself could not give is not missed a second time
            shown = dotted((*blank.prefix, *path))
            reading.problems.append(Problem(blank.file, place.line, place.column, blank.id, shown, message))
    return None


def _misplaced(item: Item, path: Path) -> Iterator[Problem]:
    """File name and folder repeat the id, so that an entry is found by its name alone."""
    platform, _, slug = item.id.partition("/")
    if path.stem != slug:
        yield item.problem(("id",), f"the file is named '{path.name}' but the id says '{slug}'")
    if path.parent.name != platform:
        yield item.problem(("id",), f"the file lies in '{path.parent.name}' but the id says '{platform}'")
    if isinstance(item.model, Entry) and item.model.platform != platform:
        yield item.problem(("platform",), f"'{item.model.platform}' is not the platform of the id, '{platform}'")


def _id_of(value: Any) -> str:
    found = (value.get("id") or value.get("name")) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _assemble(reading: _Reading) -> Knowledge:
    def all_of(kind: str) -> dict[str, Any]:
        return {name: item.model for (group, name), item in reading.items.items() if group == kind}

    return Knowledge(
        entries=all_of("entries"),
        reasons=all_of("reasons"),
        sources=all_of("sources"),
        providers=all_of("providers"),
        products=all_of("products"),
        out_of_scope=tuple(all_of("out_of_scope").values()),
        evidence=all_of("evidence"),
        limits=all_of("limits"),
        local=frozenset(reading.local),
        fingerprint=reading.digest.hexdigest(),
    )
