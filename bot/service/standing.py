"""Which entries are answered less surely now? What authors paused and what several people called wrong.

A question must cost no read for it, so each process keeps what it read last: it reads again after a change of its own,
and every half minute as a chore of upkeep, for the changes of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.diagnosis.model import Certainty, Context, Diagnosis, Mode
from bot.errors import StoreError
from bot.log import get
from bot.service.model import Place
from bot.store.standing import State
from bot.store.store import Store

PEOPLE = 2
"""So many different people who call an entry wrong ..."""
WITHIN = timedelta(days=7)
"""... within this time lower it from answer to offer."""
_log = get(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """The entries of one workspace that stand otherwise than the knowledge has them."""

    paused: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()

    def under(self, context: Context) -> Context:
        """The context for the diagnosis: what is paused cannot come out. It is not the one to remember."""
        return replace(context, excluded=(*context.excluded, *sorted(self.paused))) if self.paused else context

    def over(self, diagnosis: Diagnosis) -> Diagnosis:
        """The diagnosis with a lowered entry as an offer that is likely instead of an answer that is sure."""
        if diagnosis.mode is not Mode.ANSWER or diagnosis.matches[0].entry not in self.lowered:
            return diagnosis
        return replace(diagnosis, mode=Mode.OFFER, certainty=Certainty.LIKELY)


AS_KNOWN = Standing()


class StandingCache:
    """How the entries stand, as this process read it last. Without a store they all stand as the knowledge has them."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._seen = 0
        self._known: Mapping[str, Standing] = {}

    async def of(self, team: str) -> Standing:
        """How the entries of a workspace stand."""
        if self._store and self._store.standing.changes != self._seen:
            await self.refresh()
        return self._known.get(team, AS_KNOWN)

    async def refresh(self, _now: datetime | None = None) -> None:
        """Read it anew; when the database is away the last reading holds."""
        if not self._store:
            return
        changes = self._store.standing.changes
        try:
            stands = await self._store.standing.list()
        except StoreError as fault:
            _log.warning("standing_not_read", cause=fault.cause)
            return
        found: dict[str, Standing] = {}
        for stand in stands:
            one = found.get(stand.team, AS_KNOWN)
            if stand.state is State.PAUSED:
                found[stand.team] = replace(one, paused=one.paused | {stand.entry})
            elif stand.state is State.LOWERED:
                found[stand.team] = replace(one, lowered=one.lowered | {stand.entry})
        self._known, self._seen = found, changes


async def pause(store: Store, place: Place, entry: str, now: datetime) -> bool:
    """Take an entry out of answers and offers; False when it is out already."""
    changed = await store.standing.pause(place.team, entry, place.person, now)
    if changed:
        await store.audit.add(place.team, place.person, "entry.pause", now, {"entry": entry})
    return changed


async def resume(store: Store, place: Place, entry: str, now: datetime) -> bool:
    """Take an entry that was paused or lowered back in; False when it was neither."""
    changed = await store.standing.resume(place.team, entry, place.person, now)
    if changed:
        await store.audit.add(place.team, place.person, "entry.resume", now, {"entry": entry})
    return changed


async def flagged(store: Store, place: Place, entry: str, now: datetime) -> bool:
    """Somebody called the entry wrong: lower it when enough others have; False when it stays as it was."""
    lowered = await store.standing.lower(place.team, entry, place.person, now, since=now - WITHIN, people=PEOPLE)
    if lowered:
        await store.audit.add(place.team, place.person, "entry.lower", now, {"entry": entry})
    return lowered
