"""How does the app hear over HTTP? Signed POSTs to its request URL, acked by a 200 within three seconds."""

import asyncio
import hashlib
import hmac
import json
import time
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp

from bot.fakeslack.core import Core
from bot.fakeslack.delivery import Attempt, Delivery, Envelope

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Tamper(StrEnum):
    """What may be wrong with a signature, on purpose."""

    WRONG_SECRET = "wrong_secret"  # noqa: S105
    OLD = "old"
    UNSIGNED = "unsigned"
    CHANGED_BODY = "changed_body"


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's v0 signature of a request body."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()


class HttpSender:
    """The HTTP transport. The timestamp is the real time, whatever the workspace's clock says: receivers check it."""

    def __init__(self, core: Core, request_url: str | None = None) -> None:
        self._core = core
        self._session: aiohttp.ClientSession | None = None
        self.tamper: Tamper | None = None
        self.request_url = request_url

    def _address(self) -> str | None:
        if self.request_url and urlsplit(self.request_url).hostname not in LOOPBACK:
            raise ValueError("A fake Slack sends to this machine only: the request URL must be on 127.0.0.1.")
        return self.request_url

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """Deliver once and wait for the answer."""
        address = self._address()
        if address is None:
            return Attempt(number, 0.0, problem="no_connection")
        body, content_type = encode(delivery)
        headers = self._headers(body, content_type) | _retry_headers(number, reason)
        sent = body + " " if self.tamper is Tamper.CHANGED_BODY else body
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self._core.rules.ack_seconds):
                return await self._post(address, sent, headers, number)
        except TimeoutError:
            return Attempt(number, time.perf_counter() - started, problem="timeout")
        except aiohttp.ClientError:
            return Attempt(number, time.perf_counter() - started, problem="connection_failed")

    async def _post(self, address: str, body: str, headers: dict[str, str], number: int) -> Attempt:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), trust_env=False)
        started = time.perf_counter()
        async with self._session.post(address, data=body.encode(), headers=headers, allow_redirects=False) as answer:
            text = await answer.text()
            took = time.perf_counter() - started
            problem = None if answer.status == 200 else f"http_{answer.status}"
            may_retry = answer.headers.get("X-Slack-No-Retry") != "1"
            said = decode(text, answer.content_type)
            return Attempt(number, took, answer.status, said, problem, may_retry=may_retry)

    def _headers(self, body: str, content_type: str) -> dict[str, str]:
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        if self.tamper is Tamper.UNSIGNED:
            return headers
        timestamp = str(int(time.time()) - (600 if self.tamper is Tamper.OLD else 0))
        secret = self._core.space.app.signing_secret
        if self.tamper is Tamper.WRONG_SECRET:
            secret = secret[::-1] + "0"
        return headers | {
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(secret, timestamp, body),
        }

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


def encode(delivery: Delivery) -> tuple[str, str]:
    """The body of a delivery and its content type: JSON for events, a form for commands and interactions."""
    if delivery.envelope is Envelope.EVENT:
        return json.dumps(delivery.payload), "application/json"
    if delivery.envelope is Envelope.COMMAND:
        return urlencode(delivery.payload), "application/x-www-form-urlencoded"
    return urlencode({"payload": json.dumps(delivery.payload)}), "application/x-www-form-urlencoded"


def decode(text: str, content_type: str) -> Any:
    """The body of an ack: an object when it is JSON, else its text, None when it is empty."""
    if not text:
        return None
    if content_type == "application/json":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _retry_headers(number: int, reason: str | None) -> dict[str, str]:
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason or "http_error"} if number else {}
