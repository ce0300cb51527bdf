"""We were invited to a channel: say once how to ask, and nothing more."""

from bot.config import Channel
from bot.slack.desk import LANGUAGES, Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.views import pages


async def greet(desk: Desk, incoming: Incoming) -> None:
    """Greet the channel, if it is us who came and it was not greeted before."""
    channel = incoming.place.channel
    if incoming.event.get("user") != incoming.bot or not desk.store:
        return
    if await desk.store.channels.greet(incoming.team, channel, desk.now()):
        said = desk.channel_language(channel)
        auto = desk.config.channels.get(channel, Channel()).manner == "auto" and not incoming.shared
        page = pages.greeting(said if said in LANGUAGES else "en", desk.names.bot, auto=auto)
        await desk.poster.post(channel, page)


LISTENS = (Listen(On.EVENT, "member_joined_channel", greet, subscribes=("member_joined_channel",), feature="welcome"),)
