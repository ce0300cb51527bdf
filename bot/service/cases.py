"""What becomes of an answer: was it right, where does its card stand, and which questions had none?"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.mail.secrets import Cut, cut
from bot.service import standing, unanswered
from bot.service.model import Place, Surface
from bot.service.remember import key
from bot.store.answers import Answer
from bot.store.gaps import Gap
from bot.store.store import Store

PRIVATE = timedelta(days=1)
REMARK = 300
"""The most characters of what somebody writes about an answer."""


class Verdict(StrEnum):
    """What a person says of an answer."""

    RIGHT = "right"
    WRONG = "wrong"


async def feedback(
    store: Store,
    place: Place,
    case: str,
    entry: str,
    verdict: Verdict,
    now: datetime,
    reason: str = "",
    line: str = "",
) -> bool:
    """Write down what `place.person` says of an answer. A wrong one is not given again in its case.

    When it was given unasked, what is said unasked in that channel is for the asker only, for a day.

    When several people call an entry wrong it is lowered for all: `bot.service.standing`.

    `line` is what they wrote about it for the authors, made by `remark`.

    False when the case is unknown or belongs to another workspace: nothing is written then.
    """
    known = await store.cases.get(case)
    if known is None or known.place.team != place.team:
        return False
    await store.feedback.add(
        team=place.team,
        case=case,
        entry=entry[:128],
        person=place.person,
        verdict=verdict.value,
        reason=reason[:64],
        line=line[:REMARK],
        now=now,
    )
    if verdict is Verdict.WRONG:
        await store.threads.exclude(case, entry, now)
        if known.place.surface == Surface.AUTO:
            await store.channels.keep_private(place.team, known.place.channel, now + PRIVATE)
        await standing.flagged(store, place, entry, now)
    return True


async def feedback_from_outside(
    store: Store, place: Place, case: str, entry: str, verdict: Verdict, now: datetime
) -> None:
    """Somebody of another organisation says it: that counts in this case, and lowers no entry for us."""
    known = await store.cases.get(case)
    if known and known.place.team == place.team and verdict is Verdict.WRONG:
        await store.threads.exclude(case, entry, now)


async def move(store: Store, case: str, place: Place, message: str, now: datetime) -> None:
    """From now on the case goes on in `place`, where its card stands in `message`: follow-ups there belong to it."""
    thread = await store.threads.of_case(case, now)
    kept = [store.threads.saving(replace(thread, key=key(place, case)), now)] if thread else []
    await store.save(store.cases.moving(case, place, message), *kept)


async def withdraw(store: Store, case: str, message: str, answer: Answer | None) -> None:
    """The answer in this message was deleted: what was remembered of its case goes with it."""
    if answer:
        await store.answers.remove(answer)
    await store.threads.forget(case)
    await store.cases.unposted(case, message)


def remark(typed: str) -> Cut:
    """What authors may read of what somebody wrote about an answer, and the kinds of secrets that were in it."""
    clean = cut(typed)
    return Cut(unanswered.example(clean.text, REMARK), clean.kinds)


async def gaps(store: Store, team: str | None = None, limit: int = 50) -> tuple[Gap, ...]:
    """The questions nobody could answer, the most frequent first."""
    return await store.gaps.list(team, limit)
