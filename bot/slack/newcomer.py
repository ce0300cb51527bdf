"""Which language does somebody read who has not said or chosen anything yet? The one their Slack is in."""

import asyncio

from bot.errors import StoreError
from bot.i18n.catalog import LANGUAGES
from bot.log import get
from bot.service.model import Place
from bot.slack.client import RefusedError
from bot.slack.desk import Desk

log = get("bot.slack")
PATIENCE = 0.5
"""Seconds that Slack has to tell: a modal must open within three, and English is better than late."""


async def language(desk: Desk, place: Place) -> str:
    """The language to speak to `place.person` in, newcomers by their Slack's locale. Raises StoreError.

    What was learned is kept as their last language, so that the next moment is in the same one. English is not kept:
    it is what is spoken without knowing better, and a channel's setting may know better.
    """
    if desk.store:
        known = await desk.store.people.get(place.team, place.person)
        if known.choice is None and known.last is None:
            found = await _of_slack(desk, place.person)
            if found:
                await desk.store.save(desk.store.people.saving_last(place.team, place.person, found))
    return await desk.language(place)


async def learn(desk: Desk, place: Place) -> None:
    """Have the language of a newcomer known before their first question is answered, which no fault here prevents."""
    try:
        await language(desk, place)
    except StoreError as fault:
        log.warning("newcomer_not_kept", cause=fault.cause)


async def _of_slack(desk: Desk, person: str) -> str:
    """The language of their Slack; empty without the feature `locale`, and where it is none of ours but English."""
    try:
        async with asyncio.timeout(PATIENCE):
            found = (await desk.poster.locale(person)).partition("-")[0]
    except RefusedError as refused:
        log.debug("locale_not_known", code=refused.code)
        return ""
    except TimeoutError:
        log.debug("locale_not_known", code="too_slow")
        return ""
    return found if found in LANGUAGES and found != "en" else ""
