"""Somebody chose "Why didn't this arrive?" on a message, whoever posted it: one card for them, nobody else sees it."""

from bot.log import get
from bot.service.model import Asked
from bot.slack import newcomer
from bot.slack.answering import offers, reply_to
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.said import has_words, said
from bot.slack.text import without_mentions
from bot.slack.views import card, pages
from bot.slack.views.message import Message

log = get("bot.slack")
CALLBACK = "why_not"


async def answer(desk: Desk, incoming: Incoming) -> None:
    """Answer what the message says; posting it to the thread is offered."""
    text = without_mentions(said(incoming.message), incoming.bot)
    if not has_words(text):
        await _say(desk, incoming, pages.notice("shortcut.nothing", await newcomer.language(desk, incoming.place)))
        return
    place = incoming.place
    own = _author(incoming) == place.person
    if not own:
        # Somebody else's words do not tell which language this person reads.
        await newcomer.learn(desk, place)
    reply = await reply_to(desk, Asked(text, place, own=own))
    offered = offers(desk, place, shared=incoming.shared, publish=_in_channel(incoming))
    await _say(desk, incoming, card.render(reply, desk.knowledge(), offered))
    if reply.secret_kinds:
        await _say(desk, incoming, _secret(incoming, reply.secret_kinds, reply.language))


def _secret(incoming: Incoming, kinds: tuple[str, ...], language: str) -> Message:
    """To who ran the shortcut; the author of the message is the one who can delete it."""
    author = _author(incoming)
    if author == incoming.person:
        return pages.secret_notice(kinds, language)
    return pages.secret_of_another(kinds, language, author)


def _author(incoming: Incoming) -> str:
    """Who wrote the message; empty where an app posted it."""
    message = incoming.message
    return "" if message.get("bot_id") else str(message.get("user") or "")


async def _say(desk: Desk, incoming: Incoming, message: Message) -> None:
    """In a whisper as a member of the channel, else at the address the shortcut brought.

    Slack shows a whisper in a thread only where somebody has answered there already: else it stands in the channel.
    """
    place = incoming.place
    if _in_channel(incoming):
        try:
            await desk.poster.whisper(place.channel, place.person, message, incoming.thread)
        except RefusedError as refused:
            log.debug("not_a_member", code=refused.code)
        else:
            return
    await desk.poster.respond(incoming.response_url, message, thread=incoming.thread)


def _in_channel(incoming: Incoming) -> bool:
    return incoming.place.channel.startswith(("C", "G"))


LISTENS = (Listen(On.SHORTCUT, CALLBACK, answer, strangers=True),)
