"""What does the browser get from the playground? The page, its state, a stream of changes, and the person's doings."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files
from typing import Any

import yaml
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.model import Json
from bot.playground import shape
from bot.playground.desk import Desk, NotThereError
from bot.playground.guard import Guard

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
COMMANDS = (
    {"text": "/mailwhy", "help": "a question, a code or a pasted bounce"},
    {"text": "/mailwhy help", "help": "five lines with examples"},
    {"text": "/mailwhy show smtp/auth-failure", "help": "one entry of the knowledge base"},
    {"text": "/mailwhy search quarantine", "help": "entries about these words"},
    {"text": "/mailwhy kb", "help": "what the knowledge base holds"},
)
BIGGEST = 64 * 1024
"""Bytes of a post that are read at most."""
HEARTBEAT = 15.0
"""Seconds between comments on a quiet stream, so that a dead browser is noticed."""


def build(desk: Desk, token: str) -> Starlette:
    """The playground's web application for one person's `desk`; `token` is what posts must carry."""
    doings = {"say": desk.say, "command": desk.command, "press": desk.press, "submit": desk.submit, "close": desk.close}

    async def state(_: Request) -> Response:
        return JSONResponse({**desk.snapshot(), "token": token, "examples": examples(), "commands": COMMANDS})

    async def stream(_: Request) -> Response:
        return StreamingResponse(_stream(desk), media_type="text/event-stream")

    routes = [
        Route("/", _page("index.html")),
        *(Route(f"/page/{name}", _page(name)) for name in _pages()),
        Route("/api/state", state),
        Route("/api/stream", stream),
        *(Route(f"/api/{name}", _doing(do), methods=["POST"]) for name, do in doings.items()),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token)])


def examples() -> Json:
    """The example questions by language."""
    raw = files("bot.playground").joinpath("examples.yaml").read_text(encoding="utf-8")
    loaded: Json = yaml.safe_load(raw)
    return loaded


def _pages() -> tuple[str, ...]:
    return tuple(sorted(entry.name for entry in files("bot.playground").joinpath("page").iterdir()))


def _page(name: str) -> Callable[[Request], Awaitable[Response]]:
    kind = TYPES[name[name.rindex(".") :]]

    async def answer(_: Request) -> Response:
        return Response(files("bot.playground").joinpath("page", name).read_bytes(), media_type=kind)

    return answer


def _doing(do: Callable[[Json], Awaitable[Json]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(await do(await _body(request)))
        except (NotThereError, CannotDoThatError) as fault:
            return JSONResponse({"error": str(fault)}, status_code=409)
        except (KeyError, TypeError, ValueError):
            return JSONResponse({"error": "The playground did not understand its own page: reload it."}, status_code=400)

    return answer


async def _body(request: Request) -> Json:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BIGGEST:
            raise ValueError("too long")
    body: Any = json.loads(raw)
    if not isinstance(body, dict):
        raise TypeError("not an object")
    return body


async def _stream(desk: Desk) -> AsyncIterator[str]:
    """Changes as server-sent events until the browser goes or the playground stops."""
    with desk.slack.changes() as news:
        yield ": hello\n\n"
        while True:
            try:
                change = await asyncio.wait_for(anext(news), HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            except StopAsyncIteration:
                return
            drawn = shape.change(change, desk.me, desk.slack.space)
            if drawn is not None:
                yield f"data: {json.dumps(drawn)}\n\n"
