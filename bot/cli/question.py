"""What is asked on this command line, and what is printed for it? Without typer, whose import costs 0.1 s."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bot.app.answers import diagnoser, load_knowledge
from bot.cli.answer_json import answer
from bot.cli.batch import questions
from bot.cli.card import lines
from bot.cli.json_line import json_line
from bot.cli.streams import incoming
from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.errors import UsageError
from bot.i18n.catalog import LANGUAGES
from bot.mail.secrets import cut
from bot.service.language import choose
from bot.service.model import Reply
from bot.settings import read

MOST = 64 * 1024
"""Characters of a question that are read, as many as in Slack."""


@dataclass(frozen=True, slots=True)
class Question:
    """One call of `mailwhy ask`."""

    words: tuple[str, ...] = ()
    lang: str | None = None
    as_json: bool = False
    batch: bool = False


def plain(arguments: Sequence[str]) -> Question | None:
    """The question of a call written in the ordinary way; None for one the full parser must look at."""
    words: list[str] = []
    lang: str | None = None
    flags: set[str] = set()
    rest = iter(arguments)
    for argument in rest:
        if argument in ("--json", "--batch"):
            flags.add(argument)
        elif argument == "--lang":
            lang = next(rest, "-")
            if lang.startswith("-"):
                return None
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            words.append(argument)
    return Question(tuple(words), lang, "--json" in flags, "--batch" in flags)


def respond(asked: Question) -> None:
    """Print the answer, or an answer a line. Raises UsageError, SettingsError, KnowledgeError."""
    if asked.lang is not None and asked.lang not in LANGUAGES:
        raise UsageError(f"--lang must be one of {', '.join(LANGUAGES)}, not {asked.lang!r}.")
    if asked.batch:
        _batch(asked)
    else:
        _one(asked)


def _one(asked: Question) -> None:
    text = _text(asked.words)
    settings = read(os.environ)
    base = load_knowledge(settings)
    asking = diagnoser(settings, base)
    reply = _reply(asking, text, asked.lang)
    if asked.as_json:
        print(json_line(answer(None, reply.language, reply.diagnosis, base)))
    else:
        print("\n".join(lines(reply, base)))
    if len(text) > MOST:
        _note(f"only the first {MOST:,} characters were read.")
    if reply.secret_kinds:
        _note("your text held a secret; it was not read. Change it if others have seen it.")


def _batch(asked: Question) -> None:
    if asked.words:
        raise UsageError("--batch reads its questions from standard input; leave the text out.")
    settings = read(os.environ)
    base = load_knowledge(settings)
    asking = diagnoser(settings, base)
    for identity, text in questions(incoming()):
        reply = _reply(asking, text, asked.lang)
        print(json_line(answer(identity, reply.language, reply.diagnosis, base)), flush=True)


def _text(words: Sequence[str]) -> str:
    if not words:
        raise UsageError(
            'Say what happened: mailwhy ask "550 5.1.1 user unknown", or - to read it from standard input.'
        )
    text = incoming().read(2 * MOST) if words == ("-",) else " ".join(words)
    if not text.strip():
        raise UsageError("The question is empty: paste an error, a bounce, or what the customer says.")
    return text


def _reply(asking: Diagnoser, text: str, lang: str | None) -> Reply:
    # Cut first and shorten then: half a secret at the border would not be recognised.
    clean = cut(text[: 2 * MOST])
    shown = clean.text[:MOST]
    found = asking.diagnose(shown)
    return Reply(
        case="",
        diagnosis=found,
        language=choose(switched=lang, detected=found.detected),
        quote=deciding_line(found, shown),
        secret_kinds=clean.kinds,
    )


def _note(message: str) -> None:
    print(f"mailwhy: {message}", file=sys.stderr)
