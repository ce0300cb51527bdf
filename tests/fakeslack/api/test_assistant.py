"""Does the agent pane show what the bot asks for?"""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


async def test_a_status_shows_until_the_answer_comes(bare: FakeSlack, client: AsyncWebClient) -> None:
    """An answer in the thread takes it away; so does an empty status."""
    sent = await bare.direct("anna", "why")
    pane = bare.space.direct("anna")
    await client.assistant_threads_setStatus(channel_id=pane.id, thread_ts=sent.ts, status="is looking")
    assert pane.status == {sent.ts: "is looking"}
    await client.chat_postMessage(channel=pane.id, thread_ts=sent.ts, text="because")
    assert pane.status == {}
    await client.assistant_threads_setStatus(channel_id=pane.id, thread_ts=sent.ts, status="is looking")
    await client.assistant_threads_setStatus(channel_id=pane.id, thread_ts=sent.ts, status="")
    assert pane.status == {}


async def test_one_to_four_prompts_with_title_and_message(
    bare: FakeSlack, client: AsyncWebClient, refusal: Any
) -> None:
    """More, none, or half ones are invalid_arguments."""
    pane = bare.space.direct("anna")
    one = {"title": "Limits", "message": "limits gmail"}

    async def code(prompts: list[dict[str, str]]) -> str:
        return str(await refusal(client.assistant_threads_setSuggestedPrompts(channel_id=pane.id, prompts=prompts)))

    await client.assistant_threads_setSuggestedPrompts(channel_id=pane.id, prompts=[one] * 4)
    assert len(pane.prompts) == 4
    assert await code([one] * 5) == "invalid_arguments"
    assert await code([]) == "invalid_arguments"
    assert await code([{"title": "Limits"}]) == "invalid_arguments"


async def test_prompts_for_a_thread_are_taken_and_not_shown(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Slack's documents: in the agent experience a thread_ts makes the call fail silently."""
    pane = bare.space.direct("anna")
    one = {"title": "Limits", "message": "limits gmail"}
    answer = await client.assistant_threads_setSuggestedPrompts(channel_id=pane.id, thread_ts="1.1", prompts=[one])
    assert answer["ok"]
    assert pane.prompts == []


async def test_a_thread_gets_a_title(bare: FakeSlack, client: AsyncWebClient) -> None:
    """setTitle, whose arguments come in the query string."""
    pane = bare.space.direct("anna")
    await client.assistant_threads_setTitle(channel_id=pane.id, thread_ts="1.1", title="550 5.1.1")
    assert pane.titles == {"1.1": "550 5.1.1"}
