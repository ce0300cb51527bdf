"""How does the fake say no? One error for the bot (a Slack code), one for a test that asks for the impossible."""

from bot.fakeslack.model import Json


class SlackError(Exception):
    """A Web API refusal: `ok` is false and `error` is one of Slack's codes."""

    def __init__(self, code: str, *, status: int = 200, headers: dict[str, str] | None = None, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.headers = headers or {}
        self.more = more

    def body(self) -> Json:
        """What Slack answers."""
        return {"ok": False, "error": self.code, **self.more}


class CannotDoThatError(Exception):
    """A person could not do this in Slack: no such button, not their message, a required field is empty."""


def invalid(code: str, problems: list[str]) -> SlackError:
    """A refusal that lists what is wrong and where, as Slack does for blocks and arguments."""
    messages = [f"[ERROR] {problem}" for problem in problems]
    more: Json = {"response_metadata": {"messages": messages}}
    if code == "invalid_blocks":
        more["errors"] = problems
    return SlackError(code, **more)
