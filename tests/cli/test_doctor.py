"""The doctor at the terminal, asking a fake Slack over HTTP."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.cli.main import run

GRANTED = "app_mentions:read,chat:write,commands,im:history,assistant:write,files:read"


class Api(BaseHTTPRequestHandler):
    """Two methods of Slack's Web API."""

    def do_POST(self) -> None:
        """auth.test works for one token; apps.connections.open for one other."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        good = {"/api/auth.test": "xoxb-good", "/api/apps.connections.open": "xapp-good"}.get(self.path) == token
        answer = {"ok": True, "team": "Acme", "user": "mailwhy", "url": "ws://127.0.0.1:1/"}
        body = json.dumps(answer if good else {"ok": False, "error": "invalid_auth"}).encode()
        self.send_response(200)
        for name, value in (("Content-Type", "application/json"), ("X-OAuth-Scopes", GRANTED)):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_given: object) -> None:
        """Silence."""


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The fake behind MAILWHY_SLACK_API_URL, in an empty folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setenv("MAILWHY_SLACK_API_URL", f"http://127.0.0.1:{server.server_port}/api/")
    monkeypatch.chdir(tmp_path)
    yield
    server.shutdown()
    thread.join()
    server.server_close()


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Name -> its states, of the JSON that was printed."""
    found: dict[str, list[str]] = {}
    for row in json.loads(capsys.readouterr().out):
        found.setdefault(row["name"], []).append(row["state"])
    return found


@pytest.mark.usefixtures("slack")
def test_working_tokens_are_found_out_with_the_features_that_are_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cheapest real calls, and the scopes Slack names."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-good")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-good")
    run(["doctor", "--json"])
    found = findings(capsys)
    assert found["SLACK_BOT_TOKEN"] == ["ok"]
    assert found["SLACK_APP_TOKEN"] == ["ok", "ok"]
    assert found["auto"] == ["missing"]
    assert "files" not in found


@pytest.mark.usefixtures("slack")
def test_a_refused_token_is_an_exit_of_one_and_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The thing looked at is bad."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hunter2")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-good")
    assert run(["doctor", "--lang", "it"]) == 1
    out = capsys.readouterr().out
    assert "Slack lo rifiuta (invalid_auth)" in out
    assert "hunter2" not in out


@pytest.mark.usefixtures("slack")
def test_a_slack_that_cannot_be_asked_is_unknown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is known of the token, and that is what is said."""
    monkeypatch.setenv("MAILWHY_SLACK_API_URL", "http://127.0.0.1:1/api/")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-good")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-good")
    run(["doctor", "--json"])
    assert findings(capsys)["SLACK_BOT_TOKEN"] == ["unknown"]


@pytest.mark.usefixtures("slack")
def test_all_wrong_settings_are_one_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The doctor cannot look further with settings that say nothing."""
    monkeypatch.setenv("PORT", "x")
    monkeypatch.setenv("MAILWHY_LOG", "loud")
    assert run(["doctor"]) == 2
    err = capsys.readouterr().err
    assert "PORT must" in err
    assert "MAILWHY_LOG must" in err
