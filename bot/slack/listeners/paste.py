"""Somebody chose "Why did it not arrive?" from Slack's shortcuts: a field to paste into, the answer comes directly."""

from bot.i18n.catalog import text
from bot.service.model import Asked, Place, Surface
from bot.slack import newcomer
from bot.slack.answering import post_directly
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming, typed
from bot.slack.listen import Listen, On
from bot.slack.said import has_words
from bot.slack.text import escape
from bot.slack.views import paste

CALLBACK = "why_not_global"


async def open_form(desk: Desk, incoming: Incoming) -> None:
    """The modal with its one field."""
    await desk.poster.open(incoming.trigger, paste.render(await newcomer.language(desk, incoming.place)))


async def answer(desk: Desk, incoming: Incoming) -> None:
    """Answer in the direct message; a field without words keeps the modal open."""
    pasted = typed(incoming.view, paste.FIELD)
    if not has_words(pasted):
        language = paste.remembered(str(incoming.view.get("private_metadata", "")))
        await incoming.ack(response_action="errors", errors={paste.FIELD: text("shortcut.too_short", language)})
        return
    await incoming.ack()
    place = Place(incoming.team, "", None, incoming.person, Surface.DIRECT)
    # A field knows no marks: what was pasted is written as Slack would have delivered it.
    await post_directly(desk, Asked(escape(pasted), place, fresh_case=True))


LISTENS = (
    Listen(On.SHORTCUT, CALLBACK, open_form),
    Listen(On.VIEW, paste.CALLBACK, answer),
)
