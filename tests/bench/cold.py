"""How long does `mailwhy ask` take from a cold process, and what does it import?

CPU time is shown beside the time on the clock: on a machine that is busy with other things only the former means much.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.row import Row, percentile

MAILWHY = str(Path(sys.executable).parent / "mailwhy")
QUESTION = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
TIMES = 15


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of a process: on the clock, and of the processor."""

    clock: float
    cpu: float


def rows() -> list[Row]:
    """Median of 15 starts with a warm cache, the very first start without it, and the number of modules."""
    with tempfile.TemporaryDirectory() as cache:
        ask = (MAILWHY, "ask", QUESTION)
        first = took(ask, cache)
        warm = [took(ask, cache) for _ in range(TIMES)]
        bare = [took((sys.executable, "-c", "import typer, typer._adapters"), cache) for _ in range(TIMES)]
        clock, peer = percentile([one.clock for one in warm], 0.5), percentile([one.clock for one in bare], 0.5)
        return [
            Row(
                "cold start of `mailwhy ask`, median",
                clock,
                "s",
                0.35,
                f"a typer program that does nothing: {peer:.2f} s ({clock / peer:.1f}x)",
            ),
            Row("the same, CPU time (user and system)", percentile([one.cpu for one in warm], 0.5), "s"),
            Row("the very first one, which compiles the base", first.clock, "s"),
            Row("modules imported by `mailwhy ask`", float(modules(cache)), "modules"),
        ]


def took(command: tuple[str, ...], cache: str) -> Took:
    """How long a command took."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "MAILWHY_CACHE": cache})
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def modules(cache: str) -> int:
    """The number of modules in memory at the end of one `mailwhy ask`."""
    code = (
        "import sys; from bot.cli.main import run; "
        f"run(['ask', {QUESTION!r}]); print(len(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code),
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "MAILWHY_CACHE": cache},
    )
    return int(done.stderr.split()[-1])
