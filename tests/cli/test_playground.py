"""`mailwhy playground` (= `make run`) as a person runs it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.cli.playground import PORT

MAILWHY = str(Path(sys.executable).parent / "mailwhy")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of the loopback address where another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def start(*arguments: str) -> subprocess.Popen[str]:
    """The command, its first line not yet read."""
    return subprocess.Popen(
        (MAILWHY, "playground", *arguments),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={name: os.environ[name] for name in ("PATH", "HOME", "MAILWHY_CACHE") if name in os.environ},
    )  # fmt: skip


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_serves_there_and_ends_in_peace(number: signal.Signals) -> None:
    """The address is of this machine only; Ctrl+C is exit 0 without a traceback."""
    with start("--port", "0") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Mailwhy playground: http://127.0.0.1:")
        assert "simulated, not Slack; Ctrl+C ends it" in line
        with urlopen(line.split()[2], timeout=10) as page:
            assert page.status == 200
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_chosen_port_that_is_taken_is_one_kind_line(taken: int) -> None:
    """Exit 2: the person chose, so nothing is chosen for them."""
    with start("--port", str(taken)) as process:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, "")
    assert err == f"mailwhy: Port {taken} is taken: choose another by --port, or leave it out.\n"


def test_the_usual_port_that_is_taken_is_no_reason_to_stop() -> None:
    """`make run` beside a second `make run`: a free port, and a word about it."""
    with socket.socket() as other:
        with suppress(OSError):  # where somebody else is there already, the port is as taken as it can be
            other.bind(("127.0.0.1", PORT))
            other.listen()
        with start() as process:
            assert process.stdout is not None
            first, second = process.stdout.readline(), process.stdout.readline()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)
    assert first.startswith("Mailwhy playground: http://127.0.0.1:")
    assert f":{PORT} " not in first
    assert second == f"It is not on port {PORT}, where it usually is: another program is there.\n"
    assert process.returncode == 0


@pytest.mark.parametrize("variable", ["SLACK_BOT_TOKEN", "DATABASE_URL", "HTTP_PROXY"])
def test_what_is_set_for_the_real_bot_is_not_used(variable: str) -> None:
    """An operator tries it on the machine of the real one: no token, no database of theirs is touched."""
    values = {
        "SLACK_BOT_TOKEN": "nonsense",
        "DATABASE_URL": "postgres://u:p@127.0.0.1:1/x",
        "HTTP_PROXY": "http://127.0.0.1:1",
    }
    with subprocess.Popen(
        (MAILWHY, "playground", "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), variable: values[variable]},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Mailwhy playground: ")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
