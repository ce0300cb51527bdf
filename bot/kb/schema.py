"""What does an editor need to know to complete and check our YAML? JSON Schema, made from the types."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.kb.load import LISTS
from bot.kb.model import Entry
from bot.kb.validate import adapter

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def documents() -> Mapping[str, str]:
    """File name within `knowledge/` -> its text. Every one is committed; a test says when one is stale."""
    found = {"schema.json": _text(Entry, "An entry of Mailwhy's knowledge base")}
    for name, kind in LISTS.items():
        lists: Any = kind
        found[f"schema/{name}.json"] = _text(tuple[lists, ...], f"{name}.yaml of Mailwhy's knowledge base")
    return found


def write(folder: Path) -> tuple[Path, ...]:
    """Write all schemas into a knowledge folder and return the files that changed."""
    changed = []
    for name, text in documents().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return tuple(changed)


def _text(kind: Any, title: str) -> str:
    made = adapter(kind).json_schema(by_alias=True)
    return json.dumps({"$schema": DRAFT, "title": title} | made | {"title": title}, indent=1, ensure_ascii=False) + "\n"
