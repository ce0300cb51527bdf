"""What is the answer? The form for a colleague: the question above, so that it is at hand here and when it is sent."""

import json
from collections.abc import Iterable

from bot.i18n.catalog import text
from bot.service.model import Handover, Surface
from bot.slack.text import escape
from bot.slack.views import blocks as build
from bot.slack.views.handover import pack, unpack
from bot.slack.views.message import Block, Modal
from bot.slack.views.request import kept

CALLBACK, TEXT = "answer_request", "text"
MOST = 2500


def render(
    blocks: Iterable[Block], handover: Handover, channel: str, message: str, language: str, typed: str = ""
) -> Modal:
    """The form for the question that these blocks of a post ask."""
    openly = handover.place.surface is Surface.MENTION
    return Modal(
        callback=CALLBACK,
        title=text("human.answer", language),
        blocks=(
            *kept(blocks),
            build.text_input(TEXT, TEXT, text("human.your_answer", language), value=typed, lines=True, most=MOST),
            build.context(escape(text("human.goes_open" if openly else "human.goes_direct", language))),
        ),
        close=text("slack.close", language),
        submit=text("human.send", language),
        metadata=json.dumps([channel, message, pack(handover)]),
    )


def remembered(metadata: str) -> tuple[str, str, Handover] | None:
    """Channel, message and handover; None where another version made the form."""
    try:
        channel, message, packed = json.loads(metadata)
    except (ValueError, TypeError):
        return None
    handover = unpack(str(packed))
    return (channel, message, handover) if handover else None
