"""Where may the bot answer later? Response URLs: at most five uses within thirty minutes by this Slack's clock."""

import secrets
from dataclasses import dataclass

from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import Message
from bot.fakeslack.rules import Clock, Rules
from bot.fakeslack.state import TEAM


@dataclass(slots=True)
class ResponseUrl:
    """One address: who gets ephemeral answers, in which conversation, and the message it may replace."""

    secret: str
    user: str
    channel: str
    made: float
    message: Message | None = None
    uses: int = 0


class ResponseUrls:
    """The addresses given out so far. `base` is set once the server listens."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self._known: dict[str, ResponseUrl] = {}
        self.base = ""

    def issue(self, user: str, channel: str, message: Message | None = None) -> str:
        """A new address."""
        secret = secrets.token_hex(12)
        self._known[secret] = ResponseUrl(secret, user, channel, self._clock(), message)
        return f"{self.base}/response/{TEAM}/{len(self._known)}/{secret}"

    def check(self, secret: str) -> ResponseUrl:
        """The address of this secret; raises the 404 that Slack answers when it is unknown, used up or too old."""
        url = self._known.get(secret)
        if url is None:
            raise SlackError("invalid_url", status=404)
        if self._clock() - url.made > self._rules.response_url_seconds:
            raise SlackError("expired_url", status=404)
        if url.uses >= self._rules.response_url_uses:
            raise SlackError("used_url", status=404)
        return url
