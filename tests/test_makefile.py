"""Does the Makefile say in one line what is missing, and keep to what it promises?"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text()


def machine(tmp_path: Path, *programs: str) -> dict[str, str]:
    """An environment whose PATH holds just these programs and a shell's own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in (*programs, "sh", "make", "test", "rm", "touch", "echo"):
        found = shutil.which(name)
        if found:
            (folder / name).symlink_to(os.path.realpath(found))
    return {"PATH": str(folder), "HOME": str(tmp_path)}


def need(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("make", "--no-print-directory", "-s", "need"),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_machine_without_git_is_told_so_in_one_line(tmp_path: Path) -> None:
    """The first line on stderr names git; make's own closing line follows it."""
    done = need(machine(tmp_path, "python3"))
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "Mailwhy needs git: install it and run make again."


def test_a_machine_without_a_suitable_python_is_told_which_it_needs(tmp_path: Path) -> None:
    """A Python that is too old does not count."""
    environment = machine(tmp_path, "git")
    old = Path(environment["PATH"]) / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = need(environment)
    assert done.returncode == 2
    assert "Python 3.11 to 3.14 with venv" in done.stderr.splitlines()[0]


def test_a_machine_with_git_and_python_passes(tmp_path: Path) -> None:
    """The first suitable interpreter is found whatever its name."""
    environment = machine(tmp_path, "git")
    import sys

    wrapper = Path(environment["PATH"]) / "python3.12"
    wrapper.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    wrapper.chmod(0o755)
    assert need(environment).returncode == 0


def test_the_makefile_never_uses_sudo_and_writes_its_stamps_last() -> None:
    """An interrupted install must not look complete."""
    recipes = "\n".join(line for line in MAKEFILE.splitlines() if not line.startswith("#"))
    assert "sudo" not in recipes
    for stamp in ("$(RUN)", "$(TEST)"):
        rule = re.search(rf"^{re.escape(stamp)}:.*\n((?:\t.*\n?)+)", MAKEFILE, re.M)
        assert rule, stamp
        assert rule.group(1).rstrip().splitlines()[-1].strip() == f"@touch {stamp}"


@pytest.mark.parametrize("newer", ["$(file", ".ONESHELL", "!=", "$(let", "private "])
def test_the_makefile_keeps_to_gnu_make_3_81(newer: str) -> None:
    """macOS still ships GNU Make 3.81; none of what came later is used."""
    assert newer not in MAKEFILE.replace("SUITABLE", "")
