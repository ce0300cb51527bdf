"""Who is told that an entry they called wrong was changed? Each person once, after the reload that changed it."""

from datetime import datetime

from bot.kb.base import Knowledge
from bot.log import get
from bot.service.language import choose
from bot.service.model import Place, Surface
from bot.service.outward import Announcer, Notice
from bot.store.feedback import Flag
from bot.store.store import Store

_log = get(__name__)


def changed(before: Knowledge, after: Knowledge) -> frozenset[str]:
    """The entries that say something else now, or are gone."""
    return frozenset(name for name, entry in before.entries.items() if after.entries.get(name) != entry)


async def tell_changed(store: Store, announcer: Announcer, before: Knowledge, after: Knowledge, now: datetime) -> int:
    """Close the flags on what changed, lift what they lowered, and tell who set them; how many messages that were.

    Of several processes that reload, each flag goes to one.
    """
    entries = changed(before, after)
    if not entries:
        return 0
    flags = await store.feedback.close(entries, now, told=True)
    await store.standing.lift(entries)
    told = 0
    for flag in {(flag.team, flag.person, flag.entry): flag for flag in flags}.values():
        told += await announcer.post(*await _message(store, flag, before, after)) is not None
    if flags:
        _log.info("flags_closed", entries=len({flag.entry for flag in flags}), told=told)
    return told


async def dismiss(store: Store, entry: str, now: datetime) -> int:
    """Close the flags on an entry without a word to anybody, and lift what they lowered; how many flags that were."""
    closed = await store.feedback.close([entry], now)
    await store.standing.lift([entry])
    for team in sorted({flag.team for flag in closed}):
        await store.audit.add(team, "terminal", "flags.dismiss", now, {"entry": entry})
    return len(closed)


async def _message(store: Store, flag: Flag, before: Knowledge, after: Knowledge) -> tuple[Place, Notice]:
    person = await store.people.get(flag.team, flag.person)
    language = choose(choice=person.choice, last=person.last)
    entry = after.entries.get(flag.entry)
    title = (entry or before.entries[flag.entry]).title.in_(language)
    key, shows = ("inbox.changed", flag.entry) if entry else ("inbox.removed", "")
    place = Place(flag.team, flag.person, None, flag.person, Surface.DIRECT)
    return place, Notice(key, language, {"entry": title}, shows)
