"""Who may change the knowledge? The people of one Slack user group; guests never.

Asked of Slack at most every five minutes. What Slack refuses (the scope is missing, the group is gone) means nobody.
"""

import time

from bot.log import get
from bot.slack.client import Poster, RefusedError, Why
from bot.slack.pace import Clock

log = get("bot.slack")
KEPT = 300.0
"""Seconds for which an answer of Slack's holds."""
AGAIN = 30.0
"""Seconds after which a Slack that could not be asked is asked again; until then the last answer holds."""
_AWAY = frozenset({Why.UNREACHABLE, Why.BUSY})


class Authors:
    """Tells whether a person is an author. Nobody is where no group is named."""

    def __init__(self, poster: Poster, group: str | None, clock: Clock = time.monotonic) -> None:
        self._poster, self._group, self._clock = poster, group, clock
        self._people: frozenset[str] = frozenset()
        self._until = 0.0
        self._guests: dict[str, tuple[bool, float]] = {}
        self._told = ""

    async def __call__(self, person: str) -> bool:
        """May this person change the knowledge? Failures are no."""
        if not self._group or not person:
            return False
        try:
            return person in await self._members(self._group) and not await self._guest(person)
        except RefusedError as refused:
            self._tell(refused.code)
            return False

    async def _members(self, group: str) -> frozenset[str]:
        now = self._clock()
        if now < self._until:
            return self._people
        try:
            self._people, self._until, self._told = await members(self._poster, group), now + KEPT, ""
        except RefusedError as refused:
            self._tell(refused.code)
            away = refused.why in _AWAY
            self._people, self._until = (self._people, now + AGAIN) if away else (frozenset(), now + KEPT)
        return self._people

    async def _guest(self, person: str) -> bool:
        now = self._clock()
        known, until = self._guests.get(person, (True, 0.0))
        if now >= until:
            known = await is_guest(self._poster, person)
            self._guests[person] = (known, now + KEPT)
        return known

    def _tell(self, code: str) -> None:
        """The log says a fault once, not at every press."""
        if code != self._told:
            log.warning("authors_unknown", group=self._group, code=code)
            self._told = code


async def members(poster: Poster, group: str) -> frozenset[str]:
    """The people of a user group, named by its id or its handle. Raises RefusedError."""
    handle = group.removeprefix("@")
    listed = (await poster.look("usergroups.list")).get("usergroups", ())
    found = next((one for one in listed if handle in (one.get("id"), one.get("handle"))), None)
    if found is None:
        raise RefusedError("usergroups.list", "no_such_subteam", Why.OTHER)
    answer = await poster.look("usergroups.users.list", usergroup=found["id"])
    return frozenset(str(person) for person in answer.get("users", ()))


async def is_guest(poster: Poster, person: str) -> bool:
    """Is this person a guest of the workspace, or gone from it? Raises RefusedError."""
    user = (await poster.look("users.info", user=person)).get("user") or {}
    return any(user.get(mark) for mark in ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted"))


async def is_outsider(poster: Poster, person: str) -> bool:
    """Is this person a guest, of another organisation, or gone? Who cannot be looked up counts as one.

    Without the scope that tells guests apart nobody does: what everybody may do must not depend on an optional feature.
    """
    try:
        return await is_guest(poster, person)
    except RefusedError as refused:
        if refused.why is not Why.SCOPE:
            log.warning("guest_unknown", code=refused.code)
        return refused.why is not Why.SCOPE
