"""What does the browser get from the playground? The page, its state, a stream of changes, and the person's doings."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.fakeslack.errors import CannotDoThatError
from bot.playground import asked, shape
from bot.playground.crowd import Crowd
from bot.playground.desk import Desk
from bot.playground.guard import HEADERS, Guard
from bot.playground.told import NotThereError

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
COMMANDS = (
    {"text": "/mailwhy", "help": "a question, a code or a pasted bounce"},
    {"text": "/mailwhy help", "help": "what Mailwhy can do, with examples"},
    {"text": "/mailwhy show smtp/auth-failure", "help": "one entry of the knowledge base"},
    {"text": "/mailwhy limits gmail", "help": "how much a provider lets you send"},
    {"text": "/mailwhy settings ovh", "help": "servers, ports and app password for a mail program"},
    {"text": "/mailwhy search quarantine", "help": "entries about these words"},
    {"text": "/mailwhy kb", "help": "what the knowledge base holds"},
)
BIGGEST = 64 * 1024
"""Bytes of a post that are read at most."""
HEARTBEAT = 15.0
"""Seconds between comments on a quiet stream, so that a dead browser is noticed."""
SAID = {
    400: "The playground did not understand its own page: reload it.",
    404: "There is nothing at this address. The playground is at /.",
    405: "This address takes other requests.",
    413: "This is too long for the playground: 12,000 characters are the most, as in Slack.",
    500: "The playground has a fault here. What you see may be old: reload the page.",
}
Answer = Callable[[Request], Awaitable[Response]]
DOINGS: Mapping[str, type[asked.Asked]] = {
    "say": asked.Say,
    "command": asked.Command,
    "shortcut": asked.Shortcut,
    "edit": asked.Edit,
    "delete": asked.Delete,
    "look": asked.Look,
    "invite": asked.Invite,
    "press": asked.Press,
    "submit": asked.Submit,
    "close": asked.Close,
}
"""What the person can do: the method of `Desk` and the form it takes."""
WHO = "as"
"""The parameter of every address that says who is at the page."""


def build(crowd: Crowd, token: str) -> Starlette:
    """The playground's web application for the people of `crowd`; `token` is what posts must carry."""
    fixed = {"token": token, "examples": data("examples"), "day": data("day"), "commands": COMMANDS}

    async def state(request: Request) -> Response:
        desk = crowd.desk_or_first(request.query_params.get(WHO))
        return JSONResponse({**shape.snapshot(desk, crowd), **fixed})

    async def stream(request: Request) -> Response:
        desk = crowd.desk_or_first(request.query_params.get(WHO))
        return StreamingResponse(_stream(desk), media_type="text/event-stream")

    routes = [
        Route("/api/state", state),
        Route("/api/stream", stream),
        *(Route(f"/api/{name}", _doing(crowd, name, form), methods=["POST"]) for name, form in DOINGS.items()),
        *pages(),
    ]
    faults: Any = {HTTPException: _refused, Exception: _fault}
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token)], exception_handlers=faults)


def data(name: str) -> Any:
    """What stands in a YAML file beside this one."""
    return yaml.safe_load(files("bot.playground").joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


def pages() -> list[Route]:
    """The page and what it loads."""
    found = []
    for file in files("bot.playground").joinpath("page").iterdir():
        kind = TYPES.get(file.name[file.name.rfind(".") :])
        if kind:
            path = "/" if file.name == "index.html" else f"/page/{file.name}"
            found.append(Route(path, _page(file.read_bytes(), kind)))
    return found


def _page(content: bytes, kind: str) -> Answer:
    async def answer(_: Request) -> Response:
        return Response(content, media_type=kind)

    return answer


def _doing(crowd: Crowd, name: str, form: type[asked.Asked]) -> Answer:
    async def answer(request: Request) -> Response:
        try:
            do = getattr(crowd.desk(request.query_params.get(WHO, "")), name)
            return JSONResponse(await do(form.model_validate_json(await _body(request))))
        except ValidationError as fault:
            too_long = any(problem["type"] == "string_too_long" for problem in fault.errors(include_url=False))
            raise HTTPException(413 if too_long else 400) from fault
        except (NotThereError, CannotDoThatError) as fault:
            return JSONResponse({"error": str(fault)}, status_code=409)

    return answer


async def _body(request: Request) -> bytes:
    raw = b""
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > BIGGEST:
                raise HTTPException(413)
    except ClientDisconnect as gone:
        raise HTTPException(400) from gone
    return raw


async def _refused(_: Request, fault: HTTPException) -> Response:
    return JSONResponse({"error": SAID.get(fault.status_code, SAID[400])}, fault.status_code, headers=fault.headers)


async def _fault(_: Request, fault: Exception) -> Response:
    """Starlette answers this outside the guard, hence the headers, and then raises `fault` for the log."""
    del fault
    return JSONResponse({"error": SAID[500]}, 500, headers=HEADERS)


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
            drawn = shape.change(change, desk)
            if drawn is not None:
                yield f"data: {json.dumps(drawn)}\n\n"
