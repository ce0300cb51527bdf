"""`mailwhy serve` as an operator runs it: a process of its own, its signals, its log."""

import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.fakeslack.server import FakeSlack
from tests.app.conftest import entry, environ, folder, slack, transport
from tests.fixtures.serving import Process, serving

__all__ = ["entry", "environ", "folder", "slack", "transport"]
Environ = Callable[..., dict[str, str]]
QUESTION = "550 5.1.1 user unknown, password: Tr0ub4dor-xyz"
STRAY = {
    "SLACK_CLIENT_ID": "1234.5678",
    "SLACK_CLIENT_SECRET": "c" * 32,
    "HTTP_PROXY": "http://127.0.0.1:1",
    "HTTPS_PROXY": "http://127.0.0.1:1",
    "ALL_PROXY": "http://127.0.0.1:1",
}
"""What other programs on the machine are set up with. Nobody listens at that proxy."""
ONE = pytest.mark.parametrize("transport", ["socket"], indirect=True)


@pytest_asyncio.fixture
async def served(slack: FakeSlack, environ: Environ, tmp_path: Path) -> AsyncIterator[Process]:
    """The bot in service on this Slack, strays in its environment."""
    async with serving(environ(**STRAY), cwd=tmp_path) as process:
        await joined(slack, process)
        yield process


async def joined(slack: FakeSlack, process: Process) -> None:
    """Slack and the process have found each other."""
    started = await process.logged("started")
    if slack.transport == "socket":
        await slack.connected()
    else:
        slack.request_url = f"{started['url']}/slack/events"


async def test_sigterm_during_a_slow_answer_lets_it_end(slack: FakeSlack, served: Process) -> None:
    """Exit 0 and the answer stands in Slack, whatever stray variables there are (traps G6, G7)."""
    slack.faults.delay["chat.postMessage"] = 0.7
    sent = await slack.mention("emma", "support", QUESTION)
    served.signal(signal.SIGTERM)
    assert await served.ended(20) == 0
    assert len(slack.replies(sent.message)) == 1
    assert '"event": "stopped"' in served.log[-1]


async def test_no_secret_stands_in_the_log(slack: FakeSlack, environ: Environ, tmp_path: Path) -> None:
    """Neither tokens nor what people wrote, at the most talkative level, with a fault on the way."""
    more = {"MAILWHY_METRICS_TOKEN": "m" * 40, "MAILWHY_LOG": "json,debug", **STRAY}
    async with serving(environ(**more), cwd=tmp_path) as process:
        await joined(slack, process)
        slack.faults.refuse("chat.postMessage", "invalid_auth", 3)
        await slack.mention("emma", "support", QUESTION)
        await process.logged("listener_failed")
        process.signal(signal.SIGTERM)
        assert await process.ended() == 0
    log = "\n".join(process.log)
    secrets = (slack.bot_token, slack.app_token, slack.signing_secret, "m" * 40, "c" * 32, "Tr0ub4dor", "user unknown")
    assert [secret for secret in secrets if secret in log] == []


@ONE
async def test_sighup_reloads_and_a_broken_file_keeps_the_old_base(
    slack: FakeSlack, served: Process, entry: Path
) -> None:
    """The log names the fault; the process serves on; the next answer has the news."""
    old = entry.read_text(encoding="utf-8")
    save(entry, old.replace("maturity: draft", "maturity: done"))
    served.signal(signal.SIGHUP)
    said = await served.logged("knowledge_not_reloaded")
    assert "user-unknown.yaml" in said["problems"][0]
    save(entry, old.replace("does not exist there", "is gone with the wind"))
    served.signal(signal.SIGHUP)
    await served.logged("knowledge_reloaded")
    sent = await slack.mention("emma", "support", "550 5.1.1")
    (reply,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert "gone with the wind" in reply.text


@ONE
async def test_ctrl_c_ends_it_as_sigterm_does(served: Process) -> None:
    """Exit 0, no traceback."""
    served.signal(signal.SIGINT)
    assert await served.ended() == 0
    assert not any("Traceback" in line for line in served.log)


@ONE
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"SLACK_BOT_TOKEN": None}, "mailwhy: SLACK_BOT_TOKEN is not set: without it there is no Slack."),
        ({"SLACK_BOT_TOKEN": "hunter2"}, "mailwhy: SLACK_BOT_TOKEN must begin with xoxb-"),
        ({"DATABASE_URL": "postgres://u:hunter2@127.0.0.1:1/x"}, "mailwhy: The database cannot be reached."),
        ({"MAILWHY_KNOWLEDGE": "/nowhere"}, "mailwhy: There is no knowledge folder /nowhere"),
        ({"MAILWHY_HOST": "192.0.2.1"}, "mailwhy: 192.0.2.1 port 0 cannot be opened"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_line(
    environ: Environ, tmp_path: Path, wrong: dict, said: str
) -> None:
    """No traceback, no secret, and an exit code that a supervisor sees."""
    async with serving(environ(**wrong), cwd=tmp_path) as process:
        assert await process.ended() in (1, 2)
    lines = [line for line in process.log if not line.startswith("{")]
    assert len(lines) == 1
    assert lines[0].startswith(said)
    assert "hunter2" not in "".join(process.log)


def save(path: Path, text: str) -> None:
    """Save a file; its time moves on even where the clock is coarse."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))
