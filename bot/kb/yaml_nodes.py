"""What does a YAML file of ours say, and on which line and column does it say it?

YAML is read more strictly than its libraries do, because codes are the heart of this base: `002` must not become 2,
`5.10` not 5.1, and a key that stands twice must not silently win. Scalars stay text; only unquoted `true`, `false` and
plain whole numbers become values, and the schema decides whether it wants them. Anchors, aliases, merge keys and tags
are refused: they hide where a text stands, and alias bombs with them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.kb.problem import Steps

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 24
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_AMBIGUOUS = re.compile(
    r"[-+]?[0-9][0-9_]*"  # 002 is 2 to some readers, 010 is 8
    r"|[-+]?0[xob][0-9a-fA-F_]+"
    r"|[-+]?([0-9][0-9_]*)?\.[0-9_]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+\.|[-+]?[0-9]+[eE][-+]?[0-9]+"  # 5.10 is 5.1
    r"|[-+]?\.(inf|nan)"
    r"|[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?"  # 12:30 is 750
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?",  # a date object
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something YAML allows and we do not, or a syntax error."""

    place: Place
    path: Steps
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: plain dicts, lists, texts, numbers and booleans, with the place of each key and value."""

    value: Any = None
    values: Mapping[Steps, Place] = field(default_factory=dict)
    keys: Mapping[Steps, Place] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def place(self, path: Steps, *, key: bool = False) -> Place:
        """Where `path` stands; where it does not exist, the place of the nearest thing around it."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))


def parse(text: str) -> Document:
    """Read one YAML document. Never raises for what the text says: every fault is in `faults`."""
    reader = _Reader()
    if len(text) > MAX_CHARACTERS:
        return Document(faults=(Fault(Place(1, 1), (), f"is longer than {MAX_CHARACTERS:,} characters"),))
    try:
        reader.read(yaml.parse(text.removeprefix("\ufeff"), Loader=_Loader))
    except yaml.YAMLError as error:
        place = _place_of(error)
        reader.fault(place, (), _syntax(error, text, place))
    except _TooDeepError:
        pass
    return Document(reader.value, reader.values, reader.keys, tuple(reader.faults))


class _TooDeepError(Exception):
    """The file is nested deeper than any of ours; reading stops."""


class _Reader:
    """Builds values from parser events, noting places and faults on the way."""

    def __init__(self) -> None:
        self.value: Any = None
        self.values: dict[Steps, Place] = {}
        self.keys: dict[Steps, Place] = {}
        self.faults: list[Fault] = []

    def fault(self, place: Place, path: Steps, message: str) -> None:
        self.faults.append(Fault(place, path, message))

    def read(self, events: Iterator[Any]) -> None:
        """The first document of the stream; a second one is a fault."""
        documents = 0
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            documents += 1
            if documents == 1:
                self.value = self._node(next(events), events, ())
            else:
                self.fault(_place(event), (), "a second YAML document starts here; one file holds one document")
                return
        if not documents:
            self.fault(Place(1, 1), (), "the file is empty")

    def _node(self, event: Any, events: Iterator[Any], path: Steps) -> Any:
        place = self.values[path] = _place(event)
        if len(path) > MAX_DEPTH:
            self.fault(place, path, f"nested more than {MAX_DEPTH} levels deep")
            raise _TooDeepError
        if isinstance(event, yaml.AliasEvent):
            self.fault(place, path, f"aliases (*{event.anchor}) are not allowed; write the text out")
            return ""
        self._refuse_marks(event, place, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _refuse_marks(self, event: Any, place: Place, path: Steps) -> None:
        if event.anchor:
            self.fault(place, path, f"anchors (&{event.anchor}) are not allowed; write the text out where it is needed")
        if event.tag:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.fault(place, path, f"tags ({shown}) are not allowed; quote what must stay text")

    def _scalar(self, event: Any, place: Place, path: Steps) -> Any:
        text: str = event.value
        if event.style not in (None, ""):  # libyaml says "" for plain, the pure parser None
            return text
        if text in ("true", "false"):
            return text == "true"
        if _WHOLE.fullmatch(text) and len(text) < 10:
            return int(text)
        if text.lower() in ("", "~", "null"):
            self.fault(place, path, "has no value; give it one or leave the key out")
        elif _AMBIGUOUS.fullmatch(text):
            self.fault(place, path, f"{text} means different things to different programs; quote it: '{text}'")
        return text

    def _sequence(self, events: Iterator[Any], path: Steps) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, path)
            below = (*path, key)
            twice = key in found and self.keys[below]
            if not twice:
                self.keys[below] = _place(event)
            value = self._node(next(events), events, below)
            if twice:
                self.fault(_place(event), below, f"the key '{key}' stands twice; the first is on line {twice.line}")
            else:
                found[key] = value
        return found

    def _key(self, event: Any, events: Iterator[Any], path: Steps) -> str:
        place = _place(event)
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(place, path, "a key must be a plain word")
            if not isinstance(event, yaml.AliasEvent):
                self._node(event, events, (*path, "?"))
            return "?"
        self._refuse_marks(event, place, path)
        if event.value == "<<":
            self.fault(place, path, "merge keys (<<) are not allowed; write the fields out")
        return str(event.value)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _place_of(error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _syntax(error: yaml.YAMLError, text: str, place: Place) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return "not valid YAML: a character that does not belong in a text file"
    line = text.split("\n")[place.line - 1 : place.line]
    if line and line[0][: place.column].strip(" ") == "\t":
        return "not valid YAML: a tab at the beginning of a line; use spaces"
    said = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    return f"not valid YAML: {said or 'cannot be read'}"
