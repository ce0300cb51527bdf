"""Somebody opened our App Home, or pressed something there: the language, an example, the way to a message."""

import re

from bot.errors import StoreError
from bot.i18n.catalog import LANGUAGES
from bot.log import get
from bot.slack.answering import answer_example
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.listeners import pane
from bot.slack.showing import show_home
from bot.slack.views import hello, home

log = get("bot.slack")


async def opened(desk: Desk, incoming: Incoming) -> None:
    """Show the Home, or greet in the pane, whichever tab it was."""
    tab = incoming.event.get("tab")
    if tab == "home":
        await show_home(desk, incoming.place)
    elif tab == "messages":
        await pane.greet(desk, incoming.place)


async def choose_language(desk: Desk, incoming: Incoming) -> None:
    """Keep the choice and show the Home in it; a store that is away is said there."""
    place, picked = incoming.place, incoming.pressed
    if desk.store:
        try:
            await desk.store.people.choose(place.team, place.person, picked if picked in LANGUAGES else None)
        except StoreError as fault:
            log.warning("choice_not_kept", cause=fault.cause)
    await show_home(desk, place)


async def ask_example(desk: Desk, incoming: Incoming) -> None:
    """Ask it in the direct message with that person; pressed in Home, it stands among their questions there at once."""
    language, _, ask = incoming.pressed.partition(" ")
    await answer_example(desk, incoming.place, language, ask)
    if incoming.in_home:
        await show_home(desk, incoming.place)


async def go(desk: Desk, incoming: Incoming) -> None:
    """The way to the message an answer stands in."""
    language, channel, message = [*incoming.pressed.split(" "), "", ""][:3]
    try:
        modal = home.way_to(await desk.poster.permalink(channel, message), language)
    except RefusedError as refused:
        log.info("no_way_to_message", code=refused.code)
        modal = home.gone(language)
    await desk.poster.open(incoming.trigger, modal)


async def went(_desk: Desk, _incoming: Incoming) -> None:
    """The link opened by itself; Slack tells of the press all the same."""


LISTENS = (
    Listen(On.EVENT, "app_home_opened", opened, subscribes=("app_home_opened",)),
    Listen(On.ACTION, home.LANGUAGE, choose_language),
    Listen(On.ACTION, re.compile(rf"^{hello.EXAMPLE}_\d$"), ask_example),
    Listen(On.ACTION, home.GO, go),
    Listen(On.ACTION, home.GO_OPEN, went),
)
