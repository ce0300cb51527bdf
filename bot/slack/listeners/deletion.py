"""Somebody takes back an answer to their own question: the message goes, and what was remembered of it."""

from bot.errors import StoreError
from bot.log import get
from bot.service import cases
from bot.service.model import Place, Reply, Surface
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.rights import asked_it
from bot.slack.views import personal
from bot.slack.views.state import unpack

log = get("bot.slack")


async def delete(desk: Desk, incoming: Incoming) -> None:
    """Delete it if it is theirs, which is asked again, and say in the modal what became of it."""
    channel, ts, packed = personal.deletion(incoming.pressed)
    reply = unpack(packed)
    language = reply.language if reply else await desk.language(incoming.place)
    done = reply is not None and await _deleted(desk, incoming, reply, channel, ts)
    key = "personal.deleted" if done else "personal.not_deleted"
    await desk.poster.refresh(str(incoming.view.get("id", "")), personal.said(key, language))


async def _deleted(desk: Desk, incoming: Incoming, reply: Reply, channel: str, ts: str) -> bool:
    place = Place(incoming.team, channel, None, incoming.person, Surface.MENTION)
    if not await asked_it(desk, place, reply.case, ts):
        return False
    try:
        await desk.poster.delete(channel, ts)
    except RefusedError as refused:
        log.warning("answer_not_deleted", code=refused.code)
        return False
    await _forget(desk, place, reply.case, ts)
    return True


async def _forget(desk: Desk, place: Place, case: str, ts: str) -> None:
    if not desk.store:
        return
    try:
        answer = await desk.store.answers.in_message(place.team, place.channel, ts)
        await cases.withdraw(desk.store, case, ts, answer)
    except StoreError as fault:
        log.warning("case_not_forgotten", cause=fault.cause)


LISTENS = (Listen(On.ACTION, personal.DELETE, delete, strangers=True),)
