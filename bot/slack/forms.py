"""How is a form sent off when the sending may take long? Slack waits three seconds, then says that something is wrong.

What is ready in time closes the form, or marks the field that is at fault. What takes longer shows that it is under way
and then how it ended; what was typed stays on the screen until it was sent.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

from bot.i18n.catalog import text
from bot.slack.client import Poster
from bot.slack.incoming import Incoming
from bot.slack.limits import check
from bot.slack.text import escape
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Modal
from bot.slack.views.request import quoted

IN_TIME = 2.0
"""Seconds after which the form says that it is being sent."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was sent off: the modal with what was typed, the block to mark, the text."""

    modal: Modal
    field: str
    words: str
    language: str


async def send(poster: Poster, incoming: Incoming, form: Form, work: Coroutine[Any, Any, str]) -> bool:
    """Run `work`, which returns in words what went wrong, and let the form show it; did it go well?"""
    task = asyncio.create_task(work)
    await asyncio.wait((task,), timeout=IN_TIME)
    if task.done():
        wrong = task.result()
        await (incoming.ack(response_action="errors", errors={form.field: wrong}) if wrong else incoming.ack())
        return not wrong
    waiting = check(_page(form, "forms.sending", quoted(form.words, "words_")))
    await incoming.ack(response_action="update", view=waiting.payload())
    wrong = await task
    again = replace(form.modal, blocks=(build.section(escape(wrong)), *form.modal.blocks))
    await poster.refresh(str(incoming.view.get("id")), again if wrong else _page(form, "forms.sent"))
    return not wrong


def _page(form: Form, key: str, below: tuple[Block, ...] = ()) -> Modal:
    """The modal with a sentence and nothing to send."""
    return replace(form.modal, blocks=(build.section(text(key, form.language)), *below), submit="")
