"""How strict and how fast is this Slack? Every time and count a test may want to change, with Slack's own value."""

from collections.abc import Callable
from dataclasses import dataclass

Clock = Callable[[], float]
"""Answers "what time is it", in seconds since 1970."""


@dataclass(slots=True)
class Rules:
    """The knobs of one fake Slack; change a field at any time, the next request obeys it.

    Times are seconds. `posts_per_second` and `updates_per_minute` are off (None) unless set: Slack allows one post
    a second in a channel and about fifty updates a minute; with `post_burst` posts at once before it refuses.
    `retry_after` is the wait before each further delivery of an event that was not acked.
    """

    ack_seconds: float = 3.0
    retry_after: tuple[float, ...] = (0.0, 60.0, 300.0)
    posts_per_second: float | None = None
    post_burst: int = 1
    updates_per_minute: int | None = None
    trigger_seconds: float = 3.0
    response_url_uses: int = 5
    response_url_seconds: float = 1800.0
    connections: int = 10
    ticket_seconds: float = 30.0
    enforce_scopes: bool = True
    echo: bool = True
    """Deliver the bot's own messages back to it as events, as Slack does."""
