"""What does `mailwhy ask` import? Everything it does not need would be paid for by every question."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BANNED = (
    "sqlalchemy", "slack_bolt", "slack_sdk", "aiohttp", "httpx", "starlette", "uvicorn", "cryptography", "alembic",
    "pydantic", "typer", "rich", "click", "structlog", "prometheus_client", "asyncio", "socket", "ssl", "babel",
    "bot.store", "bot.kb.load", "bot.kb.validate", "bot.config_file",
)  # fmt: skip
"""The heavy ones. PyYAML is left: it reads the interface strings, by its C loader."""
MOST = 230
"""Modules in memory at the end; 205 were there when this was written."""
CODE = """
import json, sys
from bot.cli.main import run
code = run(json.loads(sys.argv[1]))
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warm cache: the first question after an install or an edit may take longer."""
    made = tmp_path_factory.mktemp("cache")
    modules(made, "ask", "550 5.1.1")
    return made


def modules(cache: Path, *arguments: str) -> list[str]:
    """The modules in memory after one call of the command line that ended well."""
    done = subprocess.run(
        (sys.executable, "-c", CODE, json.dumps(arguments)),
        input='{"id": "a", "text": "550 5.1.1"}\n',
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], "MAILWHY_CACHE": str(cache)},
    )
    code, found = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert done.stdout
    return found


@pytest.mark.parametrize(
    "arguments",
    [("ask", "550 5.7.26 unauthenticated"), ("ask", "--json", "--lang", "it", "Sell 002"), ("ask", "--batch")],
)
def test_a_question_imports_nothing_heavy(cache: Path, arguments: tuple[str, ...]) -> None:
    """No database, no Slack, no web, no event loop, no validation, no parser of options."""
    found = modules(cache, *arguments)
    heavy = [name for name in found if any(name == banned or name.startswith(f"{banned}.") for banned in BANNED)]
    assert heavy == []


def test_a_question_imports_few_modules(cache: Path) -> None:
    """A number that grows by itself unless somebody counts."""
    assert len(modules(cache, "ask", "550 5.7.26 unauthenticated")) <= MOST


def test_what_is_imported_would_be_seen(cache: Path) -> None:
    """The help of `ask` takes the full parser, and this very look finds it."""
    assert {"typer", "pydantic"} <= set(modules(cache, "ask", "--help"))
