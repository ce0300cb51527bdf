"""Is there something to say to what somebody wrote without asking us? Only what is sure, and not too often.

What is not said leaves no trace: no case, no context, no unanswered question.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.diagnosis.model import Context, Diagnosis, Kind, Mode
from bot.service.ask import Considered
from bot.service.model import Asked, Place, Reply
from bot.store.store import Store
from bot.store.threads import ThreadKey

MOST, WITHIN = 6, timedelta(hours=1)
"""How often something is said unasked in one channel."""
FOLLOWS_FOR = timedelta(minutes=30)
"""How long after an answer its thread is listened to."""
_TELLING = frozenset({Kind.CODE, Kind.REPLY, Kind.PHRASE, Kind.PROVIDER, Kind.PRODUCT})


class Answers(Protocol):
    """Who finds answers: `bot.service.ask.Asking`."""

    async def consider(self, asked: Asked, now: datetime) -> Considered:
        """The answer, with nothing of it written down."""

    async def keep(self, considered: Considered, now: datetime) -> None:
        """Remember an answer that is given."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply, and whether it is to be said."""

    reply: Reply
    say: bool


async def unasked(answers: Answers, store: Store, asked: Asked, now: datetime) -> Heard:
    """A message at the top level of an `auto` channel: said when it is sure and the channel has not had its fill."""
    considered = await answers.consider(asked, now)
    reply = considered.reply
    if reply.diagnosis.mode is not Mode.ANSWER:
        return Heard(reply, say=False)
    entries = tuple(match.entry for match in reply.diagnosis.matches)
    case = store.cases.saving(reply.case, asked.place, Mode.ANSWER.value, entries, reply.language, now)
    if not await store.channels.spend(case, asked.place, now - WITHIN, MOST):
        return Heard(reply, say=False)
    await answers.keep(considered, now)
    return Heard(reply, say=True)


async def is_followed(store: Store, place: Place, now: datetime) -> bool:
    """Was something answered for all to see in this thread, a short while ago?"""
    key = ThreadKey(place.team, place.channel, place.thread or "")
    thread = await store.threads.active(key, now - FOLLOWS_FOR, now)
    case = await store.cases.get(thread.case) if thread else None
    return bool(case and case.message)


async def follow_up(answers: Answers, asked: Asked, now: datetime) -> Heard:
    """A message in such a thread: said when it brings evidence that the case did not have."""
    considered = await answers.consider(asked, now)
    diagnosis = considered.reply.diagnosis
    if diagnosis.mode is Mode.ABSTAIN or not _is_news(diagnosis, considered.before):
        return Heard(considered.reply, say=False)
    await answers.keep(considered, now)
    return Heard(considered.reply, say=True)


def _is_news(diagnosis: Diagnosis, before: Context) -> bool:
    known = {one.key for one in before.found.evidence}
    known |= {f"product:{name}" for name in before.found.products}
    known |= {f"provider:{name}" for name in before.found.providers}
    found = (one for one in diagnosis.found.evidence if one.end > 0 and one.kind in _TELLING)
    return any(one.key not in known for one in found)
