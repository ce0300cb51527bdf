"""How long does `mailwhy ask` take from a cold process, and what does it import?"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.row import Row, percentile

MAILWHY = str(Path(sys.executable).parent / "mailwhy")
QUESTION = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


def rows() -> list[Row]:
    """Median of 15 starts with a warm cache of compiled knowledge, the first start without it, and the import count."""
    command = (MAILWHY, "ask", QUESTION)
    subprocess.run(command, check=True, capture_output=True)
    times = []
    for _ in range(15):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    bare = []
    for _ in range(15):
        started = time.perf_counter()
        subprocess.run((sys.executable, "-c", "import typer, yaml, pydantic"), check=True, capture_output=True)
        bare.append(time.perf_counter() - started)
    peer = f"python importing typer, yaml, pydantic alone: {percentile(bare, 0.5):.2f} s ({percentile(times, 0.5) / percentile(bare, 0.5):.1f}x)"
    return [
        Row("cold start of `mailwhy ask`, median", percentile(times, 0.5), "s", 0.35, peer),
        Row("modules imported by `mailwhy ask`", float(modules()), "modules"),
    ]


def modules() -> int:
    """The number of modules in memory at the end of one `mailwhy ask`."""
    code = f"import sys; from bot.cli.main import run; run(['ask', {QUESTION!r}]); print(len(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        (sys.executable, "-c", code), check=True, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    return int(done.stderr.split()[-1])
