"""How is the bot on Slack put together? A Bolt app over the services it is given. Opens nothing by itself."""

import asyncio
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt.async_app import AsyncApp

from bot.log import get
from bot.slack import dedupe, errors
from bot.slack.answering import interrupted
from bot.slack.client import web_client
from bot.slack.desk import Desk
from bot.slack.drain import GRACE, Job
from bot.slack.identity import Identity
from bot.slack.listen import register
from bot.slack.listeners.surfaces import ROWS

log = get("bot.slack")
TELLING = 3.0
"""Seconds for telling people that their answer will not come."""
UNUSED_SECRET = "no-signing-secret-set"  # noqa: S105 - a name, for Socket Mode, where nothing is signed
_OAUTH = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")


def build(desk: Desk, signing_secret: str | None) -> AsyncApp:
    """The app, every listener registered. Without a signing secret it is for Socket Mode only."""
    client = desk.poster.client
    with _without_oauth():
        app = AsyncApp(
            name="mailwhy",
            client=web_client(None, client.base_url, client.session),
            authorize=Identity(client),
            signing_secret=signing_secret or UNUSED_SECRET,
            logger=logging.getLogger("slack_bolt"),
        )
    app.middleware(dedupe.middleware(desk))
    app.error(errors.handler(desk))
    register(app, ROWS, desk)
    return app


async def stop(desk: Desk, grace: float = GRACE) -> int:
    """Take nothing more in, let running work end, and tell whose answer will not come; how many those were.

    Telling has its own limit: whoever could not be told keeps their lease, and another process tells them.
    """
    cut_short = await desk.jobs.drain(grace)
    telling = [asyncio.create_task(_tell_interrupted(desk, job)) for job in cut_short]
    if telling:
        _, late = await asyncio.wait(telling, timeout=TELLING)
        for task in late:
            task.cancel()
        await asyncio.gather(*telling, return_exceptions=True)
    log.info("drained", cut_short=len(cut_short))
    return len(cut_short)


async def _tell_interrupted(desk: Desk, job: Job) -> None:
    if not job.place or not (job.event or job.response_url):
        return
    told = await interrupted(desk, job.place, job.response_url, job.message)
    if told and job.event and desk.store:
        await desk.store.events.interrupt(job.event)


@contextmanager
def _without_oauth() -> Iterator[None]:
    """Bolt turns itself into an OAuth app, and drops the token, when it finds these two in the environment."""
    held = {name: os.environ.pop(name) for name in _OAUTH if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(held)
