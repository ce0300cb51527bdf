"""What does a person see when something of ours fails? One sentence with a short reference; the log holds the cause."""

import json
from collections.abc import Awaitable, Callable

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.errors import MailwhyError
from bot.log import get
from bot.service.model import Surface
from bot.slack.client import RefusedError
from bot.slack.desk import Desk
from bot.slack.incoming import Body, is_question, place
from bot.slack.views import pages
from bot.slack.views.message import Message

log = get("bot.slack")
Handler = Callable[[Exception, Body, AsyncBoltContext], Awaitable[BoltResponse | None]]


def handler(desk: Desk) -> Handler:
    """Bolt's global error handler. Bolt hands in the arguments by their names."""

    async def failed(error: Exception, body: Body, context: AsyncBoltContext) -> BoltResponse | None:
        reference = desk.reference()
        kind = error.why.value if isinstance(error, RefusedError) else type(error).__name__
        cause = error.cause if isinstance(error, MailwhyError) else ""
        log.error("listener_failed", fault=error, reference=reference, kind=kind, cause=cause)
        desk.meters.errors.labels(kind).inc()
        where = place(body, context.team_id or "")
        message = pages.error_page(reference, await _language(desk, body, context))
        acked = context.ack.response is not None
        if not acked and "command" in body:
            return _in_the_ack(message)
        try:
            await _tell(desk, body, message, where.channel, where.thread, where.surface)
        except RefusedError as refused:
            log.warning("error_not_told", reference=reference, code=refused.code)
        # An event that was not acked comes again; anything else that was not is acked now, or the person sees a fault.
        return None if acked or body.get("type") == "event_callback" else BoltResponse(status=200)

    return failed


async def _language(desk: Desk, body: Body, context: AsyncBoltContext) -> str:
    try:
        return await desk.language(place(body, context.team_id or ""))
    except MailwhyError:
        return "en"


def _in_the_ack(message: Message) -> BoltResponse:
    """Nothing was said yet: the ack itself carries the answer."""
    body = json.dumps({"response_type": "ephemeral", "text": message.text})
    return BoltResponse(status=200, body=body, headers={"content-type": ["application/json"]})


async def _tell(desk: Desk, body: Body, message: Message, channel: str, thread: str | None, surface: Surface) -> None:
    url, person = str(body.get("response_url", "")), place(body, "").person
    if url:
        await desk.poster.respond(url, message)
    elif surface is Surface.DIRECT and is_question(body):
        await desk.poster.post(channel, message, str((body.get("event") or {}).get("thread_ts") or "") or None)
    elif surface is Surface.MENTION and is_question(body):
        await desk.poster.whisper(
            channel, person, message, str((body.get("event") or {}).get("thread_ts") or "") or None
        )
    elif person and not body.get("event"):
        await desk.poster.post(person, message)
