"""Which command was called? Imports just that command's module, so that `mailwhy ask` starts in a blink."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from bot.cli.streams import flush, hang_up
from bot.cli.terminal import inert
from bot.errors import MailwhyError, UsageError

COMMANDS = {
    "ask": "bot.cli.ask",
    "limits": "bot.cli.limits",
    "settings": "bot.cli.settings",
    "kb": "bot.cli.kb",
    "serve": "bot.cli.serve",
    "migrate": "bot.cli.migrate",
    "forget": "bot.cli.forget",
    "doctor": "bot.cli.doctor",
    "manifest": "bot.cli.manifest",
    "playground": "bot.cli.playground",
}
"""Name of a command -> the module whose `register` adds it."""
GROUPS = ("kb",)
"""Commands that need a second word."""
STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code. Faults are one line on stderr (`bot.errors` has the codes)."""
    try:
        code = _run(list(arguments))
        flush()
    except MailwhyError as fault:
        return _say(fault.public, fault.exit_code)
    except KeyboardInterrupt:
        return _say("Stopped.", STOPPED)
    except BrokenPipeError:
        hang_up()
        return 0
    except OSError as fault:
        hang_up()
        return _say(f"{fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''}", 2)
    return code


def build(names: Sequence[str]) -> Any:
    """The command line (a `typer.Typer`) with the commands `names`."""
    import typer  # noqa: PLC0415 - brings pydantic: a third of the time `mailwhy ask` may take

    app = typer.Typer(
        name="mailwhy",
        help="Why did the email not arrive? Paste what you have.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    for name in names:
        import_module(COMMANDS[name]).register(app)
    return app


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["ask"]:
        from bot.cli.question import plain, respond  # noqa: PLC0415 - only for the command that was called

        if asked := plain(arguments[1:]):
            respond(asked)
            return 0
    if not arguments or arguments in [[name] for name in GROUPS]:
        arguments = [*arguments, "--help"]
    first = arguments[0]
    if not first.startswith("-") and first not in COMMANDS:
        raise UsageError(_unknown(first))
    app = build((first,) if first in COMMANDS else tuple(COMMANDS))
    if first == "kb" and arguments[1] in (*_STORED, "--help"):
        _add_stored()
    return _parsed(app, arguments)


_STORED = ("gaps", "inbox")


def _add_stored() -> None:
    """What reads the database, whose import the other commands of `kb` do without."""
    from bot.cli import gaps, inbox, kb  # noqa: PLC0415

    if all(command.name != "gaps" for command in kb.app.registered_commands):
        kb.app.command("gaps")(gaps.gaps_command)
        kb.app.add_typer(inbox.app, name="inbox")


def _parsed(app: Any, arguments: list[str]) -> int:
    """The command line by typer, without its `main`, which would turn a closed pipe into a failure."""
    import typer  # noqa: PLC0415
    import typer.main  # noqa: PLC0415

    try:
        command = typer.main.get_command(app)
        with command.make_context("mailwhy", arguments) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return _say("Stopped.", STOPPED)
    except typer.TyperException as fault:
        return _say(f"{fault.format_message().rstrip('.')}. Try: {_help(fault)}", 2)
    return 0


def _help(fault: Any) -> str:
    context = getattr(fault, "ctx", None)
    return f"{context.command_path if context else 'mailwhy'} --help"


def _unknown(word: str) -> str:
    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
    return f"There is no command {word[:40]!r}; {hint}"


def _root() -> None:
    """Mailwhy tells support agents why an email did not arrive, how sure it is, and who has to act."""


def _say(message: str, code: int) -> int:
    print(inert(f"mailwhy: {message}"), file=sys.stderr)
    return code
