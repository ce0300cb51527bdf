"""`mailwhy ask`: why did this email not arrive? One question, or a batch of them, without Slack or database."""

import json
import os
import sys
from typing import Annotated

import typer

from bot.app.answers import load_knowledge
from bot.cli.answer_json import answer
from bot.cli.batch import questions
from bot.cli.card import lines
from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.errors import UsageError
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.mail.secrets import cut
from bot.service.language import choose
from bot.service.model import Reply
from bot.settings import read

MOST = 1_000_000
"""Characters of a question that are read."""


def register(app: typer.Typer) -> None:
    """Add `mailwhy ask` to the command line."""
    app.command("ask")(ask)


def ask(
    text: Annotated[str | None, typer.Argument(help="What you have: a code, a bounce, a question. - reads it from stdin.")] = None,
    lang: Annotated[str | None, typer.Option(help="Answer in en, it, uk or pl; else in the language of the question.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for programs.")] = False,
    batch: Annotated[bool, typer.Option(help='Read {"id","text"} a line from stdin, write an answer a line.')] = False,
) -> None:
    """Answer a question: the cause, how sure, who acts, and the line that decided."""
    if lang is not None and lang not in LANGUAGES:
        raise UsageError(f"--lang must be one of {', '.join(LANGUAGES)}, not {lang!r}.")
    if batch:
        _batch(lang, text)
        return
    question = _question(text)
    base = load_knowledge(read(os.environ))
    reply = _reply(Diagnoser(base), question, lang)
    if as_json:
        print(json.dumps(answer(None, reply.language, reply.diagnosis, base), ensure_ascii=False))
    else:
        print("\n".join(lines(reply, base)))
    if reply.secret_kinds:
        print("mailwhy: your text held a secret; it was not read. Change it if others have seen it.", file=sys.stderr)


def _question(text: str | None) -> str:
    if text is None:
        raise UsageError('Say what happened: mailwhy ask "550 5.1.1 user unknown", or - to read it from stdin.')
    question = sys.stdin.read(MOST) if text == "-" else text[:MOST]
    if not question.strip():
        raise UsageError("The question is empty: paste an error, a bounce, or what the customer says.")
    return question


def _batch(lang: str | None, text: str | None) -> None:
    if text is not None:
        raise UsageError("--batch reads its questions from stdin; leave the text out.")
    base = load_knowledge(read(os.environ))
    diagnoser = Diagnoser(base)
    for identity, question in questions(sys.stdin):
        reply = _reply(diagnoser, question[:MOST], lang)
        print(_line(identity, reply, base), flush=True)


def _line(identity: str, reply: Reply, base: Knowledge) -> str:
    return json.dumps(answer(identity, reply.language, reply.diagnosis, base), ensure_ascii=False)


def _reply(diagnoser: Diagnoser, question: str, lang: str | None) -> Reply:
    clean = cut(question)
    found = diagnoser.diagnose(clean.text)
    return Reply(
        case="",
        diagnosis=found,
        language=choose(switched=lang, detected=found.detected),
        quote=deciding_line(found, clean.text),
        secret_kinds=clean.kinds,
    )
