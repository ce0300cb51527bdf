"""What may this person, and nobody else, do with an answer? The last row of a modal, which only one person sees.

A card in a channel is seen by all, so what only some may do (delete it, pause its entry) stands here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.i18n.catalog import text
from bot.service.model import Reply
from bot.slack.text import escape
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Modal
from bot.slack.views.state import VALUE, pack

CALLBACK = "personal"
DELETE, PAUSE, RESUME, PROPOSE = "delete_answer", "pause_entry", "resume_entry", "propose_entry"


@dataclass(frozen=True, slots=True)
class Rights:
    """What the person who opens the modal may do."""

    delete: str = ""
    """Channel and timestamp of our message with the answer, where they asked for it: they may delete it."""
    author: bool = False
    """They may change the knowledge."""
    paused: bool = False
    """The entry is paused now."""
    lowered: bool = False
    """People called the entry wrong, so it is offered only."""


NONE = Rights()


def deletion(value: str) -> tuple[str, str, str]:
    """What the button "Delete this answer" holds: channel, timestamp and the packed reply; empty where it does not."""
    channel, ts, packed = [*value.split(" ", 2), "", "", ""][:3]
    return channel, ts, packed


def said(key: str, language: str) -> Modal:
    """What became of it, in place of the modal that it was pressed in."""
    return Modal(
        callback=CALLBACK,
        title=text("more.title", language),
        blocks=(build.section(escape(text(key, language))),),
        close=text("slack.close", language),
    )


def personal(reply: Reply, rights: Rights) -> tuple[Block, ...]:
    """The row of buttons; nothing for who may do nothing special."""
    state = pack(reply, VALUE)
    values = {}
    if rights.delete:
        values[DELETE] = f"{rights.delete} {state}"
    if rights.author:
        if reply.diagnosis.matches:
            if rights.paused or rights.lowered:
                values[RESUME] = state
            if not rights.paused:
                values[PAUSE] = state
        values[PROPOSE] = state
    if not values:
        return ()
    row = [build.button(name, text(f"personal.{name}", reply.language), value) for name, value in values.items()]
    return ({"type": "divider"}, build.actions(row))


def deletable(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Channel and timestamp of what the row of an open modal may delete; empty where there is none."""
    elements = (element for block in blocks for element in block.get("elements", ()))
    values = (str(one.get("value", "")) for one in elements if one.get("action_id") == DELETE)
    return next((" ".join(deletion(value)[:2]) for value in values), "")
