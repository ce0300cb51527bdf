"""Somebody wants an answered question in the knowledge base: the form for an entry, with question and answer in it."""

import asyncio

from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import PATIENCE, tell, too_old
from bot.slack.views import pages, propose, request
from bot.slack.views.handover import unpack


async def learn(desk: Desk, incoming: Incoming) -> None:
    """For authors; everybody else is told whom to ask."""
    handover = unpack(incoming.pressed)
    if not handover:
        await too_old(desk, incoming)
        return
    language = desk.channel_language(incoming.place.channel) or handover.language
    if not await _may_propose(desk, incoming.person):
        await tell(desk, incoming, pages.notice("human.ask_author", language))
        return
    blocks = incoming.message.get("blocks", ())
    question, answer = (request.unquoted(blocks, part) for part in (request.TEXT, request.ANSWERED))
    modal = propose.render(language, question=question, answer=answer, entry=handover.entry, origin="human")
    await desk.poster.open(incoming.trigger, modal)


async def _may_propose(desk: Desk, person: str) -> bool:
    """Where Slack is slow to say who is an author the form opens: proposing harms nothing, its trigger would expire."""
    try:
        return await asyncio.wait_for(desk.is_author(person), PATIENCE)
    except TimeoutError:
        return True


LISTENS = (Listen(On.ACTION, request.LEARN, learn),)
