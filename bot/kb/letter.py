"""What does the customer read? The steps of a proposed entry as a text that can be sent, in four languages."""

import re
from collections.abc import Sequence

from bot.i18n.catalog import text
from bot.kb.model import Actor

_BRACKETS = str.maketrans("[]{}", "()()")
_ANGLES = re.compile(r"<([^<>]*)>")
_BLANKS = re.compile(r"_{3,}|\bX{3,}\b")
_OURSELVES = re.compile("mailwh[yẙ]", re.IGNORECASE)


def letter(actor: Actor, summary: str, steps: Sequence[str], language: str) -> str:
    """The text to the sender: what happened, who acts, and the steps; what we do ourselves needs no steps."""
    done = "\n".join(f"{number}. {sendable(step)}" for number, step in enumerate(steps, 1))
    keys = {Actor.AGENT: "letter.ours", Actor.SENDER: "letter.please", Actor.WAIT: "letter.wait"}
    what = text(keys.get(actor) or f"letter.by_{actor}", language, steps=done)
    return "\n\n".join((text("letter.hello", language), sendable(summary), what))


def sendable(line: str) -> str:
    """A line that leaves nothing open and does not name this program, whatever it was made of."""
    line = line.translate(_BRACKETS)
    while _OURSELVES.search(line):
        line = _OURSELVES.sub("", line)
    while _ANGLES.search(line):
        line = _ANGLES.sub(r"(\1)", line)
    return " ".join(_BLANKS.sub("…", line).split()) or "…"
