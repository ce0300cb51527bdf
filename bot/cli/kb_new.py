"""`mailwhy kb new`: six questions, asked or answered by options, and a draft of an entry is written."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import typer

from bot.cli.streams import incoming
from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.kb.base import Knowledge
from bot.kb.draft import Proposal, draft, shortcomings
from bot.kb.load import load
from bot.kb.locate import folders
from bot.kb.model import LANGUAGES, Actor, Platform, Resend
from bot.settings import Settings, read

T = TypeVar("T")
_PLATFORMS: tuple[str, ...] = get_args(Platform)
_LACKS = {
    "slug": "the id must be PLATFORM/lower-case-words-joined-by-hyphens",
    "title": "say in a few words what happened",
    "symptoms": "at least two lines that differ from each other and from the example are needed",
    "steps": "at least one step is needed",
    "example": "an example question is needed, in words of its own",
}


def new(  # noqa: PLR0913, PLR0917 - each is an option
    identity: Annotated[str | None, typer.Option("--id", metavar="PLATFORM/SLUG", help="Where it stands.")] = None,
    title: Annotated[str | None, typer.Option(help="What happened, at most 70 characters.")] = None,
    symptom: Annotated[list[str] | None, typer.Option(help="What is said or shown; give it twice or more.")] = None,
    acts: Annotated[
        str | None, typer.Option(metavar="ACTOR,RESEND", help="Who acts, and may it be sent again.")
    ] = None,
    step: Annotated[list[str] | None, typer.Option(help="What to do; once for each step.")] = None,
    example: Annotated[str | None, typer.Option(help="A question as it was asked.")] = None,
    source: Annotated[str | None, typer.Option(help="An id of sources.yaml, an https address, or words.")] = None,
    lang: Annotated[str, typer.Option("--lang", help="The language of it all: en, it, uk or pl.")] = "en",
    folder: Annotated[Path | None, typer.Option(help="The knowledge folder to write into.")] = None,
) -> None:
    """Write a draft of an entry from six answers: by options, by standard input, or asked one after the other."""
    if lang not in LANGUAGES:
        raise UsageError(f"--lang is one of {', '.join(LANGUAGES)}, not '{inert(lang)}'")
    if None in (identity, title, acts, example, source) or not (symptom and step):
        incoming()
    settings = read(os.environ)
    target = folder or Path(settings.knowledge_paths[-1] if settings.knowledge_paths else "knowledge")
    base = _base(settings, target)
    platform, slug = _given(identity, _ASK_ID, lambda said: _identity(said, target, base))
    name = _given(title, "2. What happened, in a few words:", _filled)
    symptoms = symptom or _several(
        "3. What the customer or the screen says, one a line, two or more, then an empty line:"
    )
    actor, resend = _given(acts, _ASK_ACTS, _acts)
    steps = step or _several("5. What to do, one step a line, then an empty line:")
    asked = _given(example, "6. An example question, in other words than above:", _filled)
    told = (
        source if source is not None else _line("   Its source: an id of sources.yaml, an address, words, or nothing:")
    )
    proposal = Proposal(
        platform, slug, name, "", tuple(symptoms), tuple(steps), actor, resend, asked, lang, told.strip()
    )  # fmt: skip
    for field in shortcomings(proposal):
        raise UsageError(f"{_LACKS[field]}; nothing was written")
    path = _write(target, proposal, draft(proposal, datetime.now(tz=UTC).date(), base.sources))
    typer.echo(inert(f"wrote {path}\nnext: mailwhy kb try {path}"))


_ASK_ID = f"1. The id, PLATFORM/SLUG, such as mailbox/too-many-folders (platforms: {', '.join(_PLATFORMS)}):"
_ASK_ACTS = (
    f"4. Who acts ({', '.join(Actor)}), and may it be sent again ({', '.join(Resend)})? For example: sender, after_fix"
)


def _base(settings: Settings, target: Path) -> Knowledge:
    chosen = folders(settings.knowledge, settings.knowledge_paths)
    known = {one.resolve() for one in chosen}
    return load([*chosen, *([target] if target.is_dir() and target.resolve() not in known else [])]).partial


def _identity(said: str, target: Path, base: Knowledge) -> tuple[Any, str]:
    platform, _, slug = said.strip().partition("/")
    if platform not in _PLATFORMS or not slug:
        raise UsageError(
            f"'{inert(said.strip()[:80])}' is no id; {_LACKS['slug']}, PLATFORM one of {', '.join(_PLATFORMS)}"
        )
    if _path(target, platform, slug).exists():
        raise UsageError(f"{inert(str(_path(target, platform, slug)))} exists already and is not overwritten")
    if f"{platform}/{slug}" in base.entries:
        raise UsageError(f"there is an entry {platform}/{slug} already; see `mailwhy kb show {platform}/{slug}`")
    return platform, slug


def _acts(said: str) -> tuple[Actor, Resend]:
    words = said.replace(",", " ").split()
    if len(words) != 2 or words[0] not in list(Actor) or words[1] not in list(Resend):
        raise UsageError(f"two words are wanted, who acts ({', '.join(Actor)}) and resending ({', '.join(Resend)})")
    return Actor(words[0]), Resend(words[1])


def _filled(said: str) -> str:
    if not said.strip():
        raise UsageError("an answer is needed")
    return said.strip()


def _given(option: str | None, question: str, understand: Callable[[str], T]) -> T:
    """The option understood, else the answer; at a terminal a bad answer is asked for again."""
    if option is not None:
        return understand(option)
    while True:
        try:
            return understand(_line(question))
        except UsageError as fault:
            if not sys.stdin.isatty() or "answers ended" in fault.public:
                raise
            typer.echo(fault.public, err=True)


def _several(question: str) -> list[str]:
    found: list[str] = []
    while line := _line("" if found else question, end_is_empty=bool(found)).strip():
        found.append(line)
    return found


def _line(question: str, *, end_is_empty: bool = False) -> str:
    if question:
        typer.echo(question, err=True)
    line = sys.stdin.readline()
    if not line and not end_is_empty:
        raise UsageError("the answers ended before the questions did; see `mailwhy kb new --help`")
    return line.rstrip("\r\n")


def _path(target: Path, platform: str, slug: str) -> Path:
    return target / "entries" / platform / f"{slug}.yaml"


def _write(target: Path, proposal: Proposal, text: str) -> Path:
    path = _path(target, proposal.platform, proposal.slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{inert(str(path))} exists already and is not overwritten") from None
    return path
