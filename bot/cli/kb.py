"""What does the knowledge base hold, and is it sound? The commands of `mailwhy kb`."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.kb_new import new
from bot.cli.kb_page import page
from bot.cli.kb_try import try_
from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.kb import schema as schemas
from bot.kb.base import Knowledge
from bot.kb.lint import lint as all_problems
from bot.kb.load import Loaded, load
from bot.kb.locate import LIST_NAMES, bundled, folders
from bot.kb.model import LANGUAGES, Entry
from bot.kb.problem import Problem, count
from bot.kb.walk import texts
from bot.settings import read

app = typer.Typer(
    name="kb", help="Look into the knowledge base and check it.", no_args_is_help=True, rich_markup_mode=None
)
app.command("new")(new)
app.command("try")(try_)
Folder = Annotated[Path | None, typer.Argument(help="A folder shaped like knowledge/; else the one in use.")]
Lang = Annotated[str, typer.Option("--lang", help="en, it, uk or pl.")]


def register(parent: typer.Typer) -> None:
    """Add `mailwhy kb` to the command line."""
    parent.add_typer(app, name="kb")


@app.command()
def lint(folder: Folder = None) -> None:
    """Check form, references, languages, lengths, codes and patterns of every file. Exit 1 when there is an error."""
    chosen = _folders(folder)
    loaded = load(chosen)
    problems = _within(all_problems(loaded, datetime.now(tz=UTC).date()), chosen[-1] if folder else None)
    _print_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    typer.echo(f"{_counted(loaded)}: {count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")
    if errors:
        raise typer.Exit(1)


@app.command("test")
def examples(folder: Folder = None) -> None:
    """Ask every example of every entry against the whole base. Exit 1 when one does not come out as it should."""
    from bot.service.kb_examples import run_examples  # noqa: PLC0415 - the other commands need no diagnosis

    loaded = _loaded(folder)
    items = {item.id: item for item in loaded.items if isinstance(item.model, Entry)}
    failures = run_examples(loaded.partial)
    _print_problems(items[one.entry].problem(one.path, f"'{one.text}' {one.message}") for one in failures)
    typer.echo(f"{_counted(loaded)}: {len(failures)} of {_examples(loaded.partial)} examples fail")
    if failures or loaded.base is None:
        raise typer.Exit(1)


@app.command("list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
    lang: Lang = "en",
) -> None:
    """List the entries."""
    language = _language(lang)
    rows = [_row(entry, language) for entry in _loaded(None).partial.entries.values()]
    if as_json:
        typer.echo(json.dumps(rows, indent=1))
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        mark = " (draft)" if row["maturity"] == "draft" else ""
        typer.echo(inert(f"{row['id']:<{width}}  {row['title']}{mark}"))


@app.command()
def show(identity: Annotated[str, typer.Argument(metavar="ID")], lang: Lang = "en") -> None:
    """Show one entry with everything it holds."""
    language = _language(lang)
    base = _loaded(None).partial
    if identity not in base.entries:
        near = get_close_matches(identity, base.entries, n=3, cutoff=0.4)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `mailwhy kb list` names them all"
        raise UsageError(f"there is no entry '{inert(identity)}'{hint}")
    typer.echo(page(base.entries[identity], base, language))


@app.command()
def schema(
    write: Annotated[bool, typer.Option("--write", help="Write the committed files of knowledge/.")] = False,
) -> None:
    """Print the JSON Schema of an entry, or write all schemas into the knowledge folder."""
    if not write:
        typer.echo(schemas.documents()["schema.json"], nl=False)
        return
    for path in schemas.write(_folders(None)[0]):
        typer.echo(f"wrote {path}")


def _folders(folder: Path | None) -> tuple[Path, ...]:
    """The folders in use; a folder without lists of its own is an overlay and is laid over the bundled base."""
    if folder is None:
        settings = read(os.environ)
        return folders(settings.knowledge, settings.knowledge_paths)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {inert(str(folder))}")
    whole = any((folder / f"{name}.yaml").is_file() for name in LIST_NAMES)
    return (folder,) if whole else (bundled(), folder)


def _loaded(folder: Path | None) -> Loaded:
    """The base; where files are faulty, the rest of it with a word on stderr, so that authors can go on working."""
    loaded = load(_folders(folder))
    if loaded.base is None:
        errors = sum(problem.severity == "error" for problem in loaded.problems)
        typer.echo(f"mailwhy: this base does not load ({count(errors, 'error')}), see `mailwhy kb lint`", err=True)
    return loaded


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise UsageError(f"--lang is one of {', '.join(LANGUAGES)}, not '{inert(lang)}'")
    return lang


def _within(problems: Iterable[Problem], folder: Path | None) -> list[Problem]:
    """Only what concerns the folder the person asked about."""
    return [one for one in problems if folder is None or Path(one.file).is_relative_to(folder)]


def _print_problems(problems: Iterable[Problem]) -> None:
    here = Path.cwd()
    for one in problems:
        path = Path(one.file)
        near = str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else one.file
        mark = "warning: " if one.severity == "warning" else ""
        typer.echo(inert(str(replace(one, file=near, message=mark + one.message))).replace("\n", "\\n"))


def _counted(loaded: Loaded) -> str:
    return count(len(loaded.partial.entries), "entry", "entries")


def _examples(base: Knowledge) -> int:
    return sum(len(entry.examples.hit) + len(entry.examples.miss) for entry in base.entries.values())


def _row(entry: Entry, language: str) -> dict[str, Any]:
    complete = [code for code in LANGUAGES if all(code in text.languages for _, text in texts(entry))]
    return {
        "id": entry.id,
        "parent": entry.parent,
        "platform": entry.platform,
        "title": entry.title.in_(language),
        "reasons": list(entry.reasons),
        "languages": complete,
        "maturity": entry.maturity,
    }
