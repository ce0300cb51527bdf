"""Somebody wrote our name in a channel or a thread: the answer goes into that thread, for everybody there."""

from bot.service.model import Asked
from bot.slack import newcomer
from bot.slack.answering import post_answer
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming, is_question
from bot.slack.listen import Listen, On
from bot.slack.text import without_mentions
from bot.slack.views import pages


async def answer(desk: Desk, incoming: Incoming) -> None:
    """Answer in the thread; a bare mention gets the help, seen by that person only."""
    if not is_question(incoming.body):
        return
    place, event = incoming.place, incoming.event
    text = without_mentions(str(event.get("text", "")), incoming.bot)
    if not text:
        page = pages.help_page(await newcomer.language(desk, place), desk.names.command, desk.names.bot)
        await desk.poster.whisper(place.channel, place.person, page, event.get("thread_ts"))
        return
    await post_answer(desk, Asked(text, place), place.thread, incoming.ts, shared=incoming.shared)


LISTENS = (Listen(On.EVENT, "app_mention", answer, subscribes=("app_mention",), strangers=True),)
