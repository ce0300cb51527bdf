"""What the log shows, and what it never shows."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from bot.log import bound, configure, get, redact
from bot.secret import Secret

Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The JSON lines written so far; the logging of the test run is put back afterwards."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    stream = io.StringIO()
    configure("auto", "debug", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:], level = before
    root.setLevel(level)


def test_an_event_is_one_json_line_with_its_fields(lines: Lines) -> None:
    """Off a terminal every event is one JSON object with name, level, time and fields."""
    get("bot.test").info("question_answered", mode="answer", entries=2, text="two\nlines")
    (line,) = lines()
    assert (line["event"], line["level"], line["logger"]) == ("question_answered", "info", "bot.test")
    assert (line["mode"], line["entries"], line["text"]) == ("answer", 2, "two\nlines")
    assert str(line["at"]).endswith("Z")


def test_a_bound_request_id_is_on_every_line_inside_and_on_none_outside(lines: Lines) -> None:
    """`bound` marks what belongs to one request, in nested calls too."""
    log = get("bot.test")
    with bound(request="r1"):
        log.info("a")
        with bound(step="s"):
            log.info("b")
    log.info("c")
    assert [(line.get("request"), line.get("step")) for line in lines()] == [("r1", None), ("r1", "s"), (None, None)]


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("token xoxb-1234567890-abcdef used", "1234567890"),
        ("xapp-1-A0B-33-deadbeef", "deadbeef"),
        ("postgres://mw:hunter22@db/x", "hunter22"),
        ("Authorization: Bearer abcdefgh12345", "abcdefgh12345"),
        ("password=hunter22", "hunter22"),
        ('{"api_key": "k-998877"}', "k-998877"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"),
    ],
)
def test_secrets_become_stars_wherever_they_stand(lines: Lines, text: str, leak: str) -> None:
    """A secret is cut from the event, a field, a nested field and a traceback alike."""
    log = get("bot.test")
    log.info(text, field=text, nested={"inner": [text]})
    log.error("failed", fault=RuntimeError(text))
    assert leak not in redact(text)
    assert leak not in json.dumps(lines())
    assert len(lines()) == 2


def test_a_terminal_is_not_written_on_by_what_is_logged() -> None:
    """Escape sequences in foreign text come out as letters in the text format."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    stream = io.StringIO()
    configure("text", "info", stream)
    get("bot.test").info("seen", reply="550\x1b[2Jno")
    root.handlers[:], level = before
    root.setLevel(level)
    assert "\x1b" not in stream.getvalue()
    assert "\\x1b[2Jno" in stream.getvalue()


def test_a_field_named_like_a_secret_is_stars_whatever_it_holds(lines: Lines) -> None:
    """The name of a field is enough, and the Secret type shows nothing by itself."""
    get("bot.test").info("x", bot_token="anything", held=Secret("topsecret"), url="https://a.example/b")
    (line,) = lines()
    assert line["bot_token"] == "***"
    assert "topsecret" not in str(line)
    assert line["url"] == "https://a.example/b"


def test_bolts_line_about_a_bad_signature_comes_without_the_body(lines: Lines) -> None:
    """The request's body never reaches the log: anyone may send one."""
    text = "Invalid request signature detected (signature: v0=1, timestamp: 1, body: SECRET BODY)"
    logging.getLogger("slack_bolt.AsyncRequestVerification").info(text)
    (line,) = lines()
    assert line["event"] == "slack_signature_refused"
    assert "SECRET BODY" not in str(line)


def test_an_unhandled_request_is_named_without_its_payload(lines: Lines) -> None:
    """Bolt's suggestion of code to write is dropped with it."""
    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request ({'type': 'x'})\n---\n[Suggestion] code")
    assert "[Suggestion]" not in str(lines())


def test_libraries_stay_at_info_when_we_debug(lines: Lines) -> None:
    """slack_sdk writes tokens and texts at debug level."""
    logging.getLogger("slack_sdk.web.async_client").debug("Sending a request - headers: ...")
    get("bot.test").debug("ours")
    assert [line["event"] for line in lines()] == ["ours"]


def test_nothing_heavy_is_imported_to_write_a_log() -> None:
    """The cold path of `mailwhy ask` may log without paying for structlog."""
    code = "import sys, bot.log as l; l.get('x').info('y'); print('structlog' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True).stdout == "False\n"
