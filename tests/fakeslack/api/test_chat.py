"""Are messages posted, changed and removed as Slack does, and everything else refused with Slack's code?"""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack

SECTION = [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}}]


def _place(slack: FakeSlack, name: str) -> str:
    return slack.space.channel(name).id


async def test_a_post_is_answered_with_channel_ts_and_the_whole_message(
    bare: FakeSlack, client: AsyncWebClient
) -> None:
    """The answer carries what Bolt apps read from it, with the ids that Slack adds to blocks."""
    said = await client.chat_postMessage(channel=_place(bare, "support"), text="hi", blocks=SECTION)
    message = said["message"]
    assert said["channel"] == _place(bare, "support")
    assert message["user"] == bare.space.app.bot_user
    assert message["bot_id"] == bare.space.app.bot_id
    assert message["blocks"][0]["block_id"]
    assert bare.visible("piotr", "support")[-1].ts == said["ts"]


async def test_a_person_or_a_hash_name_may_be_the_channel(bare: FakeSlack, client: AsyncWebClient) -> None:
    """A user id opens the direct conversation, #name finds the channel."""
    direct = await client.chat_postMessage(channel=bare.space.user("anna").id, text="hi")
    named = await client.chat_postMessage(channel="#support", text="hi")
    assert direct["channel"] == bare.space.direct("anna").id
    assert named["channel"] == _place(bare, "support")


