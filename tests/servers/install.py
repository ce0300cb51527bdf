"""Which real servers do the tests need, and are they here? Installs the missing ones where that is our place to do.

Run by `make test` before the tests. It installs only as root and only where CI or MAILWHY_REQUIRE_SERVERS is set;
anywhere else the tests that need a server skip, and the end of the run names the command.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "postgresql": ("postgresql",),
    "chromium": ("chromium", "fonts-noto-color-emoji"),
}
"""What a test asks for -> the Debian packages that bring it."""


def present(name: str) -> bool:
    """Is the program on this machine?"""
    if name == "postgresql":
        return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return shutil.which(name) is not None


def missing() -> tuple[str, ...]:
    """The servers of `PACKAGES` that are not here."""
    return tuple(name for name in PACKAGES if not present(name))


def command(names: tuple[str, ...]) -> str:
    """The one command that brings these servers."""
    return "sudo apt-get install -y " + " ".join(package for name in names for package in PACKAGES[name])


def main() -> int:
    """Install what is missing, if we may. A failure is left to the tests, which say what they miss."""
    names = missing()
    wanted = os.environ.get("CI") or os.environ.get("MAILWHY_REQUIRE_SERVERS")
    if not names or not wanted or os.geteuid() != 0 or not shutil.which("apt-get"):
        return 0
    print(f"Installing {', '.join(names)} for the tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = [package for name in names for package in PACKAGES[name]]
    subprocess.run(("apt-get", "-qq", "update"), env=environment, check=False, stdout=subprocess.DEVNULL)
    subprocess.run(
        ("apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages),
        env=environment,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
