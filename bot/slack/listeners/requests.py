"""A colleague pressed something on a question to humans: take it, give it back, answer it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.i18n.catalog import text
from bot.log import get
from bot.mail.secrets import cut
from bot.service import human
from bot.service.human import Colleague, How, Outcome
from bot.service.model import Handover
from bot.slack.announcer import SlackAnnouncer
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.forms import Form, send
from bot.slack.incoming import Incoming, typed
from bot.slack.listen import Listen, On
from bot.slack.listeners.card import tell, too_old
from bot.slack.text import one_line, truncate
from bot.slack.views import answer, pages, request
from bot.slack.views.handover import unpack
from bot.slack.views.message import Message
from bot.store.store import Store

log = get("bot.slack")


async def take(desk: Desk, incoming: Incoming) -> None:
    """The question is theirs, and the post shows it; or they are told who has it."""
    handover = unpack(incoming.pressed)
    if not handover or not desk.store:
        await too_old(desk, incoming)
        return
    now, announcer = desk.now(), SlackAnnouncer(desk.poster)
    outcome = await human.take(desk.store, announcer, handover, _colleague(incoming), now)
    if outcome.how is not How.DONE:
        await _explain(desk, incoming, handover, outcome)
        return
    zone = ZoneInfo(desk.config.humans.hours.tz if desk.config.humans else "UTC")
    since = now.astimezone(zone).strftime("%H:%M")
    told, blocks = replace(handover, told=True), incoming.message.get("blocks", ())
    await _show(desk, incoming, request.taken(blocks, told, incoming.name, since, _language(desk, incoming, handover)))


async def give_back(desk: Desk, incoming: Incoming) -> None:
    """Others may take it again."""
    handover = unpack(incoming.pressed)
    if not handover or not desk.store:
        await too_old(desk, incoming)
        return
    outcome = await human.give_back(desk.store, handover, incoming.person)
    if outcome.how is How.DONE:
        blocks = incoming.message.get("blocks", ())
        await _show(desk, incoming, request.free(blocks, handover, _language(desk, incoming, handover)))
    else:
        await _explain(desk, incoming, handover, outcome)


async def open_answer(desk: Desk, incoming: Incoming) -> None:
    """The form, with the question above it."""
    handover = unpack(incoming.pressed)
    if not handover:
        await too_old(desk, incoming)
        return
    channel, message, blocks = incoming.place.channel, str(incoming.message.get("ts")), incoming.message["blocks"]
    language = _language(desk, incoming, handover)
    await desk.poster.open(incoming.trigger, answer.render(blocks, handover, channel, message, language))


async def send_answer(desk: Desk, incoming: Incoming) -> None:
    """Pass the answer on; while that does not work the form stays open with it."""
    remembered = answer.remembered(str(incoming.view.get("private_metadata", "")))
    if not remembered or not desk.store:
        await incoming.ack()
        return
    channel, message, handover = remembered
    language = desk.channel_language(channel) or handover.language
    said, blocks = cut(typed(incoming.view, answer.TEXT)), incoming.view["blocks"]
    again = answer.render(blocks, handover, channel, message, language, said.text)
    form = Form(again, answer.TEXT, said.text, language)
    colleague = Colleague(incoming.person, incoming.name, channel, message)
    question = truncate(one_line(request.unquoted(blocks, request.TEXT)), 150)
    if not await send(desk.poster, incoming, form, _deliver(desk, desk.store, form, handover, colleague, question)):
        return
    try:
        await desk.poster.update(
            channel, message, request.answered(blocks, handover, incoming.name, said.text, language)
        )
        if said.kinds:
            notice = pages.secret_notice(said.kinds, language, command=True)
            await desk.poster.whisper(channel, incoming.person, notice)
    except RefusedError as refused:
        log.warning("answered_post_not_updated", code=refused.code)


async def _deliver(
    desk: Desk, store: Store, form: Form, handover: Handover, colleague: Colleague, question: str
) -> str:
    """The answer on its way; in words what went wrong."""
    announcer = SlackAnnouncer(desk.poster)
    outcome = await human.answer(store, announcer, handover, colleague, form.words, question, desk.now())
    if outcome.how is How.DONE:
        return ""
    return text("human.is_answered" if outcome.how is How.ANSWERED else "human.undelivered", form.language)


async def _explain(desk: Desk, incoming: Incoming, handover: Handover, outcome: Outcome) -> None:
    """Why it is not theirs. In an ephemeral message a mention is a name, it calls nobody."""
    language = _language(desk, incoming, handover)
    if outcome.how is How.TAKEN and outcome.owner:
        await tell(desk, incoming, pages.notice("human.has_already", language, who=f"<@{outcome.owner}>"))
        return
    key = {How.ANSWERED: "is_answered", How.AWAY: "away"}.get(outcome.how, "is_free")
    await tell(desk, incoming, pages.notice(f"human.{key}", language))


async def _show(desk: Desk, incoming: Incoming, message: Message) -> None:
    await desk.poster.update(incoming.place.channel, str(incoming.message.get("ts")), message)


def _colleague(incoming: Incoming) -> Colleague:
    ts = str(incoming.message.get("ts"))
    return Colleague(incoming.person, incoming.name, incoming.place.channel, ts)


def _language(desk: Desk, incoming: Incoming, handover: Handover) -> str:
    """The language of the post."""
    return desk.channel_language(incoming.place.channel) or handover.language


LISTENS = (
    Listen(On.ACTION, request.TAKE, take),
    Listen(On.ACTION, request.GIVE_BACK, give_back),
    Listen(On.ACTION, request.ANSWER, open_answer),
    Listen(On.VIEW, answer.CALLBACK, send_answer),
)
