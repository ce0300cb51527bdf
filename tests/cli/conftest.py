"""What the tests of the command line share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import run

Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: the base is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, cache_dir: Path) -> None:
    """No test writes into the home folder of who runs it."""
    monkeypatch.setenv("MAILWHY_CACHE", str(cache_dir))


@pytest.fixture
def mailwhy(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run one command line: exit code, stdout, stderr."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return ran
