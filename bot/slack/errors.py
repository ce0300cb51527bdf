"""What does a person see when something of ours fails? One sentence with a short reference; the log holds the cause.

A listener's fault never reaches Bolt: its runner takes back an ack that was given a moment before (it sets
`ack.response` to what the error handler returned), and Slack would call a command that we answered timed out. What
Bolt's own handler gets are faults before the listener: in middleware, in `auth.test`.
"""

import json
from collections.abc import Awaitable, Callable

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.errors import MailwhyError
from bot.log import get
from bot.service.model import Place, Surface
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Body, is_question, place
from bot.slack.incoming import thread as thread_of
from bot.slack.views import pages
from bot.slack.views.message import Message

log = get("bot.slack")
Handler = Callable[[Exception, Body, AsyncBoltContext], Awaitable[BoltResponse | None]]


def handler(desk: Desk) -> Handler:
    """Bolt's global error handler, for what fails before a listener runs. It gets its arguments by their names."""

    async def failed(error: Exception, body: Body, context: AsyncBoltContext) -> BoltResponse | None:
        where = place(body, context.team_id or "")
        message = await _reported(desk, error, where)
        if body.get("type") == "event_callback":
            # Not acked: Slack brings the event again, and nobody has to be told yet.
            return None
        if "command" in body:
            return in_the_ack(message)
        await _tell(desk, body, where, message)
        return BoltResponse(status=200)

    return failed


async def told(desk: Desk, error: Exception, body: Body, where: Place) -> None:
    """Log a listener's fault and tell whoever waits for the answer."""
    await _tell(desk, body, where, await _reported(desk, error, where))


async def _reported(desk: Desk, error: Exception, where: Place) -> Message:
    reference = desk.reference()
    kind = error.why.value if isinstance(error, RefusedError) else type(error).__name__
    cause = error.cause if isinstance(error, MailwhyError) else ""
    log.error("listener_failed", fault=error, reference=reference, kind=kind, cause=cause)
    desk.meters.errors.labels(kind).inc()
    try:
        return pages.error_page(reference, await desk.language(where))
    except MailwhyError:
        return pages.error_page(reference, "en")


def in_the_ack(message: Message) -> BoltResponse:
    """Nothing was said yet: the ack itself carries the answer."""
    body = json.dumps({"response_type": "ephemeral", "text": message.text})
    return BoltResponse(status=200, body=body, headers={"content-type": ["application/json"]})


async def _tell(desk: Desk, body: Body, where: Place, message: Message) -> None:
    try:
        await _say(desk, body, where, message)
    except RefusedError as refused:
        log.warning("error_not_told", code=refused.code)


async def _say(desk: Desk, body: Body, where: Place, message: Message) -> None:
    """To that person only: at the address the press brought, in a whisper, or directly."""
    url = str(body.get("response_url", ""))
    thread = (body.get("event") or {}).get("thread_ts")
    if url:
        await desk.poster.respond(url, message, thread=thread_of(body))
    elif is_question(body) and where.surface is Surface.MENTION:
        await desk.poster.whisper(where.channel, where.person, message, thread)
    elif is_question(body):
        await desk.poster.post(where.channel, message, thread)
    elif where.person and not body.get("event"):
        await desk.poster.post(where.person, message)
