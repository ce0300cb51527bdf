"""What was sent to the app, how often, and when did it ack? One delivery is one event, command or interaction."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.model import Json, Message


class Envelope(StrEnum):
    """The kinds of delivery, by the names Socket Mode gives them."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(slots=True)
class Attempt:
    """One try. `seconds` until the ack (or until Slack gave up); `problem` is None when it was acked in time.

    Problems: timeout, no_connection, connection_failed, closed, http_<status>. `late` is when an ack came after
    Slack had given up (Socket Mode only), in seconds.
    """

    number: int
    seconds: float
    status: int | None = None
    body: Any = None
    problem: str | None = None
    late: float | None = None
    may_retry: bool = True

    @property
    def ok(self) -> bool:
        """Was it acked in time?"""
        return self.problem is None


@dataclass(slots=True, eq=False)
class Delivery:
    """One thing the app was told. `name` is the event type, the command, or type:callback; `refused` is why Slack

    could not use the body of the ack (an unknown response_action, wrong blocks, errors for a block that is not there).
    """

    envelope: Envelope
    name: str
    payload: Json
    attempts: list[Attempt] = field(default_factory=list)
    refused: str | None = None

    @property
    def ack(self) -> Attempt:
        """The first attempt that was acked, else the last one made."""
        return next((one for one in self.attempts if one.ok), self.attempts[-1])

    @property
    def acked(self) -> bool:
        """Was it acked in time, on any attempt?"""
        return any(one.ok for one in self.attempts)

    @property
    def event_id(self) -> str | None:
        """The id by which a redelivered event is known."""
        name = self.payload.get("event_id")
        return str(name) if name else None


@dataclass(slots=True, eq=False)
class Sent:
    """What a person did, and what the app was told of it."""

    message: Message | None = None
    deliveries: tuple[Delivery, ...] = ()

    @property
    def delivery(self) -> Delivery:
        """The first delivery; raises CannotDoThatError when the app was told nothing."""
        if not self.deliveries:
            raise CannotDoThatError("Nothing was delivered: not subscribed, no scope, or the bot is not there.")
        return self.deliveries[0]

    @property
    def ack(self) -> Attempt:
        """How the first delivery was acked."""
        return self.delivery.ack

    @property
    def acked(self) -> bool:
        """Were all deliveries acked in time?"""
        return all(one.acked for one in self.deliveries)

    @property
    def ts(self) -> str:
        """The ts of the message."""
        if self.message is None:
            raise CannotDoThatError("There is no message in this.")
        return self.message.ts

    @property
    def trigger_id(self) -> str:
        """The trigger id of the command or interaction."""
        return str(self.delivery.payload["trigger_id"])


class Transport(Protocol):
    """A way to the app."""

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """Deliver once and wait for the ack; `number` counts retries from 1, the first try is 0."""
        ...

    async def close(self) -> None:
        """End all connections."""
        ...


def percentile(attempts: Iterable[Attempt], share: float = 0.95) -> float:
    """The ack time (seconds) that this share of the acks did not exceed; nan when nothing was acked."""
    times = sorted(one.seconds for one in attempts if one.ok)
    return times[max(0, math.ceil(share * len(times)) - 1)] if times else math.nan
