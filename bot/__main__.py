"""The command `mailwhy`, also as `python -m bot`."""

import sys


def main() -> None:
    """Run the command line; a fault that a person must know about is one line on stderr and an exit code."""
    from bot.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
