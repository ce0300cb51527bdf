"""What do we remember of a person who comes back? Their choice of language and their last questions."""

from bot.diagnosis.model import Mode
from bot.service.model import Past, Remembered
from bot.store.cases import Case
from bot.store.store import Store

MOST = 8
"""Questions of the past that are shown."""


async def recall(store: Store, team: str, person: str) -> Remembered:
    """All of it. Raises StoreError."""
    known = await store.people.get(team, person)
    cases = await store.cases.recent(team, person, MOST)
    return Remembered(known.choice, tuple(_past(case) for case in cases))


def _past(case: Case) -> Past:
    entry = case.entries[0] if case.entries else ""
    return Past(entry, Mode(case.mode), case.asked_at, case.place.channel, case.message or "")
