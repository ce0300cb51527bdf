"""Whatever nobody else listens to is acked in silence: without an ack Slack would deliver it again and again."""

import re

from bot.log import get
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On

log = get("bot.slack")
_ANY = re.compile(r"")


async def ignore(desk: Desk, incoming: Incoming) -> None:
    """Nothing to do: a message of our own, an edit, a link button, a card of an older version."""
    desk.meters.events.labels("ignored").inc()
    if incoming.body.get("type") == "view_submission":
        await incoming.ack()
    log.debug("ignored", kind=str(incoming.event.get("type") or incoming.body.get("type")))


LISTENS = tuple(Listen(on, _ANY, ignore, strangers=True) for on in On)
