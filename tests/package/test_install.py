"""Does what we ship work when it is installed, as a wheel in a clean venv and as an editable checkout?"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).parent / "uv"
ENVIRONMENT = dict(os.environ)
"""As whoever runs the tests has it: proxies and certificates that the package index needs."""

pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command; its output, or a failed test that shows it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in ENVIRONMENT.items() if not name.startswith(("MAILWHY", "SLACK"))},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once from this tree."""
    out = tmp_path_factory.mktemp("dist")
    run(UV, "build", "--wheel", "--no-build-isolation", "--python", sys.executable, "-o", out, ROOT, cwd=out)
    return next(out.glob("mailwhy-*.whl"))


def test_the_wheel_carries_knowledge_migrations_pages_and_strings(wheel: Path) -> None:
    """A wheel without its data would start and then know nothing."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "bot/_knowledge/entries/sell/send-limit-exceeded.yaml",
        "bot/_knowledge/reasons.yaml",
        "bot/i18n/strings/duration.yaml",
        "bot/playground/page/app.js",
    ):
        assert wanted in names
    assert any(name.startswith("bot/store/migrations/versions/") for name in names)


def test_the_wheel_answers_from_a_clean_venv_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    """Only what the lock file names is installed; the question is asked from an empty folder."""
    run(UV, "venv", "--quiet", "--python", sys.executable, tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv/bin/python"
    run(
        UV,
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--require-hashes",
        "-r",
        ROOT / "requirements.txt",
        cwd=tmp_path,
    )
    run(UV, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel, cwd=tmp_path)
    answer = json.loads(
        run(tmp_path / "venv/bin/mailwhy", "ask", "--json", "Sell error 002 when sending", cwd=tmp_path)
    )
    assert answer["answers"][0]["entry"] == "sell/send-limit-exceeded"
    listed = json.loads(run(tmp_path / "venv/bin/mailwhy", "kb", "list", "--json", cwd=tmp_path))
    assert len(listed) >= 55


def test_an_editable_checkout_answers_from_the_repository_s_knowledge(tmp_path: Path) -> None:
    """`make run` installs this way; the command must find knowledge/ beside bot/ from any folder."""
    answer = json.loads(
        run(Path(sys.executable).parent / "mailwhy", "ask", "--json", "Sell errore 002 in invio", cwd=tmp_path)
    )
    assert answer["answers"][0]["entry"] == "sell/send-limit-exceeded"
