"""How much memory does the serving process hold, with the base and its index loaded?"""

import asyncio
import subprocess
import sys

from bot.fakeslack.server import FakeSlack
from tests.bench.row import Row
from tests.bench.slack import QUESTIONS, environ
from tests.fixtures.serving import serving

ROUNDS = 200
LIBRARIES = (
    "slack_bolt.async_app, slack_bolt.adapter.starlette.async_handler, uvicorn, sqlalchemy.ext.asyncio, aiosqlite"
)


def rows() -> list[Row]:
    """Resident memory right after the start and after 200 answers, beside the same libraries without us."""
    fresh, used = asyncio.run(_measured())
    bare = _bare()
    return [
        Row(
            "memory of `mailwhy serve`, ready to answer",
            fresh,
            "MB",
            None,
            f"its libraries alone: {bare:.0f} MB ({fresh / bare:.1f}x)",
        ),
        Row(f"memory of `mailwhy serve`, after {ROUNDS} answers", used, "MB"),
    ]


async def _measured() -> tuple[float, float]:
    async with FakeSlack("http") as slack:
        with environ(slack) as values:
            async with serving(values) as process:
                slack.request_url = f"{(await process.logged('started'))['url']}/slack/events"
                fresh = _megabytes(process.process.pid)
                for number in range(ROUNDS):
                    slack.space.add_channel(f"c{number}", ["emma"])
                    sent = await slack.mention("emma", f"c{number}", QUESTIONS[number % len(QUESTIONS)])
                    await slack.wait_for(lambda message=sent.message: slack.replies(message))
                return fresh, _megabytes(process.process.pid)


def _bare() -> float:
    command = (sys.executable, "-c", f"import {LIBRARIES}; print('up', flush=True); input()")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        found = _megabytes(process.pid)
        process.communicate("\n")
    return found


def _megabytes(pid: int) -> float:
    done = subprocess.run(("ps", "-o", "rss=", "-p", str(pid)), capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024
