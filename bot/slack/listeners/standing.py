"""An author takes an entry out of answers and offers, or back in: by a button of the More modal or by the command."""

from dataclasses import replace

from bot.i18n.catalog import text
from bot.log import get
from bot.service import standing
from bot.service.model import Place
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.rights import rights
from bot.slack.text import code
from bot.slack.views import more, pages, personal
from bot.slack.views.message import Message
from bot.slack.views.state import unpack

log = get("bot.slack")


async def pause(desk: Desk, incoming: Incoming) -> None:
    """ "Pause this entry"."""
    await _pressed(desk, incoming, out=True)


async def resume(desk: Desk, incoming: Incoming) -> None:
    """ "Use this entry again"."""
    await _pressed(desk, incoming, out=False)


async def _pressed(desk: Desk, incoming: Incoming, *, out: bool) -> None:
    reply = unpack(incoming.pressed)
    if not reply or not reply.diagnosis.matches:
        return
    entry, base = reply.diagnosis.matches[0].entry, desk.knowledge()
    said = await turn(desk, incoming.place, entry, reply.language, out=out)
    await desk.poster.post(incoming.person, said)
    if entry in base.entries:
        may = await rights(desk, incoming.place, reply)
        may = replace(may, delete=personal.deletable(incoming.view.get("blocks", ())))
        await desk.poster.refresh(str(incoming.view.get("id", "")), more.render(reply, base, may))


async def turn(desk: Desk, place: Place, entry: str, language: str, *, out: bool) -> Message:
    """Pause the entry or use it again; what to tell the person, and nobody else."""
    known = desk.knowledge().entries.get(entry)
    if not desk.store or not await desk.is_author(place.person):
        return pages.notice("authors.only", language)
    if not known:
        return pages.entry_or_notice(entry, desk.knowledge(), language, desk.names.command)
    act = standing.pause if out else standing.resume
    if await act(desk.store, place, entry, desk.now()):
        await _tell_channel(desk, place.person, entry, "authors.paused_by" if out else "authors.resumed_by")
    key = "authors.paused" if out else "authors.resumed"
    return pages.notice(key, language, entry=code(entry), command=desk.names.command)


async def _tell_channel(desk: Desk, person: str, entry: str, key: str) -> None:
    """A line for the other authors."""
    channel = desk.config.knowledge.channel
    if not channel:
        return
    language = desk.channel_language(channel) or "en"
    try:
        said = text(key, language, person=f"<@{person}>", entry=code(entry))
        await desk.poster.post(channel, Message(said))
    except RefusedError as refused:
        log.warning("authors_not_told", code=refused.code)


LISTENS = (Listen(On.ACTION, personal.PAUSE, pause), Listen(On.ACTION, personal.RESUME, resume))
