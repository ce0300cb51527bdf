"""Who may talk to the playground? Only a page that this playground served, on this computer.

The Host check stops DNS rebinding, the Origin check and the token stop other pages in the same browser, and the
Content-Security-Policy stops anything that slipped into the page from running.
"""

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
LOCAL = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?")
"""What a Host header may be: a foreign name that points here is somebody's DNS rebinding."""


class Guard:
    """ASGI middleware: refuses foreign hosts, foreign origins and posts without the token; adds the safety headers."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403 with the reason."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        fault = self._fault(scope["method"], Headers(scope=scope))
        app = JSONResponse({"error": fault}, status_code=403) if fault else self.app
        await app(scope, receive, send_with_headers)

    def _fault(self, method: str, headers: Headers) -> str:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not LOCAL.fullmatch(hosts[0]):
            return "The playground answers only under its own address."
        if method in ("GET", "HEAD"):
            return ""
        if headers.get("origin") != f"http://{hosts[0]}":
            return "The playground takes posts only from its own page."
        if not secrets.compare_digest(headers.get("x-mailwhy-token", "").encode(), self.token.encode()):
            return "This page is from an earlier run: reload it."
        return ""
