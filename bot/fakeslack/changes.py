"""What just happened in the workspace? A stream of changes for a page to follow and for a test to wait on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.fakeslack.model import Json, Message, View

T = TypeVar("T")


class What(StrEnum):
    """The kinds of change."""

    POSTED = "posted"
    EDITED = "edited"
    DELETED = "deleted"
    REACTED = "reacted"
    VIEW_OPENED = "view_opened"
    VIEW_UPDATED = "view_updated"
    VIEW_CLOSED = "view_closed"
    VIEW_ERRORS = "view_errors"
    HOME = "home"
    STATUS = "status"
    PROMPTS = "prompts"
    CALLED = "called"
    DELIVERED = "delivered"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    NOTE = "note"
    """Nothing of Slack's: whoever runs this Slack tells its page something."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Which fields are set depends on `what`; `user` is set when only that person sees it."""

    number: int
    what: What
    channel: str | None = None
    user: str | None = None
    message: Message | None = None
    view: View | None = None
    data: Json | None = None


class Subscription:
    """The changes since it was made, one after another; `async for` it, and close it (or use it as a context)."""

    def __init__(self, changes: "Changes") -> None:
        self._changes = changes
        self._waiting: asyncio.Queue[Change | None] = asyncio.Queue()
        changes.subscribers.append(self)

    def push(self, change: Change | None) -> None:
        """Hand it the next change; None ends it."""
        self._waiting.put_nowait(change)

    def close(self) -> None:
        """Hear no more."""
        if self in self._changes.subscribers:
            self._changes.subscribers.remove(self)
            self.push(None)

    def __enter__(self) -> "Subscription":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __aiter__(self) -> "Subscription":
        return self

    async def __anext__(self) -> Change:
        change = await self._waiting.get()
        if change is None:
            raise StopAsyncIteration
        return change


class Changes:
    """Those who listen to what happens."""

    def __init__(self) -> None:
        self._count = 0
        self.subscribers: list[Subscription] = []

    def tell(
        self,
        what: What,
        *,
        channel: str | None = None,
        user: str | None = None,
        message: Message | None = None,
        view: View | None = None,
        data: Json | None = None,
    ) -> None:
        """Hand a change to everybody who listens."""
        self._count += 1
        change = Change(self._count, what, channel, user, message, view, data)
        for subscriber in tuple(self.subscribers):
            subscriber.push(change)

    def close(self) -> None:
        """End every subscription."""
        for subscriber in tuple(self.subscribers):
            subscriber.close()

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109
        """The first true answer of `predicate`, asked now and after every change; TimeoutError after `timeout` s."""
        with Subscription(self) as news:
            async with asyncio.timeout(timeout):
                while not (answer := predicate()):
                    await anext(news)
        return answer
