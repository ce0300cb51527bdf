"""Does everything hold? Runs each check of the house, then pytest; stops at nothing, so that one run shows all faults.

python -m tests.all           everything
python -m tests.all lint      without pytest
"""

import os
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
ROOT = Path(__file__).resolve().parent.parent

LINT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff", ("ruff", "check", "--quiet", ".")),
    ("ruff format", ("ruff", "format", "--quiet", "--check", ".")),
    ("mypy", ("mypy", "--no-error-summary")),
    ("import-linter", ("lint-imports", "--no-cache")),
    ("knowledge lint", ("mailwhy", "kb", "lint")),
    ("knowledge examples", ("mailwhy", "kb", "test")),
)


def environment() -> dict[str, str]:
    """Ours without the bot's own settings: the checks are of this tree, not of who happens to run them."""
    ours = ("MAILWHY_REQUIRE_SERVERS", "MAILWHY_TEST_WORKERS")
    theirs = ("MAILWHY_", "SLACK_", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if name in ours or not name.startswith(theirs)}


def run(name: str, command: tuple[str, ...], quiet: bool) -> bool:
    """Run one check; its output is shown when it fails, or always when it is not `quiet`."""
    started = time.monotonic()
    done = subprocess.run(
        (str(BIN / command[0]), *command[1:]), cwd=ROOT, env=environment(), text=True, check=False, capture_output=quiet
    )
    took = time.monotonic() - started
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({took:.1f} s)", flush=True)
    if done.returncode and quiet:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Run the checks; 0 when all hold."""
    good = [run(name, command, quiet=True) for name, command in LINT]
    if arguments != ["lint"]:
        workers = os.environ.get("MAILWHY_TEST_WORKERS", "auto")
        good.append(run("pytest", ("pytest", "-n", workers, "--dist", "worksteal"), quiet=False))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
