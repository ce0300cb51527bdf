"""How is App Home shown? What is remembered of the person, then, for operators, what the doctor says."""

import asyncio
from collections.abc import Sequence

from bot.errors import StoreError
from bot.log import get
from bot.service.doctor import Check
from bot.service.model import Place
from bot.service.recall import recall
from bot.slack import newcomer
from bot.slack.authors import is_outsider
from bot.slack.client import RefusedError, Why
from bot.slack.desk import Desk
from bot.slack.views import home, operation

log = get("bot.slack")
PATIENCE = 1.0
"""Seconds that a Home waits for the examination; one that takes longer follows in a second Home."""
LONGEST = 30.0
"""Seconds after which an examination is given up."""


async def show_home(desk: Desk, place: Place) -> None:
    """Publish the Home of `place.person`."""
    page = await _page(desk, place)
    if not desk.examine or not await _operates(desk, place.person):
        await desk.poster.publish(place.person, home.render(page, desk.knowledge()))
        return
    examining = asyncio.create_task(_examined(desk))
    try:
        await _show_operator(desk, place.person, page, examining)
    finally:
        examining.cancel()


async def _operates(desk: Desk, person: str) -> bool:
    """Named as an operator, and one of our own people still."""
    return person in desk.config.operators and not await is_outsider(desk.poster, person)


async def _show_operator(
    desk: Desk, person: str, page: home.Page, examining: "asyncio.Task[Sequence[Check] | None]"
) -> None:
    mark = None
    await asyncio.wait({examining}, timeout=PATIENCE)
    if not examining.done():
        first = home.render(page, desk.knowledge(), operation.looking(page.language))
        mark = await desk.poster.publish(person, first)
    checks, base = await examining, desk.knowledge()
    part = operation.examined(checks, base, desk.problems(), page.language)
    try:
        await desk.poster.publish(person, home.render(page, base, part), mark)
    except RefusedError as refused:
        # Since the first Home another one was shown, in another language perhaps: that one is examined too.
        if refused.why is not Why.OVERTAKEN:
            raise


async def _examined(desk: Desk) -> Sequence[Check] | None:
    """The doctor's lines; None where the examination itself fails, which the log explains."""
    if not desk.examine:
        return None
    try:
        async with asyncio.timeout(LONGEST):
            return await desk.examine()
    except Exception as fault:
        log.error("not_examined", fault=fault)  # noqa: TRY400 - our log takes the fault
        return None


async def _page(desk: Desk, place: Place) -> home.Page:
    names = desk.names
    try:
        language = await newcomer.language(desk, place)
        remembered = await recall(desk.store, place.team, place.person) if desk.store else None
    except StoreError as fault:
        log.warning("home_without_store", cause=fault.cause)
        return home.Page("en", names.command, names.bot, None)
    return home.Page(language, names.command, names.bot, remembered)
