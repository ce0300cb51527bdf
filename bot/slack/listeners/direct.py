"""Somebody wrote to us directly: follow-ups need no mention there.

What is written at the top level is a new case unless the service finds it to be a follow-up (short, without evidence of
its own, within ten minutes). What is written in a thread of that conversation belongs to the thread's case, or to the
newest one when the thread hangs on a card of ours.
"""

from datetime import timedelta

from bot.errors import StoreError
from bot.log import get
from bot.service.model import Asked, Place
from bot.slack import newcomer
from bot.slack.answering import post_answer
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Incoming, is_question
from bot.slack.listen import Listen, On
from bot.slack.text import without_mentions
from bot.slack.views import pages
from bot.store.threads import ThreadKey

log = get("bot.slack")
LATELY = timedelta(days=7)
_HELP = frozenset({"help", "?", "aiuto", "допомога", "pomoc"})


async def answer(desk: Desk, incoming: Incoming) -> None:
    """Answer beside the message, or in its thread."""
    if not is_question(incoming.body):
        return
    place, event = incoming.place, incoming.event
    thread = event.get("thread_ts")
    text = without_mentions(str(event.get("text", "")), incoming.bot)
    if not text or text.lower() in _HELP:
        page = pages.help_page(await newcomer.language(desk, place), desk.names.command, desk.names.bot)
        await desk.poster.post(place.channel, page, thread)
        return
    case = await _case_of_thread(desk, place) if thread else None
    await post_answer(desk, Asked(text, place, case=case), thread, incoming.ts, shared=incoming.shared)


async def _case_of_thread(desk: Desk, place: Place) -> str | None:
    """The case a thread without a memory of its own goes on with."""
    if not desk.store or not place.thread:
        return None
    now = desk.now()
    try:
        if await desk.store.threads.get(ThreadKey(place.team, place.channel, place.thread), now):
            return None
        newest = await desk.store.threads.latest(place.team, place.channel, now - LATELY, now)
    except StoreError as fault:
        log.warning("thread_not_read", cause=fault.cause)
        return None
    return newest.case if newest else None


def _is_direct(body: Body) -> bool:
    return bool(body["event"].get("channel_type") == "im" and not body["event"].get("hidden"))


LISTENS = (Listen(On.EVENT, "message", answer, subscribes=("message.im",), when=_is_direct, strangers=True),)
