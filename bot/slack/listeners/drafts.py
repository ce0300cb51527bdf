"""Somebody wants to write to the customer: the modal with the text, its choices, and a copy to keep."""

from collections.abc import Mapping
from typing import Any

from bot.slack.desk import Desk
from bot.slack.incoming import Body, Incoming
from bot.slack.limits import check
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import too_old
from bot.slack.views import controls, drafts
from bot.slack.views.draft_text import Chosen
from bot.slack.views.state import unpack


async def open_draft(desk: Desk, incoming: Incoming) -> None:
    """The modal, in the card's language, to the first addressee."""
    reply = unpack(incoming.pressed)
    if not reply:
        await too_old(desk, incoming)
        return
    await desk.poster.open(incoming.trigger, drafts.render(reply, desk.knowledge()))


async def change(desk: Desk, incoming: Incoming) -> None:
    """Another addressee or language: what was typed into the fields stays."""
    view: Body = incoming.body.get("view") or {}
    reply, _ = drafts.remembered(_memory(view))
    if reply:
        await desk.poster.refresh(str(view.get("id")), drafts.render(reply, desk.knowledge(), chosen(view)))


async def submit(desk: Desk, incoming: Incoming) -> None:
    """Complete the text, or send the finished one as a copy."""
    view: Body = incoming.body.get("view") or {}
    reply, _ = drafts.remembered(_memory(view))
    if not reply:
        await incoming.ack()
        return
    finished = text_of(view)
    if finished is None:
        modal = check(drafts.render(reply, desk.knowledge(), chosen(view)))
        await incoming.ack(response_action="update", view=modal.payload())
        return
    await incoming.ack()
    await desk.poster.post(incoming.person, drafts.copy(*finished))


def chosen(view: Body) -> Chosen:
    """What is set in the modal, and every fact typed so far, also into fields that are not shown any more."""
    values: dict[str, str] = dict(drafts.remembered(_memory(view))[1])
    to = language = ""
    for block, actions in _state(view).items():
        for action, element in actions.items():
            picked = (element.get("selected_option") or {}).get("value")
            if action == drafts.TO:
                to = picked or ""
            elif action == drafts.LANGUAGE:
                language = picked or ""
            elif block.startswith(drafts.FIELD_BLOCK):
                values[block.removeprefix(drafts.FIELD_BLOCK)] = str(element.get("value") or "").strip()
    return Chosen(to, language, values)


def text_of(view: Body) -> tuple[str, str] | None:
    """Subject and text as they stand in the modal, edits included; None while facts are missing."""
    found = {block.split(" ")[0]: actions for block, actions in _state(view).items()}
    if drafts.TEXT_BLOCK not in found:
        return None
    return _typed(found.get(drafts.SUBJECT_BLOCK, {})), _typed(found[drafts.TEXT_BLOCK])


def _typed(actions: Mapping[str, Any]) -> str:
    return str((actions.get(drafts.VALUE) or {}).get("value") or "")


def _memory(view: Body) -> str:
    return str(view.get("private_metadata", ""))


def _state(view: Body) -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = (view.get("state") or {}).get("values") or {}
    return found


LISTENS = (
    Listen(On.ACTION, controls.DRAFT, open_draft, shared=False),
    Listen(On.ACTION, drafts.TO, change),
    Listen(On.ACTION, drafts.LANGUAGE, change),
    Listen(On.VIEW, drafts.CALLBACK, submit),
)
