"""Are tokens and scopes checked as Slack does, for every method?"""

from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack import scopes
from bot.fakeslack.api.dispatch import dispatch
from bot.fakeslack.api.table import METHODS
from bot.fakeslack.errors import SlackError
from bot.fakeslack.request import Asked
from bot.fakeslack.server import FakeSlack


async def _call(slack: FakeSlack, method: str, **request: Any) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}{method}", **request) as answer:
        body: dict[str, Any] = await answer.json()
        return body


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_a_token_comes_in_the_header_or_as_a_form_field(bare: FakeSlack) -> None:
    """Not in a JSON body, not in the query string."""
    token = bare.bot_token
    assert (await _call(bare, "auth.test", headers=_bearer(token)))["ok"]
    assert (await _call(bare, "auth.test", data={"token": token}))["ok"]
    assert (await _call(bare, "auth.test", json={"token": token}))["error"] == "not_authed"
    assert (await _call(bare, "auth.test", params={"token": token}))["error"] == "not_authed"
    assert (await _call(bare, "auth.test"))["error"] == "not_authed"


async def test_the_app_token_is_for_connections_only_and_in_the_header_only(bare: FakeSlack) -> None:
    """Trap G10."""
    opened = await _call(bare, "apps.connections.open", headers=_bearer(bare.app_token))
    assert opened["url"].startswith(f"ws://127.0.0.1:{bare.url.rsplit(':', 1)[1]}/link/")
    in_form = await _call(bare, "apps.connections.open", data={"token": bare.app_token})
    assert in_form["error"] == "not_authed"
    crossed = await _call(bare, "apps.connections.open", headers=_bearer(bare.bot_token))
    assert crossed["error"] == "not_allowed_token_type"
    assert (await _call(bare, "auth.test", headers=_bearer(bare.app_token)))["error"] == "not_allowed_token_type"
    bare.space.app.app_scopes.clear()
    narrow = await _call(bare, "apps.connections.open", headers=_bearer(bare.app_token))
    assert (narrow["error"], narrow["needed"]) == ("missing_scope", "connections:write")


@pytest.mark.parametrize("token", ["xoxb-other", "nonsense"])
async def test_a_wrong_token_is_invalid(bare: FakeSlack, token: str) -> None:
    """invalid_auth."""
    assert (await _call(bare, "auth.test", headers=_bearer(token)))["error"] == "invalid_auth"


async def test_an_unknown_method_is_said_so(bare: FakeSlack) -> None:
    """unknown_method."""
    assert (await _call(bare, "chat.shout", headers=_bearer(bare.bot_token)))["error"] == "unknown_method"


@pytest.mark.parametrize(("body", "code"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_a_json_body_must_be_an_object(bare: FakeSlack, body: str, code: str) -> None:
    """invalid_json and json_not_object."""
    headers = _bearer(bare.bot_token) | {"Content-Type": "application/json"}
    assert (await _call(bare, "auth.test", data=body, headers=headers))["error"] == code


async def test_reading_methods_take_no_json(bare: FakeSlack) -> None:
    """As in Slack, the arguments in a JSON body of users.info are not seen."""
    anna = bare.space.user("anna").id
    assert (await _call(bare, "users.info", data={"user": anna}, headers=_bearer(bare.bot_token)))["ok"]
    assert not (await _call(bare, "users.info", json={"user": anna}, headers=_bearer(bare.bot_token)))["ok"]


@pytest.mark.parametrize("method", sorted(scopes.METHODS))
async def test_a_method_without_its_scope_is_refused(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any, method: str
) -> None:
    """missing_scope with what is needed and what was provided, before anything else is looked at."""
    bare.space.app.scopes = {"commands"}
    body = await refusal.whole(client.api_call(method, data={}))
    assert (body["error"], body["needed"], body["provided"]) == ("missing_scope", scopes.METHODS[method], "commands")


@pytest.mark.parametrize(
    ("method", "place", "needed"),
    [
        ("conversations.info", "support", "channels:read"),
        ("conversations.info", "escalations", "groups:read"),
        ("conversations.history", "support", "channels:history"),
        ("conversations.history", "escalations", "groups:history"),
        ("conversations.replies", "support", "channels:history"),
        ("conversations.members", "escalations", "groups:read"),
    ],
)
async def test_reading_a_conversation_needs_the_scope_of_its_kind(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any, method: str, place: str, needed: str
) -> None:
    """Public, private and direct conversations have scopes of their own."""
    bare.space.app.scopes = {"chat:write"}
    args = {"channel": bare.space.channel(place).id, "ts": "1.1"}
    assert (await refusal.whole(client.api_call(method, data=args)))["needed"] == needed


async def test_scopes_may_be_left_out_of_the_rules(bare: FakeSlack, client: AsyncWebClient) -> None:
    """For a test that is about something else."""
    bare.space.app.scopes = set()
    bare.rules.enforce_scopes = False
    assert (await client.users_info(user=bare.space.user("anna").id))["ok"]


def test_every_method_that_is_scoped_exists() -> None:
    """No scope is written down for a method that nobody answers."""
    assert set(scopes.METHODS) <= set(METHODS)


async def test_another_host_name_is_refused(bare: FakeSlack) -> None:
    """A page that points its own name at 127.0.0.1 (DNS rebinding) gets nothing."""
    request = {"url": f"{bare.api_url}api.test", "headers": {"Host": "evil.example"}}
    async with aiohttp.ClientSession() as session, session.post(**request) as answer:
        assert answer.status == 403


NAMES = [
    *("channel", "channel_id", "user", "user_id", "users", "ts", "thread_ts", "timestamp", "text", "blocks", "types"),
    *("attachments", "metadata", "view", "view_id", "prompts", "chunks", "files", "file", "cursor", "limit", "oldest"),
    *("latest", "name", "trigger_id", "status", "title", "markdown_text", "external_id", "usergroup", "filename"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "1.1", "support", "CHANNEL", "ANNA", "x"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "blocks", "id"]), inner),
    max_leaves=4,
)


@given(st.sampled_from(sorted(METHODS)), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_whatever_is_asked_is_granted_or_refused(method: str, args: dict[str, Any]) -> None:
    """No arguments, however wrong, break the fake: every answer is ok or a Slack error code."""
    slack = FakeSlack("http")
    real = {"CHANNEL": slack.space.channel("support").id, "ANNA": slack.space.user("anna").id}
    given_args = {name: real.get(value, value) if isinstance(value, str) else value for name, value in args.items()}
    token = slack.app_token if method == "apps.connections.open" else slack.bot_token
    try:
        answer = dispatch(slack.core, method, Asked(given_args, header_token=token))
    except SlackError as refused:
        answer = refused.body()
    assert isinstance(answer["ok"], bool)
