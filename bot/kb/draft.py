"""How does what somebody told become an entry file? A proposal in plain words -> YAML that loads and lints as a draft.

The file is written by hand, not by a YAML library, so that it reads as the other files of `knowledge/` do and an
author can go on in it with a text editor.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import wrap
from typing import Literal

from bot.kb.letter import letter, sendable
from bot.kb.lints.languages import DRAFT_SYMPTOMS, plain
from bot.kb.lints.lengths import SAYS, STEP, TITLE
from bot.kb.model import Actor, Platform, Resend

OWN_SOURCE = "agents"
"""The id of `sources.yaml` for what nobody published: the agents saw it themselves."""
_REVIEW = timedelta(days=182)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG, _LINES, _TEXT, _LONG = 60, 20, 600, 4000
"""Most characters of a slug, most lines of a list, most characters of a line and of an example."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})

Shortcoming = Literal["missing", "form", "lines"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an entry is made of, in the words of who proposes it. Secrets and addresses are cut before."""

    platform: Platform
    slug: str
    title: str
    summary: str
    """Empty: the title says it all."""
    symptoms: tuple[str, ...]
    steps: tuple[str, ...]
    actor: Actor
    resend: Resend
    example: str
    """A question as it was asked, in other words than the symptoms."""
    language: str
    source: str = ""
    """An id of `sources.yaml`, an https address, or words."""
    reason: str = "undetermined"


def shortcomings(proposal: Proposal) -> dict[str, Shortcoming]:
    """Field -> what keeps it from becoming a draft; empty where `draft` can write it."""
    told = _clean(proposal)
    found: dict[str, Shortcoming] = {}
    if not _ID.fullmatch(told.slug) or len(told.slug) > _SLUG:
        found["slug"] = "form"
    if not plain(told.title):
        found["title"] = "missing"
    if len(told.symptoms) < DRAFT_SYMPTOMS:
        found["symptoms"] = "lines"
    if not told.steps:
        found["steps"] = "missing"
    if not plain(told.example):
        found["example"] = "missing"
    return found


def draft(proposal: Proposal, today: date, known: Collection[str] = ()) -> str:
    """The file of a proposal. A source is cited by its id only where it is among `known`.

    Raises ValueError when the proposal has shortcomings.
    """
    if lacking := shortcomings(proposal):
        raise ValueError(f"not enough for a draft: {', '.join(lacking)}")
    return "\n".join(_lines(_clean(proposal), today, known)) + "\n"


def _lines(told: Proposal, today: date, known: Collection[str]) -> Iterator[str]:
    said = _in(told.language)
    cited = told.source in known and told.source != OWN_SOURCE
    ground = f"source: {told.source}" if cited else "derived: true"
    if told.source and not cited and not _is_link(told.source):
        yield f"# Source as told: {told.source}"
    yield from (f"id: {told.platform}/{told.slug}", f"platform: {told.platform}", "maturity: draft")
    yield from (f'reviewed: "{today}"', f'review_by: "{today + _REVIEW}"', f"reasons: [{told.reason}]")
    yield from (f"title: {said(_short(told.title, TITLE))}", f"summary: {said(told.summary)}")
    yield from ("verdict:", f"  actor: {told.actor.value}", f"  resend: {_quoted(told.resend.value)}")
    yield from ("  says:", f"    why: {said(_short(told.title, SAYS))}")
    yield from ("causes:", f"  - id: {told.slug}", f"    {ground}", f"    text: {said(told.summary)}")
    yield from ("    fixes:", f"      - actor: {told.actor.value}", f"        {ground}", "        steps:")
    yield from (f"          - {said(part)}" for step in told.steps for part in _parts(step))
    yield from ("symptoms:", f"  {told.language}:", *(f"    - {_quoted(line)}" for line in told.symptoms))
    if _is_link(told.source):
        yield from ("links:", f"  - title: {said(_short(told.title, TITLE))}", f"    url: {_quoted(told.source)}")
    yield from ("source:", f"  - id: {told.source if cited else OWN_SOURCE}")
    yield from ("drafts:", "  - to: sender", f"    {ground}", f"    subject: {said(sendable(told.title))}")
    yield f"    text: {said(letter(told.actor, told.summary, told.steps, told.language))}"
    yield from ("examples:", "  hit:", f"    - {{text: {_quoted(told.example)}, lang: {told.language}}}")


def _clean(proposal: Proposal) -> Proposal:
    """Every text on one line of printable characters, no line twice, no symptom that repeats the example."""
    title, example = _flat(proposal.title).rstrip(". "), _flat(proposal.example, _LONG)
    lines = {plain(line): line for line in map(_flat, proposal.symptoms[:_LINES])}
    summary = _flat(proposal.summary) or title
    return replace(
        proposal,
        slug=proposal.slug.strip(),
        title=title,
        summary=summary if summary.endswith((".", "!", "?", "…")) else f"{summary}.",
        symptoms=tuple(line for key, line in lines.items() if key and key != plain(example)),
        steps=tuple(step for step in map(_flat, proposal.steps[:_LINES]) if plain(step)),
        actor=Actor(proposal.actor),
        resend=Resend(proposal.resend),
        example=example,
        source=_flat(proposal.source),
    )


def _flat(text: str, most: int = _TEXT) -> str:
    shown = "".join(mark if mark.isprintable() else " " if mark.isspace() else "" for mark in text[: 2 * most])
    return " ".join(shown.split())[:most]


def _short(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    words = text[: most - 1].rsplit(" ", 1)[0]
    return f"{words.rstrip(' .,;:')}…"


def _parts(step: str) -> list[str]:
    """A step that is too long for the card goes on in the next line, so that nothing is lost."""
    return wrap(step, STEP, break_on_hyphens=False)


def _is_link(source: str) -> bool:
    return re.fullmatch(r"https://[^\s\"<>]+", source) is not None


def _in(language: str) -> Callable[[str], str]:
    return lambda text: f"{{{language}: {_quoted(text)}}}"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
