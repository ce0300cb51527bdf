"""How are many questions answered in one run? A JSON line in, a JSON line out, in the same order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.errors import UsageError

Identity = str | int


def questions(lines: Iterable[str]) -> Iterator[tuple[Identity, str]]:
    """`{"id", "text"}` a line -> (id, text). Blank lines are passed over.

    Raises UsageError naming the line that is not such an object; what came before it is already answered, so that the
    lines written always match the lines read.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _question(number, line)


def _question(number: int, line: str) -> tuple[Identity, str]:
    wanted = f'Line {number} must be a JSON object with "id" and "text", such as {{"id": "q1", "text": "550 5.1.1"}}'
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError(f"{wanted}; it is no JSON.") from None
    if not isinstance(row, dict):
        raise UsageError(f"{wanted}; it is no object.")
    identity, text = row.get("id"), row.get("text")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise UsageError(f'{wanted}; its "id" must be a string or a whole number.')
    if not isinstance(text, str):
        raise UsageError(f'{wanted}; its "text" must be a string.')
    return identity, text
