"""What is reached over HTTP, and by whom."""

from io import BytesIO

import pytest
from aiohttp import ClientSession
from prometheus_client import CollectorRegistry, Counter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web import app, serve

WRONG: dict[str, str] = {}


async def slack(request: Request) -> Response:
    """Says how much it was given."""
    return PlainTextResponse(str(len(await request.body())))


async def health() -> dict[str, str]:
    """Whatever the test put there."""
    return WRONG


@pytest.fixture
async def web() -> ClientSession:
    """A client of a served app with a metrics token."""
    registry = CollectorRegistry()
    Counter("mailwhy_tests", "x", registry=registry).inc()
    serving = await serve.start(app.build(slack, health, registry, "t0ken"), "127.0.0.1", 0, 1)
    async with ClientSession(serving.url) as client:
        yield client
    await serving.stop()
    WRONG.clear()


async def test_health_says_that_the_process_runs(web: ClientSession) -> None:
    """Even when it is not ready: a restart would not help."""
    WRONG["database"] = "away"
    answer = await web.get("/healthz")
    assert (answer.status, await answer.text()) == (200, "ok")


async def test_ready_names_what_is_missing(web: ClientSession) -> None:
    """503 until all is well."""
    WRONG["database"] = "The database cannot be reached."
    bad = await web.get("/readyz")
    assert (bad.status, await bad.json()) == (503, {"ready": False, "wrong": WRONG})
    WRONG.clear()
    async with web.get("/readyz") as answer:
        assert answer.status == 200


@pytest.mark.parametrize("given", [None, "Bearer wrong", "Bearer t0kenx", "t0ken", "Basic dDprZW4=", "bearer t0ken"])
async def test_numbers_are_not_there_without_the_token(web: ClientSession, given: str | None) -> None:
    """Not even that they exist."""
    headers = {"authorization": given} if given else {}
    async with web.get("/metrics", headers=headers) as answer:
        assert answer.status == 404


async def test_numbers_are_there_with_the_token(web: ClientSession) -> None:
    """In Prometheus' own form."""
    answer = await web.get("/metrics", headers={"authorization": "Bearer t0ken"})
    assert "mailwhy_tests_total 1.0" in await answer.text()
    assert answer.content_type == "text/plain"


async def test_slack_is_handed_the_whole_body(web: ClientSession) -> None:
    """Its signature is over every byte."""
    answer = await web.post("/slack/events", data=b"x" * 70_000)
    assert await answer.text() == "70000"


async def test_what_is_far_too_large_is_not_read(web: ClientSession) -> None:
    """Neither when it says so nor when it does not."""

    async def endless() -> object:
        for _ in range(40):
            yield b"x" * 65536

    for body in (BytesIO(b"x" * (app.MOST_BYTES + 1)), endless()):
        async with web.post("/slack/events", data=body) as answer:
            assert answer.status == 413


@pytest.mark.parametrize("method", ["get", "put", "delete"])
async def test_slack_only_posts(web: ClientSession, method: str) -> None:
    """Anything else is refused."""
    async with getattr(web, method)("/slack/events") as answer:
        assert answer.status == 405


async def test_without_http_there_is_no_address_for_slack_and_no_numbers_without_a_token() -> None:
    """Socket Mode only."""
    serving = await serve.start(app.build(None, health, CollectorRegistry()), "127.0.0.1", 0, 1)
    async with ClientSession(serving.url) as client:
        async with client.post("/slack/events") as answer:
            assert answer.status == 404
        async with client.get("/metrics", headers={"authorization": "Bearer "}) as answer:
            assert answer.status == 404
    await serving.stop()
