"""Somebody adds a detail to a card: the same case is answered anew, where everybody reads it or where it lasts."""

from bot.diagnosis.model import Found
from bot.errors import StoreError
from bot.i18n.catalog import text
from bot.log import get
from bot.service.model import Asked, Place, Reply, Surface
from bot.slack import company
from bot.slack.answering import post_answer, post_directly
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming, ticked, typed
from bot.slack.listen import Listen, On
from bot.slack.said import has_words
from bot.slack.text import escape
from bot.slack.views import detail, pages
from bot.slack.views.detail import Origin
from bot.slack.views.state import keys

log = get("bot.slack")


async def open_form(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """The modal, with what is not known yet to be ticked."""
    private = incoming.is_ephemeral
    thread = incoming.thread if private else incoming.place.thread
    origin = Origin(incoming.place.channel, thread, incoming.response_url, private, incoming.shared)
    found = await _found(desk, reply.case)
    await desk.poster.open(incoming.trigger, detail.render(reply, desk.knowledge(), origin, found))


async def add(desk: Desk, incoming: Incoming) -> None:
    """Refine the case; a modal in which nothing was said stays open."""
    card = detail.remembered(str(incoming.view.get("private_metadata", "")))
    if not card:
        await incoming.ack()
        return
    before, origin = card
    said, ticks = typed(incoming.view, detail.TEXT), ticked(incoming.view, detail.HINTS)
    if not ticks and not has_words(said):
        await incoming.ack(response_action="errors", errors={detail.TEXT: text("detail.nothing", before.language)})
        return
    await incoming.ack()
    if origin.private:
        place = Place(incoming.team, "", None, incoming.person, Surface.DIRECT)
        asked = Asked(escape(said), place, adds=ticks, shown=keys(before), case=before.case)
        await post_directly(desk, asked)
        await _point_there(desk, before.language, origin)
    else:
        place = Place(incoming.team, origin.channel, origin.thread, incoming.person, Surface.MENTION)
        asked = Asked(escape(said), place, adds=ticks, shown=keys(before), case=before.case)
        shared = origin.shared or await company.known_shared(desk, incoming.team, origin.channel)
        await post_answer(desk, asked, origin.thread, "", shared=shared)


async def _point_there(desk: Desk, language: str, origin: Origin) -> None:
    """Beside the private card: where its case has gone."""
    try:
        notice = pages.notice("detail.moved", language, bot=desk.names.bot)
        await desk.poster.respond(origin.url, notice, thread=origin.thread)
    except RefusedError as refused:
        log.info("move_not_told", code=refused.code)


async def _found(desk: Desk, case: str) -> Found | None:
    """What the case knows; None where nothing is remembered."""
    if not desk.store:
        return None
    try:
        thread = await desk.store.threads.of_case(case, desk.now())
    except StoreError as fault:
        log.warning("case_not_read", cause=fault.cause)
        return None
    return thread.context.found if thread else None


LISTENS = (Listen(On.VIEW, detail.CALLBACK, add),)
