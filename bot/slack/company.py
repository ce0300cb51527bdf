"""Who else is here? Channels that another organisation reads too, and people who are of another organisation.

They get knowledge: answers, "More", the language, the choices, a verdict. Drafts, colleagues, other cases and rights
are for our own people. Events say that a channel is shared; presses and commands do not: what events said is kept.
"""

from bot.errors import StoreError
from bot.log import get
from bot.slack import newcomer
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.views import pages

log = get("bot.slack")


async def is_shared(desk: Desk, incoming: Incoming) -> bool:
    """Does another organisation read here? Where a payload does not say it and nothing can be looked up, assume so."""
    said = _said(incoming)
    if said:
        await learn(desk, incoming)
    if said is not None or not _is_channel(incoming):
        return bool(said)
    return await known_shared(desk, incoming.team, incoming.place.channel)


async def known_shared(desk: Desk, team: str, channel: str) -> bool:
    """Was it learned that another organisation reads this channel? Where that cannot be looked up, assume so."""
    if not desk.store:
        return False
    try:
        return (await desk.store.channels.get(team, channel)).shared
    except StoreError as fault:
        log.warning("channel_not_read", cause=fault.cause)
        return True


async def learn(desk: Desk, incoming: Incoming) -> None:
    """Keep what the payload says of its channel, for the payloads that do not say it."""
    said = _said(incoming)
    if said is None or not desk.store or not _is_channel(incoming):
        return
    try:
        if (await desk.store.channels.get(incoming.team, incoming.place.channel)).shared is not said:
            await desk.store.channels.learn(incoming.team, incoming.place.channel, shared=said)
    except StoreError as fault:
        log.warning("channel_not_kept", cause=fault.cause)


def _is_channel(incoming: Incoming) -> bool:
    return incoming.place.channel.startswith(("C", "G"))


def _said(incoming: Incoming) -> bool | None:
    """What the payload says; None where it says nothing."""
    body = incoming.body
    authors = {incoming.message.get("user_team"), incoming.message.get("source_team")} - {None, incoming.team}
    if incoming.stranger or authors or body.get("is_ext_shared_channel"):
        return True
    return False if "is_ext_shared_channel" in body else None


async def turn_away(desk: Desk, incoming: Incoming) -> None:
    """Say kindly, to nobody else, that this is not for here; an opened tab or a sent modal needs no words."""
    if incoming.body.get("type") == "view_submission":
        await incoming.ack()
    if incoming.response_url:
        key = "company.stranger" if incoming.stranger else "company.shared"
        notice = pages.notice(key, await newcomer.language(desk, incoming.place), bot=desk.names.bot)
        await desk.poster.respond(incoming.response_url, notice, thread=incoming.thread)
