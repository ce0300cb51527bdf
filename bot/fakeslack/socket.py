"""How does the app hear over Socket Mode? Envelopes on websockets; each goes to one connection and wants an ack."""

import asyncio
import itertools
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.delivery import Attempt, Delivery, Envelope
from bot.fakeslack.model import Json


@dataclass(slots=True, eq=False)
class Connection:
    """One websocket of the app. A draining one gets nothing new."""

    number: int
    ws: web.WebSocketResponse
    draining: bool = False
    received: int = 0
    waiting: dict[str, "asyncio.Future[Any]"] = field(default_factory=dict)
    late: dict[str, tuple[Attempt, float]] = field(default_factory=dict)


class SocketSender:
    """The Socket Mode transport, and the websocket address that the app connects to."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._numbers = itertools.count(1)
        self._turn = itertools.count()
        self.connections: list[Connection] = []
        self._closed = False

    # -- the app connects

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The websocket handler: the ticket is good once; hello first, then acks are read until the end."""
        if self._closed:
            return web.Response(status=503, text="stopping")
        made = self._core.tickets.pop(request.query.get("ticket", ""), None)
        if made is None or self._core.clock() - made > self._core.rules.ticket_seconds:
            return web.Response(status=403, text="invalid ticket")
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        if len(self.connections) >= self._core.rules.connections:
            await ws.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await ws.close()
            return ws
        connection = Connection(next(self._numbers), ws)
        self.connections.append(connection)
        await ws.send_json(self._hello(connection))
        self._core.changes.tell(What.CONNECTED, data={"connection": connection.number})
        await self._read(connection)
        return ws

    def _hello(self, connection: Connection) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._core.space.app.id},
            "debug_info": {"host": f"fake-{connection.number}", "approximate_connection_time": 18060},
        }

    async def _read(self, connection: Connection) -> None:
        try:
            async for frame in connection.ws:
                if frame.type is WSMsgType.TEXT:
                    self._acked(connection, frame.data)
        finally:
            self.connections.remove(connection)
            for waiting in connection.waiting.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionError("closed"))
            self._core.changes.tell(What.DISCONNECTED, data={"connection": connection.number})

    def _acked(self, connection: Connection, text: str) -> None:
        try:
            said = json.loads(text)
            name = said["envelope_id"]
        except (ValueError, KeyError, TypeError):
            return
        waiting = connection.waiting.get(name)
        if waiting and not waiting.done():
            waiting.set_result(said.get("payload"))
        elif name in connection.late:
            attempt, started = connection.late.pop(name)
            attempt.late = time.perf_counter() - started

    # -- Slack sends

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """Send one envelope over one of the connections and wait for its ack."""
        connection = self._next()
        if connection is None:
            return Attempt(number, 0.0, problem="no_connection")
        name = str(uuid.uuid4())
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.waiting[name] = waiting
        connection.received += 1
        started = time.perf_counter()
        try:
            await connection.ws.send_json(_envelope(name, delivery, number, reason))
            async with asyncio.timeout(self._core.rules.ack_seconds):
                body = await waiting
            return Attempt(number, time.perf_counter() - started, body=body)
        except TimeoutError:
            attempt = Attempt(number, time.perf_counter() - started, problem="timeout")
            connection.late[name] = (attempt, started)
            return attempt
        except (ConnectionError, RuntimeError):
            return Attempt(number, time.perf_counter() - started, problem="closed")
        finally:
            connection.waiting.pop(name, None)

    def _next(self) -> Connection | None:
        ready = [one for one in self.connections if not one.draining and not one.ws.closed]
        return ready[next(self._turn) % len(ready)] if ready else None

    async def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        """Send a disconnect envelope (warning, refresh_requested, link_disabled) on every connection."""
        for connection in tuple(self.connections):
            connection.draining = reason != "warning"
            await connection.ws.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}})

    async def drop(self) -> None:
        """Close every connection from Slack's side, without a word."""
        for connection in tuple(self.connections):
            await connection.ws.close()

    async def close(self) -> None:
        """End all connections and take no more."""
        self._closed = True
        await self.drop()


def _envelope(name: str, delivery: Delivery, number: int, reason: str | None) -> Json:
    envelope: Json = {
        "envelope_id": name,
        "type": str(delivery.envelope),
        "payload": delivery.payload,
        "accepts_response_payload": delivery.envelope is not Envelope.EVENT,
    }
    if delivery.envelope is Envelope.EVENT:
        envelope |= {"retry_attempt": number, "retry_reason": (reason or "").removeprefix("http_")}
    return envelope