async def test_blocks_may_come_as_json_in_a_form(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Trap G11: the same call as JSON body and as form with JSON strings."""
    form = {"channel": _place(bare, "support"), "text": "hi", "blocks": '[{"type":"divider"}]'}
    said = await client.api_call("chat.postMessage", data=form)
    assert said["message"]["blocks"][0]["type"] == "divider"


async def test_broken_json_of_blocks_is_a_format_error(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """invalid_blocks_format."""
    form = {"channel": _place(bare, "support"), "blocks": "[{"}
    assert await refusal(client.api_call("chat.postMessage", data=form)) == "invalid_blocks_format"


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no text": ({}, "no_text"),
    "unknown channel": ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    "channel without the bot": ({"channel": "lonely", "text": "x"}, "not_in_channel"),
    "thread that is not there": ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    "text too long": ({"text": "x" * 40_001}, "msg_too_long"),
    "blocks too many": ({"blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
    "block too long": (
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]},
        "invalid_blocks",
    ),
    "all too long": (
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5},
        "msg_blocks_too_long",
    ),
    "markdown beside text": ({"text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
    "metadata without type": ({"text": "x", "metadata": {"event_payload": {}}}, "invalid_metadata_format"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
async def test_what_slack_does_not_post(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any, case: tuple[dict[str, Any], str]
) -> None:
    """Each wrong post has its code, and nothing is posted."""
    args, code = dict(case[0]), case[1]
    if args.get("channel") != "C0NOWHERE":
        args["channel"] = _place(bare, args.get("channel", "support"))
    assert await refusal(client.api_call("chat.postMessage", json=args)) == code
    assert list(bare.space.messages()) == []


async def test_a_refused_block_is_named_with_its_pointer(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """errors and response_metadata.messages, in Slack's wording."""
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    body = await refusal.whole(client.chat_postMessage(channel=_place(bare, "support"), text="x", blocks=blocks))
    problem = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert body["errors"] == [problem]
    assert body["response_metadata"] == {"messages": [f"[ERROR] {problem}"]}


async def test_a_private_channel_without_the_bot_does_not_exist_for_it(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """channel_not_found, not not_in_channel."""
    secret = bare.space.add_channel("secret", ("anna",), private=True, bot=False)
    assert await refusal(client.chat_postMessage(channel=secret.id, text="x")) == "channel_not_found"


async def test_an_archived_channel_takes_no_posts(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """is_archived."""
    bare.space.channel("support").is_archived = True
    assert await refusal(client.chat_postMessage(channel=_place(bare, "support"), text="x")) == "is_archived"


async def test_a_reply_is_no_root_of_a_thread(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Threads are one level deep."""
    channel = _place(bare, "support")
    root = await client.chat_postMessage(channel=channel, text="root")
    reply = await client.chat_postMessage(channel=channel, text="reply", thread_ts=root["ts"])
    assert [one.ts for one in bare.replies(root["ts"], "support")] == [reply["ts"]]
    deeper = client.chat_postMessage(channel=channel, text="deeper", thread_ts=reply["ts"])
    assert await refusal(deeper) == "cannot_reply_to_message"


async def test_an_update_with_text_alone_takes_the_blocks_away(bare: FakeSlack, client: AsyncWebClient) -> None:
    """And the old form is remembered."""
    channel = _place(bare, "support")
    said = await client.chat_postMessage(channel=channel, text="one", blocks=SECTION)
    await client.chat_update(channel=channel, ts=said["ts"], text="two")
    message = bare.visible("anna", "support")[-1]
    assert (message.text, message.blocks) == ("two", [])
    assert message.log[0][0] == "one"
    assert message.edited


async def test_what_cannot_be_updated(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Somebody else's message, one that is not there, a deleted one, an ephemeral one, an empty one, a long one."""
    channel, anna = _place(bare, "support"), bare.space.user("anna").id
    hers = (await bare.post_in_channel("anna", "support", "hers")).ts
    mine = (await client.chat_postMessage(channel=channel, text="mine"))["ts"]
    gone = (await client.chat_postMessage(channel=channel, text="gone"))["ts"]
    await client.chat_delete(channel=channel, ts=gone)
    private = (await client.chat_postEphemeral(channel=channel, user=anna, text="psst"))["message_ts"]

    async def code(ts: str, text: str = "new") -> str:
        args = {"channel": channel, "ts": ts, "text": text}
        return str(await refusal(client.api_call("chat.update", json=args)))

    assert await code(hers) == "cant_update_message"
    assert await code("1.000001") == "message_not_found"
    assert await code(gone) == "message_not_found"
    assert await code(private) == "message_not_found"
    assert await code(mine, "") == "no_text"
    assert await code(mine, "x" * 4001) == "msg_too_long"


async def test_an_ephemeral_is_seen_by_one_person_only(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """Not by others, not in history, not by chat.delete; and only for a member."""
    channel = _place(bare, "support")
    ts = (await client.chat_postEphemeral(channel=channel, user=bare.space.user("anna").id, text="psst"))["message_ts"]
    assert [one.text for one in bare.visible("anna", "support")] == ["psst"]
    assert bare.visible("piotr", "support") == []
    assert (await client.conversations_history(channel=channel))["messages"] == []
    assert await refusal(client.chat_delete(channel=channel, ts=ts)) == "message_not_found"
    stranger = bare.space.user("dario").id
    assert await refusal(client.chat_postEphemeral(channel=channel, user=stranger, text="x")) == "user_not_in_channel"


async def test_only_ones_own_messages_can_be_deleted(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """A bot cannot delete what a person wrote: design.md 9, secrets."""
    hers = (await bare.post_in_channel("anna", "support", "password: x")).ts
    assert await refusal(client.chat_delete(channel=_place(bare, "support"), ts=hers)) == "cant_delete_message"


async def test_a_permalink_leads_to_the_message(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """And there is none for a message that is not there."""
    channel = _place(bare, "support")
    ts = (await client.chat_postMessage(channel=channel, text="x"))["ts"]
    link = (await client.chat_getPermalink(channel=channel, message_ts=ts))["permalink"]
    assert link == f"{bare.url}/archives/{channel}/p{ts.replace('.', '')}"
    assert await refusal(client.chat_getPermalink(channel=channel, message_ts="1.1")) == "message_not_found"


async def test_one_post_a_second_and_channel(bare: FakeSlack, client: AsyncWebClient, refusal: Any, clock: Any) -> None:
    """429 with Retry-After in the same channel, none in another, and fine again a second later."""
    bare.rules.posts_per_second = 1.0
    await client.chat_postMessage(channel=_place(bare, "support"), text="1")
    assert await refusal(client.chat_postMessage(channel=_place(bare, "support"), text="2")) == "ratelimited"
    assert bare.calls[-1].status == 429
    await client.chat_postMessage(channel=_place(bare, "general"), text="3")
    clock.now += 1
    await client.chat_postMessage(channel=_place(bare, "support"), text="4")
    assert [one.text for one in bare.visible("anna", "support")] == ["1", "4"]
