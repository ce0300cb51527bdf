"""What did the bot call? Every Web API call, every use of a response_url and every download, in order."""

from dataclasses import dataclass

from bot.fakeslack.model import Json


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call: what was asked (without the token), what Slack said. `at` is the Slack's clock, `seconds` how long."""

    at: float
    method: str
    args: Json
    status: int
    answer: Json
    seconds: float

    @property
    def ok(self) -> bool:
        """Was it granted?"""
        return self.status == 200 and bool(self.answer.get("ok", True))

    @property
    def error(self) -> str | None:
        """Slack's error code."""
        code = self.answer.get("error")
        return str(code) if code else None


class Journal(list[ApiCall]):
    """The calls so far."""

    def of(self, *methods: str) -> list[ApiCall]:
        """The calls of these methods."""
        return [call for call in self if call.method in methods]

    def refused(self) -> list[ApiCall]:
        """The calls that Slack refused."""
        return [call for call in self if not call.ok]
