"""How long from an event in Slack to the posted answer, and to the ack? 20 events a second, each in its own channel.

Mailwhy runs in a process of its own, FakeSlack in this one, and HTTP is between them in both directions.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from tempfile import TemporaryDirectory

from bot.fakeslack.delivery import percentile as ack_percentile
from bot.fakeslack.server import FakeSlack
from tests.bench.answer import bounce
from tests.bench.row import Row, percentile
from tests.fixtures.serving import serving
from tests.fixtures.slack import bolt, serve_http

SECONDS, A_SECOND = 10, 20
QUESTIONS = (
    "550 5.7.26 This mail has been blocked because the sender is unauthenticated",
    "non mi arriva la mail, Sell dice errore 002",
    "клієнт каже, що скринька повна, можна надіслати ще раз?",
    "klient nie może podłączyć skrzynki do Sella, hasło nie przechodzi",
)
LONG = bounce(39_000)
"""What takes a while to read: nearly as long as Slack lets a message be."""
SLOW = 2.0
"""Seconds that a slow listener takes."""
Background = Callable[[FakeSlack], Awaitable[None]]


def rows() -> list[Row]:
    """Event to answer and to ack, the ack beside slow listeners and long texts, and a bare Bolt app as peer."""
    answers, acks = asyncio.run(_measured(_mailwhy, None))
    _, slow = asyncio.run(_measured(_mailwhy, None, delay=SLOW))
    _, reading = asyncio.run(_measured(_mailwhy, _long_texts))
    peer, _ = asyncio.run(_measured(_echo, None, seconds=5))
    p50, p95 = percentile(answers, 0.5), percentile(answers, 0.95)
    bare = f"Bolt app that only posts a word, in FakeSlack's process: {percentile(peer, 0.95):.1f} ms"
    return [
        Row(f"Slack event to posted answer, {A_SECOND}/s over HTTP, p50", p50, "ms"),
        Row(f"Slack event to posted answer, {A_SECOND}/s over HTTP, p95", p95, "ms", 60, bare),
        Row("ack of a Slack event, p95", acks, "ms", 20),
        Row(f"ack while every listener takes {SLOW:.0f} s, p95", slow, "ms", 20),
        Row("ack while bounces of 39 KB are read one after another, p95", reading, "ms", 20),
    ]


async def _measured(
    bot: Callable[[FakeSlack], AbstractAsyncContextManager[None]],
    background: Background | None,
    seconds: int = SECONDS,
    delay: float = 0.0,
) -> tuple[list[float], float]:
    """Milliseconds from each event to its answer, and the p95 of the acks."""
    async with FakeSlack("http") as slack, bot(slack):
        await _asked(slack, "warm-up", [])
        slack.deliveries.clear()
        slack.faults.delay["chat.postMessage"] = delay
        busy = asyncio.create_task(background(slack)) if background else None
        took: list[float] = []
        async with asyncio.TaskGroup() as group:
            for number in range(seconds * A_SECOND):
                group.create_task(_asked(slack, f"c{number}", took))
                await asyncio.sleep(1 / A_SECOND)
        if busy:
            busy.cancel()
        attempts = [one.attempts[0] for one in slack.deliveries if one.name == "app_mention"]
        assert len(attempts) == len(took) == seconds * A_SECOND
        return took, ack_percentile(attempts) * 1000


async def _asked(slack: FakeSlack, channel: str, took: list[float]) -> None:
    slack.space.add_channel(channel, ["emma"])
    started = time.perf_counter()
    with slack.changes() as news:
        sending = asyncio.create_task(
            slack.mention("emma", channel, QUESTIONS[sum(map(ord, channel)) % len(QUESTIONS)])
        )
        place = slack.space.channel(channel).id
        async for change in news:
            if change.message and change.message.bot_id and change.message.channel == place:
                break
    took.append((time.perf_counter() - started) * 1000)
    await sending


async def _long_texts(slack: FakeSlack) -> None:
    while True:
        seen = len(slack.visible("anna"))
        await slack.direct("anna", LONG)
        await slack.wait_for(lambda before=seen: len(slack.visible("anna")) > before + 1, timeout=30)


@contextmanager
def environ(slack: FakeSlack) -> Iterator[dict[str, str]]:
    """The environment of a Mailwhy on this FakeSlack, with an empty database that goes at the end."""
    with TemporaryDirectory() as folder:
        yield {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "MAILWHY_SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{folder}/mailwhy.db",
            "MAILWHY_HOST": "127.0.0.1",
            "PORT": "0",
        }


@asynccontextmanager
async def _mailwhy(slack: FakeSlack) -> AsyncIterator[None]:
    with environ(slack) as values:
        async with serving(values) as process:
            slack.request_url = f"{(await process.logged('started'))['url']}/slack/events"
            yield


@asynccontextmanager
async def _echo(slack: FakeSlack) -> AsyncIterator[None]:
    app = bolt(slack)

    @app.event("app_mention")
    async def mentioned(event: dict[str, str], say: Callable[..., Awaitable[object]]) -> None:
        await say(text="word", thread_ts=event["ts"])

    runner, slack.request_url = await serve_http(app)
    yield
    await runner.cleanup()
