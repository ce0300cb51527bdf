"""Somebody opened the agent pane: three prompts, and the very first time three lines of welcome.

No other message of ours comes unasked.
"""

from bot.errors import StoreError
from bot.i18n.examples import examples
from bot.log import get
from bot.service.model import Place
from bot.slack import newcomer
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from bot.slack.listen import Listen, On
from bot.slack.views import hello

log = get("bot.slack")


async def greet(desk: Desk, place: Place) -> None:
    """Show the prompts in the person's language; welcome them once, ever."""
    try:
        language = await newcomer.language(desk, place)
    except StoreError as fault:
        # Whether they were welcomed cannot be known: prompts are better than a second welcome.
        log.warning("pane_without_store", cause=fault.cause)
        await _suggest(desk, place, "en")
        return
    await _suggest(desk, place, language)
    if desk.store and await desk.store.people.welcome(place.team, place.person, desk.now()):
        await desk.poster.post(place.channel, hello.welcome(language, desk.names.command, desk.names.bot))


async def _suggest(desk: Desk, place: Place, language: str) -> None:
    try:
        await desk.poster.suggest(place.channel, examples(language))
    except RefusedError as refused:
        log.warning("prompts_not_shown", code=refused.code)


async def look_elsewhere(_desk: Desk, _incoming: Incoming) -> None:
    """What else the person looks at while the pane is open is none of our business."""


LISTENS = (Listen(On.EVENT, "app_context_changed", look_elsewhere, subscribes=("app_context_changed",)),)
