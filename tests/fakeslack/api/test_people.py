"""Does the bot learn who is who, and can it react?"""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


async def test_auth_test_names_the_bot(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Trap G9: without user_id and bot_id Bolt would answer itself."""
    said = await client.auth_test()
    assert said["user_id"] == bare.space.app.bot_user
    assert said["bot_id"] == bare.space.app.bot_id
    assert said["team_id"] == "T0MAILWHY"


async def test_a_person_has_a_locale_when_asked_and_an_address_when_allowed(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """include_locale and users:read.email."""
    anna = bare.space.user("anna").id
    full = (await client.users_info(user=anna, include_locale=True))["user"]
    assert full["locale"] == "it-IT"
    assert full["profile"]["email"] == "anna@example.com"
    bare.space.app.scopes.discard("users:read.email")
    less = (await client.users_info(user=anna))["user"]
    assert "locale" not in less
    assert "email" not in less["profile"]
    assert await refusal(client.users_info(user="U0NOBODY")) == "user_not_found"


async def test_guests_and_strangers_are_marked(bare: FakeSlack, client: AsyncWebClient) -> None:
    """is_restricted, is_ultra_restricted, is_stranger and the team tell who is not of the company."""
    gus = (await client.users_info(user=bare.space.user("gus").id))["user"]
    dario = (await client.users_info(user=bare.space.user("dario").id))["user"]
    emma = (await client.users_info(user=bare.space.user("emma").id))["user"]
    assert gus["is_restricted"]
    assert gus["is_ultra_restricted"]
    assert dario["is_stranger"]
    assert dario["team_id"] != emma["team_id"]
    assert emma["is_admin"]
    assert "is_stranger" not in emma
    assert len((await client.users_list())["members"]) == len(bare.space.users)


async def test_a_reaction_is_added_once_and_taken_away_once(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """already_reacted and no_reaction otherwise."""
    sent = await bare.post_in_channel("anna", "support", "x")
    where = {"channel": bare.space.channel("support").id, "timestamp": sent.ts, "name": "eyes"}
    await client.reactions_add(**where)
    assert sent.message is not None
    assert list(sent.message.reactions) == ["eyes"]
    assert await refusal(client.reactions_add(**where)) == "already_reacted"
    await client.reactions_remove(**where)
    assert sent.message.reactions == {}
    assert await refusal(client.reactions_remove(**where)) == "no_reaction"


async def test_teams_bots_and_usergroups(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """team.info, bots.info, usergroups.list and usergroups.users.list."""
    group = {"id": "S0AUTHORS", "name": "Authors", "handle": "authors", "users": [bare.space.user("emma").id]}
    bare.space.usergroups.append(group)
    assert (await client.team_info())["team"]["domain"] == "maildesk"
    assert (await client.bots_info(bot=bare.space.app.bot_id))["bot"]["user_id"] == bare.space.app.bot_user
    assert "users" not in (await client.usergroups_list())["usergroups"][0]
    assert (await client.usergroups_users_list(usergroup="S0AUTHORS"))["users"] == group["users"]
    assert await refusal(client.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"
    assert await refusal(client.bots_info(bot="B0OTHER")) == "bot_not_found"
    assert await refusal(client.team_info(team="T0OTHER")) == "team_not_found"


async def test_api_test_says_back_or_fails_as_told(client: AsyncWebClient, refusal: Any) -> None:
    """The cheapest real call."""
    assert (await client.api_test(foo="bar"))["args"] == {"foo": "bar"}
    assert await refusal(client.api_test(error="my_error")) == "my_error"
