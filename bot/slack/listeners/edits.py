"""Somebody edited or deleted what they had asked us directly: the answer follows, in the same message.

The question that opened a case is diagnosed anew, without what its old wording said. A later one of the case is
diagnosed with what the whole case knows: what one message of several had brought cannot be told apart.
"""

from dataclasses import replace

from bot.service import cases
from bot.service.model import Asked, Place, Surface
from bot.slack.answering import offers, reply_to, warn_of_secrets
from bot.slack.client import RefusedError, Why
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.revised import Revision, is_revision, revision
from bot.slack.text import without_mentions
from bot.slack.views import card
from bot.store.answers import Answer
from bot.store.store import Store


async def follow(desk: Desk, incoming: Incoming) -> None:
    """Take the answer away, or put the new one in its place; nothing where none was given."""
    revised = revision(incoming.event)
    if not revised or not desk.store:
        return
    answer = await desk.store.answers.to(incoming.team, revised.channel, revised.question)
    if answer and not revised.edited:
        await _remove(desk, desk.store, answer)
    elif answer and answer.person == revised.person:
        await _answer_anew(desk, desk.store, incoming, answer, revised)


async def _remove(desk: Desk, store: Store, answer: Answer) -> None:
    await desk.poster.delete(answer.channel, answer.message)
    await cases.withdraw(store, answer.case, answer.message, answer)


async def _answer_anew(desk: Desk, store: Store, incoming: Incoming, answer: Answer, revised: Revision) -> None:
    text = without_mentions(revised.text, incoming.bot)
    if not text or not await store.answers.take_edit(answer, revised.edited):
        return
    first = await store.answers.first_of(answer.case)
    place = Place(incoming.team, revised.channel, revised.thread, revised.person, Surface.DIRECT)
    opens = first is not None and first.question == answer.question
    reply = await reply_to(desk, Asked(text, place, case=answer.case, anew=opens))
    if not await store.answers.take_edit(answer, revised.edited):
        return
    message = card.render(reply, desk.knowledge(), offers(desk, place, shared=incoming.shared))
    try:
        await desk.poster.update(answer.channel, answer.message, message)
    except RefusedError as refused:
        if refused.why is not Why.GONE:
            raise
        await store.answers.remove(answer)
        return
    if reply.case != answer.case:
        await store.answers.add(replace(answer, case=reply.case), desk.now())
        await store.cases.posted(reply.case, answer.message)
    await warn_of_secrets(desk, place, reply, revised.thread)


LISTENS = (Listen(On.EVENT, "message", follow, subscribes=("message.im",), when=is_revision, strangers=True),)
