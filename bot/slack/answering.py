"""How is a question answered in Slack? Asked of the service, rendered, posted where it belongs, remembered."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace

from bot.diagnosis.model import Certainty, Diagnosis, Match, Mode
from bot.errors import StoreError
from bot.log import get
from bot.service import cases
from bot.service.model import Asked, Place, Reply, Surface
from bot.slack.client import Posted, RefusedError
from bot.slack.desk import Desk
from bot.slack.views import card, hello, pages
from bot.slack.views.controls import Offers
from bot.slack.views.message import Message
from bot.store.answers import Answer

log = get("bot.slack")


async def reply_to(desk: Desk, asked: Asked) -> Reply:
    """The service's reply, counted."""
    reply = await desk.asking.ask(asked, desk.now())
    desk.meters.answers.labels(asked.place.surface.value, reply.diagnosis.mode.value).inc()
    return reply


async def post_answer(desk: Desk, asked: Asked, thread: str | None, question: str, *, shared: bool) -> Posted:
    """Answer with one posted card. `question` is the timestamp of the message; empty for what was typed into a form."""
    started = time.perf_counter()
    reply = await reply_to(desk, asked)
    message = card.render(reply, desk.knowledge(), offers(desk, asked.place, shared=shared))
    posted = await desk.poster.post(asked.place.channel, message, thread)
    desk.meters.seconds.observe(time.perf_counter() - started)
    warning = warn_of_secrets(desk, asked.place, reply, thread, in_form=not question)
    await asyncio.gather(remember_answer(desk, asked.place, reply, question, posted), warning)
    return posted


async def answer_example(desk: Desk, place: Place, language: str, ask: str) -> None:
    """Quote an example in the direct message with the person, and answer it there in the language it was read in."""
    quoted = await desk.poster.post(place.person, hello.quoted(language, ask))
    direct = Place(place.team, quoted.channel, None, place.person, Surface.DIRECT)
    asked = Asked(ask, direct, fresh_case=True, language=language)
    await post_answer(desk, asked, None, quoted.ts, shared=False)


async def post_directly(desk: Desk, asked: Asked) -> Posted:
    """Answer what was typed into a form in the direct message with that person; the case goes on there."""
    reply = await reply_to(desk, asked)
    place = asked.place
    posted = await desk.poster.post(place.person, card.render(reply, desk.knowledge(), offers(desk, place)))
    there = replace(place, channel=posted.channel)
    await asyncio.gather(moved(desk, reply, there, posted), warn_of_secrets(desk, there, reply, in_form=True))
    return posted


async def warn_of_secrets(
    desk: Desk, place: Place, reply: Reply, thread: str | None = None, *, in_form: bool = False
) -> None:
    """Tell who wrote a secret, and nobody else, to delete the message (where there is one) and to change it."""
    if not reply.secret_kinds:
        return
    no_message = in_form or place.surface is Surface.COMMAND
    notice = pages.secret_notice(reply.secret_kinds, reply.language, command=no_message)
    try:
        if place.surface is Surface.DIRECT:
            await desk.poster.post(place.channel, notice, thread)
        else:
            await desk.poster.whisper(place.channel, place.person, notice, place.thread)
    except RefusedError as refused:
        log.warning("secret_notice_not_sent", code=refused.code)


async def remember_answer(desk: Desk, place: Place, reply: Reply, question: str, posted: Posted) -> None:
    """The case's card stands in this message, and answers that one: an edit of it is an edit of the card."""
    await remember_message(desk, reply, posted)
    if not desk.store or not question:
        return
    answer = Answer(place.team, posted.channel, question, posted.ts, reply.case, place.person)
    try:
        await desk.store.answers.add(answer, desk.now())
    except StoreError as fault:
        log.warning("answer_not_kept", cause=fault.cause)


async def remember_message(desk: Desk, reply: Reply, posted: Posted) -> None:
    """The case's card stands in this message."""
    if not desk.store:
        return
    try:
        await desk.store.cases.posted(reply.case, posted.ts)
    except StoreError as fault:
        log.warning("message_not_kept", cause=fault.cause)


async def moved(desk: Desk, reply: Reply, place: Place, posted: Posted) -> None:
    """The case goes on in this place, where its card was posted."""
    if not desk.store:
        return
    try:
        await cases.move(desk.store, reply.case, place, posted.ts, desk.now())
    except StoreError as fault:
        log.warning("case_not_moved", cause=fault.cause)


def offers(desk: Desk, place: Place, *, shared: bool = False, publish: bool = False) -> Offers:
    """What works here: no drafts and no colleagues where another organisation reads.

    A detail is added by a form in channels only: in a direct message one just writes.
    """
    human = bool(desk.config.humans and desk.store) and not shared
    detail = place.channel.startswith(("C", "G"))
    return Offers(drafts=not shared, publish=publish, where=True, human=human, detail=detail)


def chosen(reply: Reply, entry: str) -> Reply:
    """The reply after the person said that it is this entry, whatever else was thought of."""
    known = next((match for match in reply.diagnosis.matches if match.entry == entry), Match(entry, 1.0, ()))
    said: Diagnosis = replace(
        reply.diagnosis,
        mode=Mode.ANSWER,
        certainty=Certainty.LIKELY,
        matches=(known,),
        question=None,
        off_topic=False,
    )
    return replace(reply, diagnosis=said)


async def interrupted(desk: Desk, place: Place, response_url: str, message: str) -> bool:
    """Say that the answer will not come; False where that could not be said."""
    notice: Message = pages.interrupted("en")
    with suppress(StoreError):
        notice = pages.interrupted(await desk.language(place))
    try:
        if message:
            await desk.poster.update(place.channel, message, notice)
        elif response_url:
            await desk.poster.respond(response_url, notice)
        elif place.surface is Surface.DIRECT:
            await desk.poster.post(place.channel, notice, place.thread)
        elif not place.channel:  # a modal was sent: it stands in no channel
            await desk.poster.post(place.person, notice)
        else:
            await desk.poster.whisper(place.channel, place.person, notice, place.thread)
    except RefusedError as refused:
        log.warning("interruption_not_told", code=refused.code)
        return False
    return True
