"""`mailwhy ask`: why did this email not arrive? Its options for typer; `bot.cli.question` does the work."""

from typing import Annotated

import typer

from bot.cli.question import Question, respond


def register(app: typer.Typer) -> None:
    """Add `mailwhy ask` to the command line."""
    app.command("ask")(ask)


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="What you have: a code, a bounce, a question. - reads standard input."),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="L", help="Answer in en, it, uk or pl; else in the language of the question.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for programs.")] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help='Read {"id","text"} a line from standard input, write an answer a line.')
    ] = False,
) -> None:
    """Answer a question: the cause, how sure, who acts, and the line that decided."""
    respond(Question(tuple(words or ()), lang, as_json, batch))
