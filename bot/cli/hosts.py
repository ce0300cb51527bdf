"""Which provider was named on the command line? What `mailwhy limits` and `mailwhy settings` share."""

from typing import Annotated

import typer

from bot.cli.terminal import inert
from bot.errors import UsageError
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.kb.hosts import LONGEST, Host, find, is_domain, near
from bot.kb.model import LANGUAGES

Lang = Annotated[str, typer.Option("--lang", help="en, it, uk or pl.")]


def language_of(lang: str) -> str:
    """The language, or what may be given instead."""
    if lang not in LANGUAGES:
        raise UsageError(f"--lang is one of {', '.join(LANGUAGES)}, not '{inert(lang)}'")
    return lang


def meant(words: str, base: Knowledge, language: str) -> Host:
    """The provider or product; raises UsageError naming those that sound alike."""
    if host := find(words, base):
        return host
    raise UsageError(unknown(f"'{inert(words[:LONGEST])}'", words, base, language))


def unknown(shown: str, words: str, base: Knowledge, language: str) -> str:
    """That nobody is called so, and what to do about it."""
    said = [text("limits.unknown", language, words=shown)]
    if close := near(words, base):
        said.append(text("limits.near", language, names=", ".join(host.name for host in close)))
    elif is_domain(words):
        said.append(text("limits.elsewhere", language))
    return " ".join(said)
