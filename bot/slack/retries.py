"""When is a call to Slack made again? After 429, when Slack says so, and when nobody answered the door; else never.

A post that ended in a 5xx or a time-out may have been done: trying again would say it twice.
"""

from aiohttp import ClientConnectorError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

TRIES = 3


class RefusedRetry(AsyncRetryHandler):
    """Tries again when the connection was never made; with a back-off by the library's default."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        return isinstance(error, ClientConnectorError)


def handlers() -> list[AsyncRetryHandler]:
    """The two, each with three more tries."""
    return [RefusedRetry(max_retry_count=TRIES), AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES)]
