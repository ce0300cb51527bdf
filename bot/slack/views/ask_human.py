"""What should a colleague know? The form behind "Ask a colleague", filled in with what the card already shows."""

import json
from dataclasses import dataclass

from bot.config import Hours, Humans
from bot.i18n.catalog import text
from bot.i18n.weekdays import weekdays
from bot.mail.address import mask
from bot.service.model import Place, Reply, Surface
from bot.slack.text import escape, truncate
from bot.slack.views import blocks as build
from bot.slack.views import wording
from bot.slack.views.message import Modal
from bot.slack.views.state import METADATA, pack, unpack

CALLBACK, TEXT, TICKET = "ask_human", "text", "ticket"
MOST, TICKET_MOST = 2000, 200
"""Characters of the two fields."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields."""

    text: str
    ticket: str


def opening(reply: Reply) -> Typed:
    """The line that decided and the ticket. The addresses may have been written elsewhere: here they are masked."""
    matches = reply.diagnosis.matches
    said = wording.deciding(matches[0], reply.quote) if matches else reply.quote
    return Typed(truncate(mask(said), MOST), truncate(reply.diagnosis.found.ticket or "", TICKET_MOST))


def render(handover: str, place: Place, reply: Reply, humans: Humans, typed: Typed) -> Modal:
    """The form for a question that will have this id."""
    language = reply.language
    goes = escape(text("human.goes_to", language, channel="{channel}")).replace("{channel}", f"<#{humans.channel}>")
    return Modal(
        callback=CALLBACK,
        title=text("card.human", language),
        blocks=(
            build.section(f"{goes} {escape(at_work(humans.hours, language))}"),
            build.text_input(TEXT, TEXT, text("human.text", language), value=typed.text, lines=True, most=MOST),
            build.text_input(
                TICKET,
                TICKET,
                text("human.ticket", language),
                value=typed.ticket,
                optional=True,
                most=TICKET_MOST,
            ),
        ),
        close=text("slack.close", language),
        submit=text("human.ask", language),
        metadata=remember(handover, place, reply),
    )


def at_work(hours: Hours, language: str) -> str:
    """When people are there, as a sentence."""
    days = weekdays(hours.days, language)
    return text("human.at_work", language, days=days, start=hours.from_, end=hours.to, zone=hours.tz)


def remember(handover: str, place: Place, reply: Reply) -> str:
    """What the form is about: ids on one line, then the reply."""
    ids = json.dumps([handover, place.team, place.channel, place.thread, place.person, place.surface.value])
    return f"{ids}\n{pack(reply, METADATA - len(ids) - 1)}"


def remembered(metadata: str) -> tuple[str, Place, Reply] | None:
    """What `remember` kept; None where another version made the form."""
    first, _, packed = metadata.partition("\n")
    reply = unpack(packed)
    try:
        handover, team, channel, thread, person, surface = json.loads(first)
        place = Place(team, channel, thread, person, Surface(surface))
    except (ValueError, TypeError):
        return None
    return (handover, place, reply) if reply else None
