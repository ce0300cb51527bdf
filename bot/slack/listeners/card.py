"""Somebody pressed something on a card: more, another language, a choice, posting it.

All a button needs stands in its value, so a card made before a restart works as before.
"""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace

from bot.diagnosis.model import Question, QuestionKind
from bot.kb.base import Knowledge
from bot.log import get
from bot.service.model import Asked, Reply, Surface
from bot.slack.answering import chosen, moved, offers, reply_to
from bot.slack.client import RefusedError, Why
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Incoming
from bot.slack.listen import Listen, On
from bot.slack.rights import rights
from bot.slack.text import code
from bot.slack.views import card, controls, more, pages
from bot.slack.views.message import Message
from bot.slack.views.personal import NONE
from bot.slack.views.state import keys, unpack

log = get("bot.slack")
PATIENCE = 1.0
"""Seconds that a modal waits for what its person may do: its trigger lives three."""


async def open_more(desk: Desk, incoming: Incoming) -> None:
    """Everything else about the answer, in a modal."""
    reply = unpack(incoming.pressed)
    if not reply or not reply.diagnosis.matches:
        await too_old(desk, incoming)
        return
    await _open_entry(desk, incoming, reply)


async def _open_entry(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    entry, base = reply.diagnosis.matches[0].entry, desk.knowledge()
    if entry in base.entries:
        await _open_with_rights(desk, incoming, reply, base)
    else:
        await tell(desk, incoming, pages.notice("errors.entry_gone", reply.language, entry=code(entry, 60)))


async def _open_with_rights(desk: Desk, incoming: Incoming, reply: Reply, base: Knowledge) -> None:
    """What this person may do takes up to three calls and two reads: where that is slow, the row comes after."""
    ts = str(incoming.message.get("ts", ""))
    asking = asyncio.create_task(rights(desk, incoming.place, reply, ts, shared=incoming.shared))
    await asyncio.wait((asking,), timeout=PATIENCE)
    known = asking.done()
    view = await desk.poster.open(incoming.trigger, more.render(reply, base, await asking if known else NONE))
    may = await asking
    if not known and may != NONE:
        await desk.poster.refresh(view, more.render(reply, base, may))


async def show(desk: Desk, incoming: Incoming) -> None:
    """One entry of a list, in a modal."""
    language, _, name = incoming.pressed.partition(" ")
    entry = desk.knowledge().entries.get(name)
    if entry:
        await desk.poster.open(incoming.trigger, more.of_entry(entry, desk.knowledge(), language))
    else:
        await too_old(desk, incoming)


async def choose(desk: Desk, incoming: Incoming) -> None:
    """The answer to the one question: the same card, refined."""
    key, _, rest = incoming.pressed.partition(" ")
    entry, _, packed = rest.partition(" ")
    before = unpack(packed)
    if not before:
        await too_old(desk, incoming)
        return
    question = before.diagnosis.question or Question(QuestionKind.WHICH_CAUSE)
    picked = (question.name, entry)
    asked = Asked(
        "",
        incoming.place,
        adds=(key,),
        shown=keys(before),
        language=before.language,
        case=before.case,
        picked=picked,
    )
    reply = await reply_to(desk, asked)
    quote = reply.quote or before.quote
    reply = replace(reply, case=before.case, language=before.language, quote=quote, thread=before.thread)
    if key == entry and not _first_is(reply, entry) and entry in desk.knowledge().entries and not reply.withheld:
        reply = chosen(before, entry)
    await redraw(desk, incoming, reply)


def _first_is(reply: Reply, entry: str) -> bool:
    return bool(reply.diagnosis.matches) and reply.diagnosis.matches[0].entry == entry


async def publish(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """Post a private card where it belongs: in the thread it is about, else in the channel. The case goes on there."""
    place = incoming.place
    shown = card.render(reply, desk.knowledge(), offers(desk, place, shared=incoming.shared))
    byline = pages.published_by(incoming.name, reply.language)
    message = Message(shown.text, (*shown.blocks, byline))
    try:
        posted = await desk.poster.post(place.channel, message, reply.thread or None)
    except RefusedError as refused:
        if refused.why not in _UNPOSTED:
            raise
        await tell(desk, incoming, pages.notice(_UNPOSTED[refused.why], reply.language, bot=desk.names.bot))
        return
    there = replace(place, thread=reply.thread or posted.ts, surface=Surface.MENTION)
    await asyncio.gather(moved(desk, reply, there, posted), _posted_once(desk, incoming, reply))


async def _posted_once(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """The private card stays, without the way to post it a second time."""
    offered = offers(desk, incoming.place, shared=incoming.shared)
    try:
        shown = card.render(reply, desk.knowledge(), offered)
        await desk.poster.respond(incoming.response_url, shown, replace=True)
    except RefusedError as refused:
        log.info("private_card_stays", code=refused.code)


async def redraw(desk: Desk, incoming: Incoming, reply: Reply) -> None:
    """The card anew, in the message it stands in."""
    place = incoming.place
    if incoming.is_ephemeral:
        offered = offers(desk, place, shared=incoming.shared, publish=_can_publish(incoming))
        await desk.poster.respond(incoming.response_url, card.render(reply, desk.knowledge(), offered), replace=True)
        return
    offered = offers(desk, place, shared=incoming.shared or not _has(incoming.message, controls.DRAFT))
    message = card.render(reply, desk.knowledge(), offered)
    kept = tuple(block for block in incoming.message.get("blocks", ()) if block.get("block_id") == pages.BYLINE)
    await desk.poster.update(
        place.channel, str(incoming.message.get("ts")), replace(message, blocks=message.blocks + kept)
    )


async def tell(desk: Desk, incoming: Incoming, message: Message) -> None:
    """Say it to who pressed, and to nobody else."""
    if incoming.response_url:
        await desk.poster.respond(incoming.response_url, message, thread=incoming.thread)
    elif incoming.in_home:
        await desk.poster.post(incoming.person, message)


async def too_old(desk: Desk, incoming: Incoming) -> None:
    """The button was made by another version."""
    await tell(desk, incoming, pages.notice("errors.old_button", await desk.language(incoming.place)))


def remembered(incoming: Incoming) -> Reply | None:
    """The reply a card shows: from its buttons, else (a private card comes without its blocks) from the row's id."""
    values = (str(item.get("value", "")) for item in _elements(incoming.message) if item.get("action_id") in _CARRIERS)
    found = (unpack(value) for value in (*values, str(incoming.action.get("block_id", ""))))
    return next((reply for reply in found if reply), None)


def _can_publish(incoming: Incoming) -> bool:
    """A private card in a channel got there as a whisper: only a member can do that."""
    return incoming.place.channel.startswith(("C", "G"))


def _has(message: Body, action: str) -> bool:
    return any(item.get("action_id") == action for item in _elements(message))


def _elements(message: Body) -> Iterator[Body]:
    for block in message.get("blocks", ()):
        yield from block.get("elements", ())


_UNPOSTED = {Why.NOT_HERE: "errors.not_in_channel", Why.GONE: "errors.thread_gone"}
_CARRIERS = (controls.MORE, controls.DRAFT, controls.WHERE)
LISTENS = (
    Listen(On.ACTION, controls.MORE, open_more, strangers=True),
    Listen(On.ACTION, re.compile(rf"^{controls.CHOOSE}_\d$"), choose, strangers=True),
    Listen(On.ACTION, pages.SHOW, show, strangers=True),
)
