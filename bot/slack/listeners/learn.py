"""Somebody wants an answered question in the knowledge base: the form for an entry, with question and answer in it."""

from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import tell, too_old
from bot.slack.views import pages, propose, request
from bot.slack.views.handover import unpack


async def learn(desk: Desk, incoming: Incoming) -> None:
    """For authors; everybody else is told whom to ask."""
    handover = unpack(incoming.pressed)
    if not handover:
        await too_old(desk, incoming)
        return
    language = desk.channel_language(incoming.place.channel) or handover.language
    if not await desk.is_author(incoming.person):
        await tell(desk, incoming, pages.notice("human.ask_author", language))
        return
    blocks = incoming.message.get("blocks", ())
    question, answer = (request.unquoted(blocks, part) for part in (request.TEXT, request.ANSWERED))
    modal = propose.render(language, question=question, answer=answer, entry=handover.entry, origin="human")
    await desk.poster.open(incoming.trigger, modal)


LISTENS = (Listen(On.ACTION, request.LEARN, learn),)
