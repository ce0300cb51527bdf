"""Does the bot learn of conversations what Slack would tell it?"""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


async def test_info_tells_the_kind_and_whether_others_are_in_it(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Public, private, direct and shared channels differ in the fields that decide what may be shown there."""

    async def info(name: str) -> dict[str, Any]:
        channel = await client.conversations_info(channel=bare.space.channel(name).id)
        return dict(channel["channel"])

    assert (await info("support"))["is_ext_shared"] is False
    assert (await info("shared-rossi"))["is_ext_shared"] is True
    assert (await info("escalations"))["is_private"] is True
    direct = bare.space.direct("anna")
    assert (await info(direct.id))["is_im"] is True


async def test_open_gives_the_same_direct_conversation_each_time(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """One with a person, another with two; nobody else's id."""
    anna, piotr = bare.space.user("anna").id, bare.space.user("piotr").id
    first = await client.conversations_open(users=anna)
    again = await client.conversations_open(users=[anna])
    both = await client.conversations_open(users=[anna, piotr])
    assert first["channel"]["id"] == again["channel"]["id"] != both["channel"]["id"]
    assert await refusal(client.conversations_open(users="U0NOBODY")) == "user_not_found"


async def test_join_lets_the_bot_into_a_public_channel(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Not into a private one."""
    lonely = bare.space.channel("lonely").id
    await client.conversations_join(channel=lonely)
    assert bare.space.app.bot_user in (await client.conversations_members(channel=lonely))["members"]
    private = bare.space.channel("escalations").id
    assert await refusal(client.conversations_join(channel=private)) == "method_not_supported_for_channel_type"


async def test_replies_come_oldest_first_and_history_newest_first(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """Replies are not in the history; pages follow the cursor."""
    channel = bare.space.channel("support").id
    first = await bare.post_in_channel("anna", "support", "first")
    await bare.post_in_channel("piotr", "support", "reply 1", first.ts)
    await bare.post_in_channel("piotr", "support", "reply 2", first.ts)
    await bare.post_in_channel("anna", "support", "second")
    thread = await client.conversations_replies(channel=channel, ts=first.ts)
    assert [one["text"] for one in thread["messages"]] == ["first", "reply 1", "reply 2"]
    assert thread["messages"][0]["reply_count"] == 2
    assert thread["messages"][1]["parent_user_id"] == bare.space.user("anna").id
    page = await client.conversations_history(channel=channel, limit=1)
    assert [one["text"] for one in page["messages"]] == ["second"]
    rest = await client.conversations_history(channel=channel, cursor=page["response_metadata"]["next_cursor"])
    assert [one["text"] for one in rest["messages"]] == ["first"]
    assert await refusal(client.conversations_replies(channel=channel, ts="1.1")) == "thread_not_found"


async def test_history_needs_membership(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """not_in_channel."""
    assert await refusal(client.conversations_history(channel=bare.space.channel("lonely").id)) == "not_in_channel"


async def test_the_list_holds_public_channels_unless_others_are_asked_for(
    bare: FakeSlack, client: AsyncWebClient
) -> None:
    """Private ones only where the bot is."""
    bare.space.add_channel("secret", ("anna",), private=True, bot=False)
    public = {one["name"] for one in (await client.conversations_list())["channels"]}
    private = {one["name"] for one in (await client.conversations_list(types="private_channel"))["channels"]}
    assert public == {"general", "support", "lonely", "shared-rossi"}
    assert private == {"escalations"}
