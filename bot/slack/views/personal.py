"""What may this person, and nobody else, do with an answer? The last row of a modal, which only one person sees.

A card in a channel is seen by all, so what only some may do (delete it, pause its entry) stands here.
"""

from dataclasses import dataclass

from bot.i18n.catalog import text
from bot.service.model import Reply
from bot.slack.views import blocks as build
from bot.slack.views.message import Block
from bot.slack.views.state import VALUE, pack

DELETE, PAUSE, RESUME, PROPOSE = "delete_answer", "pause_entry", "resume_entry", "propose_entry"


@dataclass(frozen=True, slots=True)
class Rights:
    """What the person who opens the modal may do."""

    delete: str = ""
    """The timestamp of our message with the answer, where they asked for it: they may delete it."""
    author: bool = False
    """They may change the knowledge."""
    paused: bool = False
    """The entry is paused now."""


NONE = Rights()


def personal(reply: Reply, rights: Rights) -> tuple[Block, ...]:
    """The row of buttons; nothing for who may do nothing special."""
    state = pack(reply, VALUE)
    values = {}
    if rights.delete:
        values[DELETE] = f"{rights.delete} {state}"
    if rights.author:
        if reply.diagnosis.matches:
            values[RESUME if rights.paused else PAUSE] = state
        values[PROPOSE] = state
    if not values:
        return ()
    row = [build.button(name, text(f"personal.{name}", reply.language), value) for name, value in values.items()]
    return ({"type": "divider"}, build.actions(row))
