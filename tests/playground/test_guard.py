"""Who may talk to the playground? Only its own page; and every answer carries the safety headers."""

import json

import pytest
from starlette.datastructures import Headers

from bot.playground.guard import HEADERS, Guard
from tests.playground.room import Client, Room

FOREIGN = ("evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", "[", "", "10.0.0.1")
HELLO = {"channel": "support", "text": "hello"}


@pytest.mark.parametrize("host", FOREIGN)
async def test_a_foreign_host_is_refused(client: Client, host: str) -> None:
    """A name that somebody's DNS points at this computer does not read the state: it holds the token."""
    answer = await client.get("/api/state", Host=host)
    assert answer.status == 403
    assert "token" not in json.loads(answer.text)


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "localhost"])
async def test_the_names_of_this_computer_are_let_in(client: Client, host: str) -> None:
    """People type localhost."""
    port = client.url.rpartition(":")[2]
    assert (await client.get("/api/state", Host=host.format(port=port))).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "https://{host}"])
async def test_a_post_from_a_foreign_page_is_refused(room: Room, client: Client, origin: str) -> None:
    """Another page in the same browser cannot make the person speak."""
    host = room.url.removeprefix("http://")
    answer = await client.post("/api/say", HELLO, Origin=origin.format(host=host))
    assert answer.status == 403
    assert list(room.slack.space.messages()) == []


async def test_a_post_without_the_token_is_refused(room: Room, client: Client) -> None:
    """A page of an earlier run is told to reload."""
    for token in ("", "wrong", "тест".encode().decode("latin-1")):
        answer = await client.post("/api/say", HELLO, **{"X-Mailwhy-Token": token})
        assert answer.status == 403
        assert "reload" in answer.said
    assert list(room.slack.space.messages()) == []


@pytest.mark.parametrize("path", ["/", "/page/app.js", "/page/colours.css", "/api/state", "/nothing", "/api/say"])
async def test_every_answer_carries_the_safety_headers(client: Client, path: str) -> None:
    """Also the refusals: 404, 405, 403."""
    for answer in (await client.get(path), await client.get(path, Host="evil.example")):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_run_that_is_not_a_file_of_the_page() -> None:
    """No inline script or style, no eval, no other site."""
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


async def test_two_host_headers_are_one_too_many() -> None:
    """Whoever sends two hopes that two readers take different ones."""
    guard = Guard(lambda *_: None, "token")  # type: ignore[arg-type, return-value]
    headers = Headers(raw=[(b"host", b"127.0.0.1"), (b"host", b"evil.example")])
    assert guard._fault("GET", headers) != ""
