"""How do bytes come in and go out, whatever the locale, and when the reader of a pipe has gone?"""

import io
import os
import sys
from contextlib import suppress
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


def flush() -> None:
    """Write what is still held back. Raises OSError, BrokenPipeError when nobody reads it any more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def hang_up() -> None:
    """Let what is still held back go nowhere, so that Python does not complain about it at its exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
