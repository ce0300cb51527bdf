"""Does everything reach the app, and again when it was not acked? Slack's delivery and retry of one app's traffic."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.delivery import Attempt, Delivery, Envelope, Transport

_REASONS = {"timeout": "http_timeout", "connection_failed": "connection_failed", "no_connection": "connection_failed"}


class Courier:
    """Sends deliveries over one transport; only events are retried, on the schedule of the rules."""

    def __init__(self, core: Core, transport: Transport) -> None:
        self._core = core
        self.transport = transport
        self.deliveries: list[Delivery] = []
        self.acks: list[Attempt] = []
        self._tasks: set[asyncio.Task[Any]] = set()

    async def deliver(self, delivery: Delivery) -> Delivery:
        """Make the first attempt; retries, if any, follow in the background."""
        self.deliveries.append(delivery)
        attempt = await self.attempt(delivery, 0, None)
        if not attempt.ok and attempt.may_retry and delivery.envelope is Envelope.EVENT:
            self.spawn(self._retry(delivery))
        return delivery

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """Make one attempt and record it."""
        attempt = await self.transport.attempt(delivery, number, reason)
        delivery.attempts.append(attempt)
        self.acks.append(attempt)
        data = {"name": delivery.name, "number": number, "seconds": attempt.seconds, "problem": attempt.problem}
        self._core.changes.tell(What.DELIVERED, data=data)
        return attempt

    async def _retry(self, delivery: Delivery) -> None:
        for number, wait in enumerate(self._core.rules.retry_after, 1):
            await asyncio.sleep(wait)
            problem = delivery.attempts[-1].problem or ""
            attempt = await self.attempt(delivery, number, _REASONS.get(problem, "http_error"))
            if attempt.ok or not attempt.may_retry:
                return

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run something in the background until this Slack stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop retries and end the connections."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.transport.close()
