"""Is an answer written bit by bit as Slack does?"""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


async def test_a_stream_is_started_appended_and_stopped_with_blocks(bare: FakeSlack, client: AsyncWebClient) -> None:
    """One message grows, and ends with blocks."""
    sent = await bare.mention("anna", "support", "why")
    channel, anna = bare.space.channel("support").id, bare.space.user("anna")
    stream = await client.chat_stream(
        channel=channel, thread_ts=sent.ts, recipient_user_id=anna.id, recipient_team_id=anna.team_id, buffer_size=1
    )
    await stream.append(markdown_text="MX ok. ")
    await stream.append(markdown_text="SPF fails.")
    await stream.stop(blocks=[{"type": "divider"}])
    (answer,) = bare.replies(sent.message or "")
    assert answer.text == "MX ok. SPF fails."
    assert answer.blocks[0]["type"] == "divider"
    assert not answer.streaming


async def test_what_a_stream_refuses(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """No thread, nobody it is for, 12,000 characters, updates meanwhile, appending after the end."""
    sent = await bare.mention("anna", "support", "why")
    channel = bare.space.channel("support").id
    who = {"recipient_user_id": bare.space.user("anna").id, "recipient_team_id": bare.space.user("anna").team_id}
    start = client.chat_startStream
    assert await refusal(start(channel=channel, thread_ts="1.1", **who)) == "thread_not_found"
    assert await refusal(start(channel=channel, thread_ts=sent.ts)) == "missing_recipient_user_id"
    long = start(channel=channel, thread_ts=sent.ts, markdown_text="x" * 12_001, **who)
    assert await refusal(long) == "msg_too_long"
    ts = (await start(channel=channel, thread_ts=sent.ts, **who))["ts"]
    assert await refusal(client.chat_update(channel=channel, ts=ts, text="x")) == "streaming_state_conflict"
    await client.chat_stopStream(channel=channel, ts=ts)
    late = client.chat_appendStream(channel=channel, ts=ts, markdown_text="x")
    assert await refusal(late) == "message_not_in_streaming_state"
