"""What does the browser get? The page, its state, the changes as they happen, and a sentence for every refusal."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.playground import server
from bot.slack.grammar import Verb, parse
from tests.playground.room import TOKEN, Client, Room

PAGE = Path(server.__file__).parent / "page"
NOT_FORMS = (b"", b"[]", b"null", b'"x"', b"{", b"{}", b"\xff\xfe", b"[" * 5000, b'{"channel": 1, "text": "x"}')
STRANGE = (
    {"channel": "C", "text": ["x"]},
    {"channel": "C", "text": ""},
    {"channel": "C", "text": "x", "thread_ts": {}},
    {"channel": "C", "text": "x", "extra": 1},
)


async def test_the_page_loads_only_files_that_are_served(client: Client) -> None:
    """Each file of the folder is served with its type, and index.html names no other."""
    assert (await client.get("/")).headers["Content-Type"] == "text/html; charset=utf-8"
    for file in PAGE.iterdir():
        if file.suffix != ".html":
            answer = await client.get(f"/page/{file.name}")
            assert answer.status == 200
            assert answer.headers["Content-Type"].partition(";")[0] == server.TYPES[file.suffix]


async def test_the_state_holds_the_token_the_examples_and_the_commands(client: Client) -> None:
    """All the page needs to begin."""
    state = json.loads((await client.get("/api/state")).text)
    assert state["token"] == TOKEN
    names = ["support", "general", "escalations", "shared-rossi", "lonely", "Mailwhy"]
    assert [place["name"] for place in state["places"]] == names
    assert state["commands"][0]["text"] == "/mailwhy"


def test_there_are_examples_in_every_language() -> None:
    """Each with a label that fits a button and a text to send."""
    examples = server.data("examples")
    assert tuple(examples) == LANGUAGES
    for group in examples.values():
        assert len(group["questions"]) >= 5
        assert all(len(one["label"]) <= 45 and one["text"] for one in group["questions"])


def test_every_completion_is_a_command_the_bot_knows() -> None:
    """The list would go stale unnoticed."""
    verbs = [parse(command["text"].removeprefix("/mailwhy").strip(), bool).verb for command in server.COMMANDS]
    assert verbs == [Verb.HELP, Verb.HELP, Verb.SHOW, Verb.LIMITS, Verb.SETTINGS, Verb.SEARCH, Verb.KB]


async def test_changes_come_as_they_happen(room: Room, client: Client) -> None:
    """The stream says hello, then tells the person's message and the answer."""
    async with client.session.get(f"{client.url}/api/stream") as stream:
        assert await stream.content.readline() == b": hello\n"
        await client.post("/api/say", {"channel": room.desk.places[0].id, "text": "why?"})
        told: list[dict[str, str]] = []
        while len(told) < 2:
            line = await asyncio.wait_for(stream.content.readline(), 5)
            if line.startswith(b"data: "):
                told.append(json.loads(line.removeprefix(b"data: "))["message"])
    assert [message["name"] for message in told] == ["Emma", "Mailwhy"]


async def test_a_browser_that_goes_away_is_forgotten(room: Room, client: Client) -> None:
    """No change is queued for nobody."""
    async with client.session.get(f"{client.url}/api/stream") as stream:
        await stream.content.readline()
        assert len(room.slack.core.changes.subscribers) == 1
    await _until(lambda: not room.slack.core.changes.subscribers)


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - nobody tells when a socket is closed
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", [*server.DOINGS])
async def test_what_is_not_the_pages_form_is_refused_with_a_sentence(client: Client, name: str) -> None:
    """Also what is no JSON, no object, no text, or nested too deep to read."""
    for body in (*NOT_FORMS, *STRANGE):
        answer = await client.post(f"/api/{name}", body)
        assert (answer.status, answer.said) == (400, server.SAID[400])


async def test_half_a_character_is_refused_before_it_is_stored(room: Room, client: Client) -> None:
    """A lone surrogate could be stored but never be sent to the page again."""
    body = b'{"channel": "%s", "text": "\\ud800"}' % room.desk.places[0].id.encode()
    assert (await client.post("/api/say", body)).status == 400
    assert (await client.get("/api/state")).status == 200


async def test_a_text_that_is_too_long_is_refused_with_its_limit(room: Room, client: Client) -> None:
    """Both a long text and a body that is not even read to its end."""
    channel = room.desk.places[0].id
    for text in ("x" * 12_001, "x" * 100_000):
        answer = await client.post("/api/say", {"channel": channel, "text": text})
        assert (answer.status, answer.said) == (413, server.SAID[413])
    assert (await client.post("/api/say", {"channel": channel, "text": "x" * 12_000})).status == 200


async def test_what_is_gone_is_a_conflict_with_a_sentence(room: Room, client: Client) -> None:
    """The page shows it."""
    answer = await client.post("/api/close", {"view_id": "V1"})
    assert (answer.status, answer.said) == (409, "This window is closed already.")
    press = {"channel": room.desk.places[0].id, "ts": "1.2", "action_id": "again"}
    assert (await client.post("/api/press", press)).said == "This message is gone."


async def test_other_addresses_and_methods_are_refused_with_a_sentence(client: Client) -> None:
    """Also an attempt to leave the folder."""
    for path in ("/nothing", "/page/index.html", "/page/..%2fserver.py", "/page/../server.py", "/page/"):
        answer = await client.get(path)
        assert (answer.status, answer.said) == (404, server.SAID[404])
    answer = await client.get("/api/say")
    assert (answer.status, answer.said) == (405, server.SAID[405])


async def test_a_fault_of_our_own_is_a_sentence_with_the_headers(room: Room, client: Client) -> None:
    """The person is told, and the policy holds for this answer too."""
    room.desk.places[0].messages["1.2"] = None  # type: ignore[assignment]
    answer = await client.get("/api/state")
    assert (answer.status, answer.said) == (500, server.SAID[500])
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_a_post_without_a_person_is_refused_and_one_as_anna_is_hers(room: Room, client: Client) -> None:
    """The address says who is at the page."""
    body = {"channel": room.desk.places[0].id, "text": "hello", "mention": False}
    assert (await client.post("/api/say?as=", body)).status == 409
    assert (await client.post("/api/say?as=anna", body)).status == 200
    [message] = room.slack.space.messages()
    assert message.user == room.slack.space.user("anna").id
    assert json.loads((await client.get("/api/state?as=anna")).text)["me"]["who"] == "anna"
    assert json.loads((await client.get("/api/state?as=nobody")).text)["me"]["who"] == "emma"
