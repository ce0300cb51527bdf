"""`mailwhy kb try`: how would this entry answer, and whose questions does it take?"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.card import clean, lines
from bot.cli.json_line import json_line
from bot.cli.terminal import inert
from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.errors import UsageError
from bot.kb.base import Knowledge
from bot.kb.lint import lint
from bot.kb.load import Loaded, load
from bot.kb.locate import folders
from bot.kb.model import Entry
from bot.kb.problem import Problem
from bot.kb.yaml_nodes import parse
from bot.mail.secrets import cut
from bot.service.kb_trial import Asked, Changed, Trial, trial
from bot.service.language import choose
from bot.service.model import Reply
from bot.settings import read


def try_(
    file: Annotated[Path, typer.Argument(help="The file of one entry.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="Else each of its hit examples.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Show what one entry would answer and what it changes. Exit 1 when it does not load or takes another's example."""
    loaded, entry, problems = _laid_over(file)
    if entry is None:
        _print(json_line({"problems": [str(one) for one in problems]}) if as_json else "\n".join(map(str, problems)))
        raise typer.Exit(1)
    within = loaded.partial
    without = _without(loaded, entry, file)
    texts = [cut(" ".join(words)).text] if words else [example.text for example in entry.examples.hit]
    found = trial(entry.id, without, within, texts)
    cards = [_card(within, text) for text in texts]
    if as_json:
        _print(json_line(_as_json(entry, problems, found, cards)))
    else:
        _print("\n".join((*map(str, problems), *_report(entry, found, cards))))
    if found.lost:
        raise typer.Exit(1)


def _laid_over(file: Path) -> tuple[Loaded, Entry | None, list[Problem]]:
    """The base in use with this file over it, its entry where it loads, and what is wrong with the file."""
    if not file.is_file():
        raise UsageError(f"there is no file {inert(str(file))}")
    settings = read(os.environ)
    text = file.read_text(encoding="utf-8", errors="replace")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "entries", *_own_place(file, text))
        copy.parent.mkdir(parents=True)
        copy.write_text(text, encoding="utf-8")
        loaded = load([*folders(settings.knowledge, settings.knowledge_paths), Path(folder)])
        problems = [one for one in lint(loaded, datetime.now(tz=UTC).date()) if one.file == str(copy)]
    mine = next((item.model for item in loaded.items if item.file == str(copy)), None)
    broken = any(one.severity == "error" and one.rule in ("load", "references") for one in problems)
    told = [replace(one, file=str(file), message=_marked(one)) for one in problems]
    return loaded, mine if isinstance(mine, Entry) and not broken else None, told


def _own_place(file: Path, text: str) -> tuple[str, str]:
    """Folder and name: as they are inside `entries`, else as the id says, so that a draft may lie anywhere."""
    if file.resolve().parent.parent.name == "entries":
        return file.resolve().parent.name, file.name
    value = parse(text).value
    identity = str(value.get("id", "")) if isinstance(value, dict) else ""
    platform, _, slug = identity.partition("/")
    sound = platform.isalnum() and slug.replace("-", "").isalnum()
    return (platform, f"{slug}.yaml") if sound else ("unknown", "entry.yaml")


def _without(loaded: Loaded, entry: Entry, file: Path) -> Knowledge:
    """The base as it is without this file: where the file replaces another entry, with that one."""
    settings = read(os.environ)
    base = load(folders(settings.knowledge, settings.knowledge_paths))
    item = next((item for item in base.items if item.id == entry.id and isinstance(item.model, Entry)), None)
    if item is None or Path(item.file).resolve() != file.resolve():
        return base.partial
    return replace(base.partial, entries={key: one for key, one in base.partial.entries.items() if key != entry.id})


def _card(base: Knowledge, text: str) -> list[str]:
    said = Diagnoser(base).diagnose(text)
    reply = Reply("", said, choose(detected=said.detected), deciding_line(said, text))
    return lines(reply, base)


def _report(entry: Entry, found: Trial, cards: Iterable[list[str]]) -> Iterable[str]:
    for asked, card in zip(found.asked, cards, strict=True):
        yield from (f"> {clean(asked.text)}", *(f"  {line}".rstrip() for line in card), f"  {_rank(entry, asked)}", "")
    if not found.changed:
        yield "No example of another entry changes its first answer."
    for one in found.changed:
        yield f"{_change(entry, one)} on: {clean(one.text)}" + ("  (lost)" if one.lost else "")


def _rank(entry: Entry, asked: Asked) -> str:
    if asked.after != entry.id:
        return f"-> {asked.after or 'nothing'} still beats {entry.id}"
    return f"-> now beats {asked.before}" if asked.before not in ("", entry.id) else "-> nothing answered this before"


def _change(entry: Entry, one: Changed) -> str:
    if one.after == entry.id:
        return f"{entry.id} now beats {one.before or 'silence'}"
    return f"{one.after or 'silence'} comes instead of {one.before or 'silence'}"


def _as_json(entry: Entry, problems: list[Problem], found: Trial, cards: Iterable[list[str]]) -> dict[str, Any]:
    asked = [
        {"text": one.text, "before": one.before or None, "after": one.after or None, "card": card}
        for one, card in zip(found.asked, cards, strict=True)
    ]
    changed = [
        {
            "entry": one.owner,
            "text": one.text,
            "before": one.before or None,
            "after": one.after or None,
            "lost": one.lost,
        }
        for one in found.changed
    ]
    return {"entry": entry.id, "problems": [str(one) for one in problems], "asked": asked, "changed": changed}


def _marked(problem: Problem) -> str:
    return f"warning: {problem.message}" if problem.severity == "warning" else problem.message


def _print(text: str) -> None:
    typer.echo(inert(text))
