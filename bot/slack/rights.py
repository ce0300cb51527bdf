"""What may this person do with this answer? Asked of the store and of the authors' group when a modal opens."""

from bot.errors import StoreError
from bot.log import get
from bot.service.model import Place, Reply
from bot.slack.authors import is_outsider
from bot.slack.desk import Desk
from bot.slack.views.personal import Rights
from bot.store.standing import State

log = get("bot.slack")


async def rights(desk: Desk, place: Place, reply: Reply, message: str = "", *, shared: bool = False) -> Rights:
    """The rights of `place.person` over the answer that stands in `message`; none where that cannot be looked up.

    Where another organisation reads too nobody is an author.
    """
    author = not shared and desk.store is not None and await desk.is_author(place.person)
    state = await state_of(desk, place.team, reply) if author else None
    may_delete = await asked_it(desk, place, reply.case, message)
    return Rights(
        delete=f"{place.channel} {message}" if may_delete else "",
        author=author,
        paused=state is State.PAUSED,
        lowered=state is State.LOWERED,
    )


async def state_of(desk: Desk, team: str, reply: Reply) -> State | None:
    """How the first entry of this answer stands."""
    if not desk.store or not reply.diagnosis.matches:
        return None
    try:
        return await desk.store.standing.state(team, reply.diagnosis.matches[0].entry)
    except StoreError as fault:
        log.warning("standing_not_read", cause=fault.cause)
        return None


async def may_edit(desk: Desk, person: str) -> bool:
    """May this person have the knowledge read again? As long as no authors are named, everybody but outsiders."""
    if desk.config.knowledge.authors:
        return await desk.is_author(person)
    return not await is_outsider(desk.poster, person)


async def asked_it(desk: Desk, place: Place, case: str, message: str) -> bool:
    """Did this person ask what this message of ours answers?"""
    if not desk.store or not message:
        return False
    try:
        answer = await desk.store.answers.in_message(place.team, place.channel, message)
        known = await desk.store.cases.get(case)
    except StoreError as fault:
        log.warning("case_not_read", cause=fault.cause)
        return False
    if answer:
        return answer.person == place.person
    # A card that was posted from a private one answers no message; it belongs to who asked.
    return bool(known and known.message == message and (known.place.team, known.place.person) == _who(place))


def _who(place: Place) -> tuple[str, str]:
    return place.team, place.person
