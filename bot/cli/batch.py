"""How are many questions answered in one run? A JSON line in, a JSON line out, in the same order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.errors import UsageError


def questions(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`{"id", "text"}` a line -> (id, text). Blank lines are passed over.

    Raises UsageError naming the line that is not such an object; what came before it is already answered.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _question(number, line)


def _question(number: int, line: str) -> tuple[str, str]:
    wanted = f'line {number} must be a JSON object with "id" and "text", such as {{"id": "q1", "text": "550 5.1.1"}}'
    try:
        row: Any = json.loads(line)
    except ValueError as fault:
        raise UsageError(f"{wanted}; it is no JSON") from fault
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("id"), str | int):
        raise UsageError(wanted)
    return str(row["id"]), row["text"]
