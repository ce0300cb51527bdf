"""What may this person do with this answer? Asked of the store and of the authors' group when a modal opens."""

from bot.errors import StoreError
from bot.log import get
from bot.service.model import Place, Reply
from bot.slack.desk import Desk
from bot.slack.views.personal import Rights

log = get("bot.slack")


async def rights(desk: Desk, place: Place, reply: Reply) -> Rights:
    """The rights of `place.person`; none where that cannot be looked up."""
    return Rights(delete=await asked_it(desk, place, reply.case), author=await desk.is_author(place.person))


async def may_edit(desk: Desk, person: str) -> bool:
    """May this person have the knowledge read again? Everybody, as long as no authors are named."""
    return not desk.config.knowledge.authors or await desk.is_author(person)


async def asked_it(desk: Desk, place: Place, case: str) -> bool:
    """Did this person ask, and does the answer stand in a message of ours?"""
    if not desk.store:
        return False
    try:
        known = await desk.store.cases.get(case)
    except StoreError as fault:
        log.warning("case_not_read", cause=fault.cause)
        return False
    return bool(known and known.message and known.place.team == place.team and known.place.person == place.person)
