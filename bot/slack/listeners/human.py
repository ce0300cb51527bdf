"""Somebody asks a colleague: the form, and the one post that it becomes."""

from dataclasses import replace

from bot.config import Channel, Humans
from bot.i18n.catalog import text
from bot.log import get
from bot.mail.address import mask
from bot.mail.secrets import cut
from bot.service import human
from bot.service.model import Handover, Place, Reply, Surface
from bot.service.outward import Notice
from bot.slack.announcer import SlackAnnouncer
from bot.slack.client import RefusedError, Why
from bot.slack.desk import Desk
from bot.slack.forms import Form, send
from bot.slack.incoming import Incoming, typed
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import too_old
from bot.slack.views import ask_human, request
from bot.slack.views.ask_human import Typed
from bot.slack.views.request import Written
from bot.store.store import Store

log = get("bot.slack")


async def open_form(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """The form, filled in with what decided."""
    humans = desk.config.humans
    if not humans:
        await too_old(desk, incoming)
        return
    modal = ask_human.render(human.new_id(), incoming.place, reply, humans, ask_human.opening(reply))
    await desk.poster.open(incoming.trigger, modal)


async def submit(desk: Desk, incoming: Incoming) -> None:
    """Post the question. Where that is refused the form stays open and says why: nothing typed is lost."""
    remembered = ask_human.remembered(str(incoming.view.get("private_metadata", "")))
    humans, store = desk.config.humans, desk.store
    if not remembered or not humans or not store or await human.is_asked(store, remembered[0]):
        await incoming.ack()
        return
    name, place, reply = remembered
    said, ticket = cut(typed(incoming.view, ask_human.TEXT)), cut(typed(incoming.view, ask_human.TICKET))
    handover = Handover(name, reply.case, _first(reply), place, reply.language)
    written = Written(incoming.name, said.text, ticket.text)
    again = ask_human.render(name, place, reply, humans, Typed(said.text, ticket.text))
    form = Form(again, ask_human.TEXT, said.text, reply.language)
    if await send(desk.poster, incoming, form, _post(desk, store, humans, handover, reply, written)):
        await _confirm(desk, humans, handover, tuple(dict.fromkeys((*said.kinds, *ticket.kinds))))


async def _post(desk: Desk, store: Store, humans: Humans, handover: Handover, reply: Reply, written: Written) -> str:
    """Post and remember it; in words what went wrong. What we add to the asker's words is masked."""
    place, found = handover.place, await human.evidence(store, reply, desk.now())
    if desk.config.channels.get(humans.channel, Channel()).mask:
        found = tuple(replace(piece, text=mask(piece.text)) for piece in found)
    language = desk.channel_language(humans.channel) or reply.language
    asked = replace(written, link=await _link(desk, place), evidence=found)
    try:
        post = await desk.poster.post(
            humans.channel, request.render(handover, reply, asked, desk.knowledge(), language)
        )
    except RefusedError as refused:
        log.warning("human_not_asked", code=refused.code)
        return text("human.not_there" if refused.why is Why.NOT_HERE else "human.not_sent", reply.language)
    await human.asked(store, handover, post.channel, post.ts, desk.now())
    return ""


async def _link(desk: Desk, place: Place) -> str:
    """To the thread it was asked in; nothing where nobody else could read it, or Slack does not tell."""
    if place.surface is not Surface.MENTION or not place.thread:
        return ""
    try:
        return await desk.poster.permalink(place.channel, place.thread)
    except RefusedError as refused:
        log.info("no_permalink", code=refused.code)
        return ""


async def _confirm(desk: Desk, humans: Humans, handover: Handover, secrets: tuple[str, ...]) -> None:
    """Tell the asker in private where the question is, and of a secret that was in it."""
    language, announcer = handover.language, SlackAnnouncer(desk.poster)
    hours = ask_human.at_work(humans.hours, language)
    notices = [Notice("human.asked", language, {"channel": humans.channel, "hours": hours})]
    if secrets:
        kinds = ", ".join(text(f"slack.secret_{kind}", language) for kind in secrets)
        notices.append(Notice("slack.secret_command", language, {"kinds": kinds}))
    for notice in notices:
        await human.tell(announcer, handover.place, notice)


def _first(reply: Reply) -> str:
    return reply.diagnosis.matches[0].entry if reply.diagnosis.matches else ""


LISTENS = (Listen(On.VIEW, ask_human.CALLBACK, submit),)
