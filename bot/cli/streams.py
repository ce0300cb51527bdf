"""How do bytes come in and go out, whatever the locale, and when the reader of a pipe has gone?"""

import io
import os
import sys
from typing import TextIO

from bot.errors import UsageError


def utf8() -> None:
    """Write UTF-8: JSON has to be, and a terminal of another encoding must be no reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def incoming() -> TextIO:
    """Standard input as text of any origin: a byte that is no UTF-8 becomes `�`, and a line ends by a line feed only.

    Raises UsageError when it is closed.
    """
    if sys.stdin is None:
        raise UsageError("There is no standard input to read from.")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")
    return sys.stdin


def flushed(code: int) -> int:
    """`code` once everything is written; 0 when nobody reads it any more, as `mailwhy kb list | head` does."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        hang_up()
        return 0
    except OSError as fault:
        hang_up()
        if sys.stderr is not None:
            sys.stderr.write(f"mailwhy: the output could not be written: {fault.strerror}.\n")
        return 2
    return code


def hang_up() -> None:
    """Let what is still buffered go nowhere, so that Python does not complain about it at its exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
