"""A real PostgreSQL for the tests: a private cluster in a folder of its own, on a free port of the loopback address."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import uuid4

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=16MB")


class Cluster:
    """One running server. Databases are made by `database`; `stop` ends the server and removes the folder."""

    def __init__(self) -> None:
        self.bin = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version).parent
        self.folder = Path(tempfile.mkdtemp(prefix="mailwhy-pg-"))
        self.port = _free_port()
        self._as = _unprivileged()
        if self._as:
            os.chown(self.folder, self._as, -1)
        self._run("initdb", "-D", "data", "-U", "mailwhy", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.process = self._start()

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{uuid4().hex}"
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "mailwhy", name)
        return f"postgresql+psycopg://mailwhy@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """End the server as fast as it goes: nothing in it is needed again."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self) -> subprocess.Popen[bytes]:
        options = [part for option in FAST for part in ("-c", option)]
        command = [self.bin / "postgres", "-D", "data", "-k", self.folder, "-h", "127.0.0.1", "-p", str(self.port)]
        process = subprocess.Popen(
            [*command, *options], cwd=self.folder, user=self._as, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            ready = [self.bin / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port)]
            if subprocess.run(ready, check=False).returncode == 0:
                return process
            time.sleep(0.05)
        process.kill()
        raise RuntimeError("PostgreSQL did not start within 30 seconds")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.bin / program, *arguments], cwd=self.folder, user=self._as, check=True, capture_output=True
        )


def _version(initdb: Path) -> int:
    name = initdb.parent.parent.name
    return int(name) if name.isdigit() else 0


def _unprivileged() -> int | None:
    """PostgreSQL refuses to run as root: the user to run it as instead, None where we are somebody else already."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise RuntimeError("there is no unprivileged user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
