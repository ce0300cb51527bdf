"""What happens when a person asks a human? Who has the question, who answers it, who is told?

The words stand in Slack alone: here are ids. A database that is away keeps nobody from asking or answering; it only
cannot say who was first.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.diagnosis.model import Evidence, Kind
from bot.errors import StoreError
from bot.log import get
from bot.service.model import Handover, Place, Reply, Surface
from bot.service.outward import Announcer, Notice
from bot.store.place import StoredPlace
from bot.store.requests import Request
from bot.store.store import Store

_NAMES = frozenset({Kind.PRODUCT, Kind.PROVIDER})
_log = get(__name__)


class How(StrEnum):
    """What became of a press."""

    DONE = "done"
    TAKEN = "taken"
    """Somebody else has it."""
    ANSWERED = "answered"
    AWAY = "away"
    """The database is."""
    LOST = "lost"
    """The answer could not be delivered."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a press, and who has the question then."""

    how: How
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who takes or answers a question, and where it stands."""

    person: str
    name: str
    channel: str
    message: str


def new_id() -> str:
    """The id of a question that is about to be put."""
    return secrets.token_hex(8)


async def is_asked(store: Store, handover: str) -> bool:
    """Was it posted already? A slow Slack lets people send a form twice."""
    try:
        return await store.requests.get(handover) is not None
    except StoreError as fault:
        _log.warning("request_not_read", cause=fault.cause)
        return False


async def asked(store: Store, handover: Handover, channel: str, message: str, now: datetime) -> None:
    """It was posted. What cannot be written down now is written down when somebody takes it."""
    try:
        await store.requests.add(_request(handover, channel, message, now))
    except StoreError as fault:
        _log.warning("request_not_kept", cause=fault.cause)


async def evidence(store: Store, reply: Reply, now: datetime) -> tuple[Evidence, ...]:
    """What was found in the case so far, each word once; the card alone has no room for all of it."""
    found = [piece for match in reply.diagnosis.matches for piece in match.evidence]
    with suppress(StoreError):
        thread = await store.threads.of_case(reply.case, now)
        found += thread.context.found.evidence if thread else ()
    names = {piece.text for piece in found if piece.kind in _NAMES}
    told = (piece for piece in found if piece.kind in _NAMES or piece.text not in names)
    return tuple({piece.text: piece for piece in told if piece.text}.values())


async def take(store: Store, announcer: Announcer, handover: Handover, colleague: Colleague, now: datetime) -> Outcome:
    """Take the question; the asker is told once who has it."""
    asked_for = _request(handover, colleague.channel, colleague.message, now)
    try:
        held = await store.requests.claim(asked_for, colleague.person, now)
    except StoreError as fault:
        _log.warning("claim_not_kept", cause=fault.cause)
        return Outcome(How.AWAY)
    if held.answered_at or held.claimed_by != colleague.person:
        return _standing(held)
    if held.claimed_at == now and not handover.told:
        notice = Notice("human.has_it_told", handover.language, {"name": colleague.name})
        await tell(announcer, handover.place, notice)
    return Outcome(How.DONE, colleague.person)


async def give_back(store: Store, handover: Handover, person: str) -> Outcome:
    """Free again; only who has it can do that."""
    try:
        if await store.requests.give_back(handover.id, person):
            return Outcome(How.DONE)
        held = await store.requests.get(handover.id)
    except StoreError as fault:
        _log.warning("claim_not_kept", cause=fault.cause)
        return Outcome(How.AWAY)
    return _standing(held)


async def answer(
    store: Store,
    announcer: Announcer,
    handover: Handover,
    colleague: Colleague,
    said: str,
    question: str,
    now: datetime,
) -> Outcome:
    """Deliver the answer to where the question was asked; of two that come at once one is delivered."""
    try:
        held = await store.requests.answer(
            _request(handover, colleague.channel, colleague.message, now), colleague.person, now
        )
        if held.claimed_by != colleague.person or held.answered_at != now:
            return Outcome(How.ANSWERED, held.claimed_by or "")
    except StoreError as fault:
        _log.warning("answer_not_kept", cause=fault.cause)
    if await _deliver(announcer, handover, {"name": colleague.name, "text": said, "question": question}):
        return Outcome(How.DONE, colleague.person)
    with suppress(StoreError):
        await store.requests.reopen(handover.id, colleague.person)
    return Outcome(How.LOST)


async def tell(announcer: Announcer, place: Place, notice: Notice) -> None:
    """In private where it was asked; directly where that is not possible any more."""
    if await announcer.post(place, notice) is None and place.surface is Surface.MENTION:
        await announcer.post(replace(place, surface=Surface.COMMAND), notice)


async def _deliver(announcer: Announcer, handover: Handover, values: dict[str, object]) -> bool:
    """Openly where it was asked openly; directly, with the question, everywhere else."""
    place, language = handover.place, handover.language
    if place.surface is Surface.MENTION:
        said = await announcer.announce(place.channel, place.thread, Notice("human.answer_from", language, values))
        if said is not None:
            return bool(said)
    alone = replace(place, surface=Surface.COMMAND) if place.surface is Surface.MENTION else place
    return await announcer.post(alone, Notice("human.answer_to", language, values)) is not None


def _standing(held: Request | None) -> Outcome:
    if held and held.answered_at:
        return Outcome(How.ANSWERED, held.claimed_by or "")
    return Outcome(How.TAKEN, (held.claimed_by if held else "") or "")


def _request(handover: Handover, channel: str, message: str, now: datetime) -> Request:
    place = handover.place
    stored = StoredPlace(place.team, place.channel, place.thread, place.person, str(place.surface))
    return Request(handover.id, handover.case, handover.entry, stored, handover.language, channel, message, now)
