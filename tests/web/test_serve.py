"""Serving: a real port, no signals taken, an end without a fuss."""

import asyncio
import signal

import pytest
from aiohttp import ClientSession
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web import serve


async def test_signals_stay_with_whoever_had_them() -> None:
    """uvicorn would take SIGTERM, and raise it again at the end."""
    before = [signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)]
    serving = await serve.start(Starlette(), "127.0.0.1", 0, 1)
    assert [signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)] == before
    await serving.stop()


async def test_a_request_under_way_ends_before_the_server() -> None:
    """Stopping waits for it."""
    started, go = asyncio.Event(), asyncio.Event()

    async def slow(_request: Request) -> PlainTextResponse:
        started.set()
        await go.wait()
        return PlainTextResponse("done")

    serving = await serve.start(Starlette(routes=[Route("/", slow)]), "127.0.0.1", 0, 5)
    async with ClientSession(serving.url) as client:
        asking = asyncio.create_task(client.get("/"))
        await started.wait()
        stopping = asyncio.create_task(serving.stop())
        await asyncio.sleep(0.05)
        go.set()
        assert await (await asking).text() == "done"
        await stopping


async def test_a_taken_port_is_an_error_at_once() -> None:
    """Not a log line and a server that is not there."""
    serving = await serve.start(Starlette(), "127.0.0.1", 0, 1)
    with pytest.raises(OSError, match="in use"):
        await serve.start(Starlette(), "127.0.0.1", serving.port, 1)
    await serving.stop()
