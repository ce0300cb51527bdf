"""Which address answers what? The Web API, response URLs, the file host, uploads and the Socket Mode address."""

import asyncio
import json
import time
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.fakeslack import acks
from bot.fakeslack.api.dispatch import dispatch
from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.errors import SlackError
from bot.fakeslack.faults import Answer
from bot.fakeslack.http_sender import LOOPBACK
from bot.fakeslack.journal import ApiCall
from bot.fakeslack.model import Json
from bot.fakeslack.request import Asked, read

LOGIN = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to continue</body></html>"
_HIDDEN = frozenset({"token"})


class Routes:
    """The HTTP face of one Slack. `connect` answers the websocket address; it is there in Socket Mode only."""

    def __init__(self, core: Core, connect: Handler | None) -> None:
        self._core = core
        self._connect = connect

    def app(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application(middlewares=[_loopback_only], client_max_size=8 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{team}/{number}/{secret}", self._respond)
        app.router.add_get("/files-pri/{name}/{tail:.*}", self._file)
        app.router.add_post("/upload/v1/{id}", self._upload)
        if self._connect is not None:
            app.router.add_get("/link/", self._connect)
        return app

    async def _api(self, asked: web.Request) -> web.StreamResponse:
        name = asked.match_info["method"]
        return await self._answer(asked, name, lambda args: dispatch(self._core, name, args))

    async def _answer(self, asked: web.Request, name: str, work: Callable[[Asked], Json]) -> web.StreamResponse:
        started, args = time.perf_counter(), Asked()
        faults = self._core.faults
        await faults.wait(name)
        if faults.drops(name):
            return _drop(asked)
        answer = faults.instead(name)
        if answer is None:
            try:
                args = await read(asked)
                answer = (200, work(args), self._scopes(name))
            except SlackError as error:
                answer = (error.status, error.body(), error.headers)
        elif asked.can_read_body:
            args = await read(asked)
        answer = faults.after(name) or answer
        self._record(name, args.args, answer, time.perf_counter() - started)
        return _drop(asked) if faults.loses(name) else _send(answer)

    def _scopes(self, name: str) -> dict[str, str]:
        return {} if name == "response_url" else {"X-OAuth-Scopes": ",".join(sorted(self._core.space.app.scopes))}

    def _record(self, name: str, args: Json, answer: Answer, seconds: float) -> None:
        status, body, _ = answer
        said = body if isinstance(body, dict) else {"body": body}
        kept = {key: value for key, value in args.items() if key not in _HIDDEN}
        call = ApiCall(self._core.clock(), name, kept, status, said, seconds)
        self._core.calls.append(call)
        self._core.changes.tell(What.CALLED, data={"method": name, "status": status, "error": call.error})

    async def _respond(self, asked: web.Request) -> web.StreamResponse:
        def work(said: Asked) -> Json:
            url = self._core.response_urls.check(asked.match_info["secret"])
            try:
                acks.respond(self._core, url, said.args)
            except SlackError as error:
                error.status = 400
                raise
            url.uses += 1
            return {"ok": True}

        return await self._answer(asked, "response_url", work)

    async def _file(self, asked: web.Request) -> web.StreamResponse:
        def work(said: Asked) -> Json:
            # Without a right token Slack does not refuse: it answers 200 with the sign-in page.
            may = said.header_token == self._core.space.app.bot_token and "files:read" in self._core.space.app.scopes
            return {"ok": may}

        answer = await self._answer(asked, "files", work)
        if answer.status != 200 or not isinstance(answer, web.Response):
            return answer
        file = self._core.space.files.get(asked.match_info["name"].partition("-")[2])
        if file is None:
            return web.Response(status=404, text="not found")
        if not json.loads(answer.text or "{}").get("ok"):
            return web.Response(text=LOGIN, content_type="text/html")
        return web.Response(body=file.content, content_type=file.mimetype)

    async def _upload(self, asked: web.Request) -> web.StreamResponse:
        file = self._core.space.files.get(asked.match_info["id"])
        if file is None:
            return web.Response(status=404, text="not found")
        if asked.content_type == "multipart/form-data":
            part = next(iter((await asked.post()).values()), "")
            file.content = part.file.read() if isinstance(part, web.FileField) else str(part).encode()
        else:
            file.content = await asked.read()
        return web.Response(text=f"OK - {len(file.content)}")


@web.middleware
async def _loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    host = request.host.rsplit(":", 1)[0].strip("[]")
    if host not in LOOPBACK:
        return web.Response(status=403, text="A fake Slack answers to 127.0.0.1 only.")
    return await handler(request)


def _send(answer: Answer) -> web.Response:
    status, body, headers = answer
    if isinstance(body, str):
        return web.Response(status=status, text=body, headers=headers)
    return web.json_response(body, status=status, headers=headers)


def _drop(asked: web.Request) -> web.Response:
    transport = asked.transport
    if isinstance(transport, asyncio.Transport):
        transport.abort()
    return web.Response(status=500)
