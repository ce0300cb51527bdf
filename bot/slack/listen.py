"""What does Mailwhy listen to? A row for each thing Slack may deliver; registration and manifest are made of rows."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.errors import StoreError
from bot.log import bound, get
from bot.slack import company, errors
from bot.slack.dedupe import CLAIMED
from bot.slack.desk import Desk
from bot.slack.drain import Job
from bot.slack.incoming import Ack, Body, Incoming
from bot.slack.revised import is_revision

log = get("bot.slack")
Handle = Callable[[Desk, Incoming], Awaitable[None]]


class On(StrEnum):
    """The kinds of things Slack delivers."""

    EVENT = "event"
    COMMAND = "command"
    ACTION = "action"
    VIEW = "view"
    SHORTCUT = "shortcut"


@dataclass(frozen=True, slots=True)
class Listen:
    """One row: what is listened to, who handles it, and what the manifest must subscribe to for it."""

    on: On
    name: str | re.Pattern[str]
    handle: Handle
    subscribes: tuple[str, ...] = ()
    """Names of bot events: `message.im`."""
    feature: str = "base"
    """The `--with` feature that switches it on."""
    when: Callable[[Body], bool] | None = None
    """Which of the events with this name; None for all."""
    strangers: bool = False
    """May somebody of another organisation do this?"""
    shared: bool = True
    """Does it work in a channel that another organisation reads too?"""


def register(app: AsyncApp, rows: Sequence[Listen], desk: Desk) -> None:
    """Register the rows with Bolt in their order: the first that fits is the one that runs."""
    for row in rows:
        _decorator(app, row)(bind(row, desk))


def bind(row: Listen, desk: Desk) -> Callable[..., Awaitable[None]]:
    """The row as a Bolt listener: acks first, works in a task of our own, closes the event when done."""

    async def listener(ack: Ack, body: Body, context: AsyncBoltContext) -> None:
        incoming = _incoming(ack, body, context)
        if row.on is not On.VIEW:
            await ack()
        with bound(request=incoming.claimed or desk.reference(), on=str(row.on)):
            # Who edits or deletes a question waits for no answer: there is nobody to tell that it was interrupted.
            told = None if is_revision(body) else incoming.place
            job = Job(told, incoming.claimed, incoming.response_url)
            try:
                await desk.jobs.run(_to_the_end(row, desk, incoming), job)
            except Exception as fault:  # whatever it is, Bolt must not see it: `bot.slack.errors` says why
                await _close(row, context, ack)
                await errors.told(desk, fault, body, incoming.place)

    return listener


async def _close(row: Listen, context: AsyncBoltContext, ack: Ack) -> None:
    """A modal whose listener failed before its ack closes, or it would wait for ever."""
    if row.on is On.VIEW and context.ack.response is None:
        await ack()


async def _to_the_end(row: Listen, desk: Desk, incoming: Incoming) -> None:
    """A failed listener has ended too: its person was told, so the event is not to come again."""
    try:
        await _handle(row, desk, incoming)
    except Exception:
        await _finish(desk, incoming.claimed)
        raise
    await _finish(desk, incoming.claimed)


async def _handle(row: Listen, desk: Desk, incoming: Incoming) -> None:
    incoming = replace(incoming, shared=await company.is_shared(desk, incoming))
    if (incoming.stranger and not row.strangers) or (incoming.shared and not row.shared):
        await company.turn_away(desk, incoming)
    else:
        await row.handle(desk, incoming)
    if not incoming.shared:
        # What makes a channel shared is learned before anybody can press; that it is not, after the answer.
        await company.learn(desk, incoming)


async def _finish(desk: Desk, event: str) -> None:
    if not event or not desk.store:
        return
    try:
        await desk.store.events.finish(event)
    except StoreError as fault:
        log.warning("finish_failed", event_id=event, cause=fault.cause)


def _incoming(ack: Ack, body: Body, context: AsyncBoltContext) -> Incoming:
    known = context.authorize_result
    team = (known.team_id if known else None) or context.team_id or ""
    return Incoming(body, team, context.bot_user_id or "", ack, context.get(CLAIMED, ""))


def _decorator(app: AsyncApp, row: Listen) -> Callable[..., Any]:
    if row.when:
        when = row.when

        async def fits(body: Body) -> bool:
            return when(body)

        return app.event(row.name, matchers=[fits])
    found: dict[On, Callable[..., Any]] = {
        On.EVENT: app.event,
        On.COMMAND: app.command,
        On.ACTION: app.action,
        On.VIEW: app.view,
        On.SHORTCUT: app.shortcut,
    }
    return found[row.on](row.name)  # type: ignore[no-any-return]
