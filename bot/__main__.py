"""The command `mailwhy`, also as `python -m bot`."""

import sys


def main() -> None:
    """Run the command line; a fault that a person must know about is one line on stderr and an exit code."""
    try:
        from bot.cli.main import run  # noqa: PLC0415 - Ctrl+C while importing must be no traceback either
        from bot.cli.streams import utf8  # noqa: PLC0415

        utf8()
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
