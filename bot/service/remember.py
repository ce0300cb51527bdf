"""What does a case know after one more message, and where is that kept?

It knows what the diagnosis found, which has the earlier findings in it.
"""

from collections.abc import Iterable

from bot.diagnosis.model import Context, Diagnosis
from bot.service.model import TOP, Place, Surface
from bot.store.threads import ThreadKey


def remember(before: Context, diagnosis: Diagnosis) -> Context:
    """The context for the next message. What people called wrong stays excluded."""
    return Context(diagnosis.found, diagnosis.scores, before.excluded)


def chosen(before: Iterable[str], adds: Iterable[str]) -> tuple[str, ...]:
    """The entries a person picked: a picked code or product is evidence already, an entry is kept by its id."""
    now = tuple(key for key in adds if ":" not in key)
    return now or tuple(before)


def key(place: Place, case: str) -> ThreadKey:
    """Where a context is kept: under the thread's root, or under the case where there is none or one person asks."""
    alone = is_top(place) or place.thread is None or place.surface is Surface.SHORTCUT
    return ThreadKey(place.team, place.channel, case if alone else str(place.thread))


def is_top(place: Place) -> bool:
    """Whether this was written in a direct message outside threads, where one case follows another."""
    return place.surface is Surface.DIRECT and place.thread in (None, TOP)
