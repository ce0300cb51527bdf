"""What every test shares: a clean environment, and an honest word at the end about what was skipped."""

import os

import pytest

from tests.servers import install

KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "CI", "MAILWHY_REQUIRE_SERVERS", "VIRTUAL_ENV", "USER", "SHELL", "TERM")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the proxies, tokens or settings of whoever runs it."""
    for name in tuple(os.environ):
        if name not in KEPT and not name.startswith(("PYTEST", "COV", "LC_", "XDG_RUNTIME")):
            monkeypatch.delenv(name)


def need(server: str) -> None:
    """Skip the calling test when `server` is not here; fail it where servers are required."""
    if install.present(server):
        return
    reason = f"needs {server}: {install.command((server,))}"
    if os.environ.get("MAILWHY_REQUIRE_SERVERS"):
        pytest.fail(f"MAILWHY_REQUIRE_SERVERS is set, but this test {reason}")
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which servers were missed and the one command that brings them."""
    names = install.missing()
    if names:
        terminalreporter.write_line(f"Skipped for want of {', '.join(names)}. To run all: {install.command(names)}")
