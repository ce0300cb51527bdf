"""Somebody chose from the three dots on a card: another language, or one of the ways out."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace

from bot.i18n.catalog import LANGUAGES
from bot.service.model import Reply
from bot.slack import company
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners import card, detail, human, where
from bot.slack.views import controls

Way = Callable[[Desk, Incoming, Reply], Awaitable[None]]
WAYS: Mapping[str, Way] = {
    controls.WHERE: where.show,
    controls.HUMAN: human.open_form,
    controls.DETAIL: detail.open_form,
    controls.PUBLISH: card.publish,
}
"""What each entry of the menu does; the languages come beside it."""
EVERYWHERE = frozenset({controls.PUBLISH, controls.DETAIL, controls.WHERE})
"""What works also where another organisation reads."""
KNOWLEDGE = frozenset({controls.WHERE})
"""What works also for people of another organisation."""


async def choose(desk: Desk, incoming: Incoming) -> None:
    """Do what was chosen, for the answer this card shows."""
    reply, wanted = card.remembered(incoming), incoming.pressed
    if not reply:
        await card.too_old(desk, incoming)
    elif wanted in LANGUAGES:
        await card.redraw(desk, incoming, replace(reply, language=wanted))
    elif wanted in WAYS and wanted not in _open_to(incoming):
        await company.turn_away(desk, incoming)
    elif wanted in WAYS:
        await WAYS[wanted](desk, incoming, reply)
    else:
        await card.too_old(desk, incoming)


def _open_to(incoming: Incoming) -> Collection[str]:
    if incoming.stranger:
        return KNOWLEDGE
    return EVERYWHERE if incoming.shared else WAYS


LISTENS = (Listen(On.ACTION, controls.MENU, choose, strangers=True),)
