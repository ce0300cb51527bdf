"""How is the web app served? By uvicorn in our own event loop. Signals stay with us: uvicorn would raise them again."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

KEEP_ALIVE = 75
"""Seconds an idle connection is kept: longer than the proxies in front of us keep theirs."""


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Serving:
    """A running web server."""

    def __init__(self, server: _Server, task: asyncio.Task[None], address: tuple[str, int]) -> None:
        self._server, self._task = server, task
        self.host, self.port = address

    @property
    def url(self) -> str:
        """`http://127.0.0.1:3000`, with the port that was really taken."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def stop(self) -> None:
        """Take no more connections and let the open requests end."""
        self._server.should_exit = True
        await self._task


async def start(app: Starlette, host: str, port: int, grace: int = 10) -> Serving:
    """Serve `app`; port 0 takes a free one. Raises OSError where the address is taken."""
    listening = _listen(host, port)
    config = uvicorn.Config(
        app,
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=grace,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.005)
    if task.done():
        task.result()
    return Serving(server, task, (host, listening.getsockname()[1]))


def _listen(host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(found[0], found[1])
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    return listening
