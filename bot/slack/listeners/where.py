"""Somebody cannot find what would decide: the modal with the steps, its choices, the text for the customer, a copy."""

from collections.abc import Iterator

from bot.service.model import Reply
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import too_old
from bot.slack.text import escape
from bot.slack.views import controls, where
from bot.slack.views.message import Message
from bot.slack.views.state import unpack


async def press(desk: Desk, incoming: Incoming) -> None:
    """The button of a card that knows no answer."""
    reply = unpack(incoming.pressed)
    if reply:
        await show(desk, incoming, reply)
    else:
        await too_old(desk, incoming)


async def show(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """The modal with the best guess. A person of another organisation cannot be sent a copy."""
    await desk.poster.open(incoming.trigger, where.render(reply, desk.knowledge(), copy=not incoming.stranger))


async def change(desk: Desk, incoming: Incoming) -> None:
    """Another thing, place or language, in the same modal."""
    await _refresh(desk, incoming, {})


async def write(desk: Desk, incoming: Incoming) -> None:
    """The same steps as a text for the customer, first in the language of the card."""
    reply = _remembered(incoming.view)
    await _refresh(desk, incoming, {where.LANGUAGE: reply.language} if reply else {})


async def submit(desk: Desk, incoming: Incoming) -> None:
    """Send the text, as it was edited, to whoever opened the modal."""
    await incoming.ack()
    blocks = (incoming.view.get("state") or {}).get("values") or {}
    texts = (actions[where.VALUE] for name, actions in blocks.items() if name.split(" ")[0] == where.TEXT_BLOCK)
    said = "\n".join(str(element.get("value") or "") for element in texts).strip()
    if said:
        await desk.poster.post(incoming.person, Message(escape(said)))


async def _refresh(desk: Desk, incoming: Incoming, adds: dict[str, str]) -> None:
    reply, base = _remembered(incoming.view), desk.knowledge()
    if reply:
        sought = where.chosen({**dict(_picked(incoming.view)), **adds}, reply, base)
        modal = where.render(reply, base, sought, copy=not incoming.stranger)
        await desk.poster.refresh(str(incoming.view.get("id")), modal)


def _remembered(view: Body) -> Reply | None:
    return unpack(str(view.get("private_metadata", "")))


def _picked(view: Body) -> Iterator[tuple[str, str]]:
    """Action -> value of every select that is set."""
    for actions in ((view.get("state") or {}).get("values") or {}).values():
        for action, element in actions.items():
            if option := element.get("selected_option"):
                yield action, str(option.get("value", ""))


LISTENS = (
    Listen(On.ACTION, controls.WHERE, press, strangers=True),
    Listen(On.ACTION, where.THING, change, strangers=True),
    Listen(On.ACTION, where.PLACE, change, strangers=True),
    Listen(On.ACTION, where.LANGUAGE, change, strangers=True),
    Listen(On.ACTION, where.WRITE, write, strangers=True),
    Listen(On.VIEW, where.CALLBACK, submit),
)
