"""What should authors look at? Flags, proposals, unanswered questions and clicked choices, in one list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.service.inbox_item import Item, ItemKind
from bot.store.feedback import Flag
from bot.store.standing import State
from bot.store.store import Store

MOST = 500
DIGEST = "digest"
"""The name of the mark."""
OPENS = time(9)
"""When the daily digest is due, by the clock on the wall."""
AT_FIRST = timedelta(days=7)
"""What the very first digest looks back on."""


async def inbox(store: Store, team: str | None = None, limit: int = MOST) -> tuple[Item, ...]:
    """Everything, the newest day first, and within a day the most frequent first."""
    stands = {(one.team, one.entry): one.state for one in await store.standing.list(team)}
    found = [
        *_flags(await store.feedback.flags(team), stands),
        *(
            Item(ItemKind.PROPOSAL, one.id, one.entry, 1, one.created_at, one.created_at)
            for one in await store.proposals.open(team)
        ),
        *(
            Item(ItemKind.GAP, one.key, "", one.count, one.first_at, one.last_at, one.example, one.language)
            for one in await store.gaps.list(team, MOST)
        ),
        *(
            Item(ItemKind.PICK, one.entry, one.entry, one.count, one.first_at, one.last_at, one.subject)
            for one in await store.picks.list(team, MOST)
        ),
    ]
    found.sort(key=lambda item: (-item.last.date().toordinal(), -item.count, -item.last.timestamp(), item.key))
    return tuple(found[:limit])


async def news(store: Store, team: str, zone: str, now: datetime) -> tuple[Item, ...]:
    """What came since the last digest, once a day from nine o'clock on: of several processes one gets it.

    Empty before nine, when it was given today already, and when there is nothing new.
    """
    local = now.astimezone(ZoneInfo(zone))
    today = local.date().isoformat()
    if local.time() < OPENS:
        return ()
    last = await store.marks.get(team, DIGEST)
    if (last and last.value >= today) or not await store.marks.advance(team, DIGEST, today, now):
        return ()
    since = last.at if last else now - AT_FIRST
    return tuple(item for item in await inbox(store, team) if item.last > since)


def _flags(flags: Iterable[Flag], stands: dict[tuple[str, str], State]) -> Iterator[Item]:
    """The flags by entry; they come newest first."""
    by_entry: dict[tuple[str, str], list[Flag]] = {}
    for flag in flags:
        by_entry.setdefault((flag.team, flag.entry), []).append(flag)
    for (team, entry), held in by_entry.items():
        state = stands.get((team, entry))
        yield Item(
            kind=ItemKind.FLAG,
            key=entry,
            entry=entry,
            count=len({flag.person for flag in held}),
            first=held[-1].at,
            last=held[0].at,
            state=state.value if state in {State.LOWERED, State.PAUSED} else "",
            reasons=dict(Counter(flag.reason for flag in held if flag.reason).most_common()),
            remarks=tuple(dict.fromkeys(flag.line for flag in held if flag.line)),
        )
