"""What does the outside reach over HTTP? Slack's requests, health for the platform, numbers for who has the token.

POST /slack/events    events, commands, presses: checked by Slack's signature
GET  /healthz         the process runs
GET  /readyz          it can answer; 503 names what is missing
GET  /metrics         Prometheus, with the bearer token only
"""

import hmac
from collections.abc import Awaitable, Callable, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

MOST_BYTES = 1024 * 1024
"""A request from Slack is far smaller; what is larger is not read."""
SlackHandler = Callable[[Request], Awaitable[Response]]
Health = Callable[[], Awaitable[Mapping[str, str]]]
"""What is wrong, by part: `{"database": "..."}`; empty when all is well."""


def build(
    slack_handler: SlackHandler | None,
    health: Health,
    registry: CollectorRegistry,
    metrics_token: str | None = None,
) -> Starlette:
    """The ASGI app. Without a Slack handler (Socket Mode only) /slack/events does not exist."""

    async def slack(request: Request) -> Response:
        if slack_handler is None or not await _is_small(request):
            return PlainTextResponse("too large", status_code=413)
        return await slack_handler(request)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        wrong = dict(await health())
        return JSONResponse({"ready": not wrong, "wrong": wrong}, status_code=503 if wrong else 200)

    async def metrics(request: Request) -> Response:
        if not metrics_token or not _has_token(request, metrics_token):
            return PlainTextResponse("Not Found", status_code=404)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
    if slack_handler:
        routes.append(Route("/slack/events", slack, methods=["POST"]))
    return Starlette(routes=routes)


async def _is_small(request: Request) -> bool:
    """Is the body within bounds? It is read here, and kept by the request for who reads it next."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MOST_BYTES:
        return False
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > MOST_BYTES:
            return False
    request._body = bytes(held)
    return True


def _has_token(request: Request, token: str) -> bool:
    given = request.headers.get("authorization", "").encode()
    return hmac.compare_digest(given, f"Bearer {token}".encode())
