"""Can the bot read a shared file and send one, as Slack lets it?"""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.fakeslack.server import FakeSlack


async def _fetch(url: str, token: str | None) -> tuple[int, str, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status, answer.content_type, await answer.read()


async def test_a_shared_file_is_downloaded_with_the_token_only(bare: FakeSlack, client: AsyncWebClient) -> None:
    """Without the token or the scope Slack answers 200 with its sign-in page, a trap of its own."""
    sent = await bare.share_file("anna", "support", "bounce.eml", b"Subject: x", mimetype="message/rfc822")
    assert sent.message is not None
    file = (await client.files_info(file=sent.message.files[0]["id"]))["file"]
    assert file["size"] == 10
    url = file["url_private_download"]
    assert await _fetch(url, bare.bot_token) == (200, "message/rfc822", b"Subject: x")
    assert (await _fetch(url, None))[1] == "text/html"
    assert (await _fetch(url, "xoxb-other"))[1] == "text/html"
    bare.space.app.scopes.discard("files:read")
    assert (await _fetch(url, bare.bot_token))[1] == "text/html"


async def test_slack_connect_holds_the_facts_back_until_asked(bare: FakeSlack, client: AsyncWebClient) -> None:
    """file_access check_file_info first, everything after files.info."""
    sent = await bare.share_file("dario", "shared-rossi", "b.eml", "x", check_info=True)
    assert sent.message is not None
    (stub,) = sent.message.files
    assert stub["file_access"] == "check_file_info"
    assert "url_private" not in stub
    assert (await client.files_info(file=stub["id"]))["file"]["name"] == "b.eml"


async def test_the_bot_uploads_a_file_into_a_thread(bare: FakeSlack, client: AsyncWebClient, refusal: Any) -> None:
    """The three steps of files_upload_v2."""
    sent = await bare.post_in_channel("anna", "support", "x")
    channel = bare.space.channel("support").id
    done = await client.files_upload_v2(
        channel=channel, thread_ts=sent.ts, filename="report.txt", content="hello", initial_comment="Here"
    )
    (reply,) = bare.replies(sent.message or "")
    assert reply.text == "Here"
    assert reply.files[0]["name"] == "report.txt"
    assert bare.space.files[done["file"]["id"]].content == b"hello"
    assert await refusal(client.files_info(file="F0NONE")) == "file_not_found"
