"""Which command was called? Imports just that command's module, so that `mailwhy ask` starts in a blink."""

import sys
from importlib import import_module

import typer
from click.exceptions import Abort, ClickException, Exit

from bot.errors import MailwhyError

COMMANDS = {
    "ask": "bot.cli.ask",
    "kb": "bot.cli.kb",
    "serve": "bot.cli.serve",
    "migrate": "bot.cli.migrate",
    "doctor": "bot.cli.doctor",
    "manifest": "bot.cli.manifest",
    "playground": "bot.cli.playground",
}
"""Name of a command -> the module whose `register` adds it."""


def build(names: tuple[str, ...]) -> typer.Typer:
    """The command line with the commands `names`."""
    app = typer.Typer(
        name="mailwhy",
        help="Why did the email not arrive? Paste what you have.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    for name in names:
        import_module(COMMANDS[name]).register(app)
    return app


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code. Faults are one line on stderr (`bot.errors` has the codes)."""
    known = arguments[0] if arguments and arguments[0] in COMMANDS else None
    app = build((known,) if known else tuple(COMMANDS))
    try:
        return int(app(arguments, prog_name="mailwhy", standalone_mode=False) or 0)
    except Exit as stop:
        return stop.exit_code
    except ClickException as fault:
        return _say(fault.format_message(), 2)
    except MailwhyError as fault:
        return _say(fault.public, fault.exit_code)
    except (Abort, KeyboardInterrupt):
        return _say("Stopped.", 130)
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _root() -> None:
    """Mailwhy tells support agents why an email did not arrive, how sure it is, and who has to act."""


def _say(message: str, code: int) -> int:
    print(f"mailwhy: {message}", file=sys.stderr)
    return code
