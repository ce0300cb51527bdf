"""How does a use case speak up by itself in Slack? The `Announcer` of `bot.service.outward`."""

from bot.i18n.catalog import text
from bot.log import get
from bot.service.model import Place, Surface
from bot.service.outward import Notice
from bot.slack.client import Poster, RefusedError
from bot.slack.text import escape
from bot.slack.views import blocks as build
from bot.slack.views import pages
from bot.slack.views.message import Message

log = get("bot.slack")


class SlackAnnouncer:
    """Says notices in Slack; a refusal is logged and returned as None or False."""

    def __init__(self, poster: Poster) -> None:
        self._poster = poster

    async def post(self, place: Place, notice: Notice) -> str | None:
        """In a direct message and to a person openly, in a channel to that person only."""
        message = _message(notice)
        try:
            if place.surface is Surface.MENTION:
                await self._poster.whisper(place.channel, place.person, message, place.thread)
                return "whispered"
            if place.surface is Surface.DIRECT:
                return (await self._poster.post(place.channel, message, place.thread)).ts
            return (await self._poster.post(place.person, message)).ts
        except RefusedError as refused:
            log.warning("notice_not_said", key=notice.key, code=refused.code)
            return None

    async def announce(self, channel: str, thread: str | None, notice: Notice) -> str | None:
        """For everybody there."""
        try:
            return (await self._poster.post(channel, _message(notice), thread)).ts
        except RefusedError as refused:
            log.warning("notice_not_said", key=notice.key, code=refused.code)
            return "" if refused.is_unsure else None

    async def update(self, place: Place, message: str, notice: Notice) -> bool:
        """Put the notice in place of an earlier message of ours."""
        try:
            await self._poster.update(place.channel, message, _message(notice))
        except RefusedError as refused:
            log.warning("notice_not_updated", key=notice.key, code=refused.code)
            return False
        return True


def _message(notice: Notice) -> Message:
    values = {name: escape(value) if isinstance(value, str) else value for name, value in notice.values.items()}
    said = text(notice.key, notice.language, **values)
    if not notice.shows:
        return Message(said)
    button = build.button(pages.SHOW, text("inbox.show", notice.language), f"{notice.language} {notice.shows}")
    return Message(said, (build.section(said), build.actions([button])))
