"""What do the tokens open? The cheapest real calls, for the doctor. Every failure is a value."""

from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import Why, code_of, why


@dataclass(frozen=True, slots=True)
class Probe:
    """What Slack said of a token. `problem` is Slack's own word or a network fault, empty when it works."""

    problem: str = ""
    why: Why | None = None
    team: str = ""
    bot: str = ""
    scopes: frozenset[str] = frozenset()
    """The scopes the token holds, from the response header; empty for an app token."""


async def bot_token(client: AsyncWebClient) -> Probe:
    """`auth.test` with the bot's token, and the scopes it was granted."""
    try:
        answer = await client.auth_test()
    except SlackApiError as refused:
        code = code_of(refused)
        return Probe(code, why(code))
    except Exception as fault:
        return Probe(type(fault).__name__, Why.UNREACHABLE)
    granted = {name.lower(): value for name, value in dict(answer.headers).items()}.get("x-oauth-scopes", "")
    scopes = frozenset(scope.strip() for scope in str(granted).split(",") if scope.strip())
    return Probe(team=str(answer.get("team", "")), bot=str(answer.get("user", "")), scopes=scopes)


async def app_token(client: AsyncWebClient, token: str) -> Probe:
    """`apps.connections.open`: asks for an address without connecting to it."""
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as refused:
        code = code_of(refused)
        return Probe(code, why(code))
    except Exception as fault:
        return Probe(type(fault).__name__, Why.UNREACHABLE)
    return Probe()
