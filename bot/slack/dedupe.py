"""Was this event taken already? The first thing asked of every delivery, before any listener and before the ack.

Slack delivers again what was acked late, and after reconnects. A retry is not simply dropped: the first try may have
died, so the event is claimed in the store for the length of a lease. Strangers and a closing process stop here too.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.errors import StoreError
from bot.log import get
from bot.slack.desk import Desk
from bot.slack.errors import in_the_ack
from bot.slack.incoming import Body, is_ours, is_question, place
from bot.slack.revised import is_revision
from bot.slack.views import pages
from bot.store.events import Duplicate

log = get("bot.slack")
LEASE = timedelta(seconds=60)
CLAIMED = "claimed"
"""The key of Bolt's context under which the claimed event's id is handed to the listener."""
Next = Callable[[], Awaitable[Any]]
Middleware = Callable[[Body, AsyncBoltContext, Next], Awaitable[BoltResponse | None]]


def middleware(desk: Desk) -> Middleware:
    """The gate. Bolt hands in the arguments by their names."""

    async def gate(body: Body, context: AsyncBoltContext, next: Next) -> BoltResponse | None:  # noqa: A002 - Bolt's name
        team = context.team_id or ""
        if context.authorize_result and context.authorize_result.team_id:
            team = context.authorize_result.team_id
        if desk.jobs.closed:
            desk.meters.events.labels("refused").inc()
            return await _refusal(desk, body, team)
        if not is_ours(body, team):
            log.warning("event_of_a_stranger", team=str(body.get("team_id")), event_id=str(body.get("event_id")))
            desk.meters.events.labels("stranger").inc()
            return BoltResponse(status=200, body="")
        if not await _claimed(desk, body, context, team):
            desk.meters.events.labels("duplicate").inc()
            return BoltResponse(status=200, body="")
        answer: BoltResponse | None = await next()
        return answer

    return gate


async def _refusal(desk: Desk, body: Body, team: str) -> BoltResponse:
    """What a stopping process answers: an event comes again, to another process; a command does not, so it is told."""
    if "command" in body:
        return in_the_ack(pages.interrupted(await desk.language(place(body, team))))
    return BoltResponse(status=503, body="stopping")


async def _claimed(desk: Desk, body: Body, context: AsyncBoltContext, team: str) -> bool:
    """Only questions and their edits are claimed: everything else may safely come twice."""
    event = str(body.get("event_id", ""))
    kind = "question" if is_question(body) else "revision" if is_revision(body) else ""
    if not event or not desk.store or body.get("type") != "event_callback" or not kind:
        return True
    try:
        claim = await desk.store.events.claim(event, place(body, team), desk.now(), LEASE, kind)
    except StoreError as fault:
        # A database that is away must not silence the bot; the price is a possible second answer.
        log.warning("claim_failed", event_id=event, cause=fault.cause)
        return True
    if isinstance(claim, Duplicate):
        return False
    context[CLAIMED] = event
    desk.meters.events.labels("claimed").inc()
    return True
