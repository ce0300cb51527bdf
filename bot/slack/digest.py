"""When do authors hear what is new? Once a day in their channel, and only when there is something."""

from datetime import datetime, timedelta

from bot.log import get
from bot.service.inbox import DIGEST, news
from bot.service.inbox_item import Item
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.identity import Identity
from bot.slack.views import inbox
from bot.store.store import Store

log = get("bot.slack")
MOMENT = timedelta(seconds=1)


class Digest:
    """A chore of upkeep: it is asked every half minute and knows itself whether the time has come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._identity = Identity(desk.poster.client)

    async def __call__(self, now: datetime) -> bool:
        """Post the digest if it is due and there is news; False when there was nothing to say."""
        desk, part = self._desk, self._desk.config.knowledge
        if not part.channel or not desk.store:
            return False
        zone = desk.config.humans.hours.tz if desk.config.humans else "UTC"
        try:
            team = (await self._identity()).team_id or ""
        except RefusedError as refused:
            log.warning("digest_not_posted", code=refused.code)
            return False
        items = await news(desk.store, team, zone, now)
        return bool(items) and await self._post(desk.store, team, items)

    async def _post(self, store: Store, team: str, items: tuple[Item, ...]) -> bool:
        """What could not be posted comes with the next day's."""
        part, desk = self._desk.config.knowledge, self._desk
        channel = part.channel or ""
        try:
            language = desk.channel_language(channel) or "en"
            await desk.poster.post(channel, inbox.digest(items, part.edit_url, language))
        except RefusedError as refused:
            log.warning("digest_not_posted", code=refused.code)
            if not refused.is_unsure:
                await store.marks.backdate(team, DIGEST, min(item.last for item in items) - MOMENT)
            return False
        return True
