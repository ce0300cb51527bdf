"""Is the app told of what people write as Slack tells it, and of nothing else?"""

from typing import Any

import pytest

from bot.fakeslack.delivery import Sent
from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.server import FakeSlack

AUTO = ("app_mention", "message.im", "message.channels", "message.groups", "file_shared", "reaction_added")


@pytest.fixture
def wide(bare: FakeSlack) -> FakeSlack:
    """Subscribed to everything."""
    bare.space.app.events.update(AUTO)
    return bare


def _told(sent: Sent) -> list[str]:
    return [delivery.name for delivery in sent.deliveries]


def _event(sent: Sent, number: int = 0) -> dict[str, Any]:
    body: dict[str, Any] = sent.deliveries[number].payload["event"]
    return body


async def test_a_mention_is_one_event_or_two(bare: FakeSlack) -> None:
    """app_mention alone; with message.channels subscribed both (bolt-python 941)."""
    assert _told(await bare.mention("anna", "support", "x")) == ["app_mention"]
    bare.space.app.events.add("message.channels")
    assert _told(await bare.mention("anna", "support", "x")) == ["app_mention", "message.channels"]


async def test_what_is_not_subscribed_or_not_scoped_is_not_told(bare: FakeSlack) -> None:
    """Both are needed; and the bot must be there."""
    assert _told(await bare.post_in_channel("anna", "support", "x")) == []
    bare.space.app.events.add("message.channels")
    assert _told(await bare.post_in_channel("anna", "support", "x")) == ["message.channels"]
    assert _told(await bare.mention("anna", "lonely", "x")) == []
    bare.space.app.scopes.discard("channels:history")
    sent = await bare.post_in_channel("anna", "support", "x")
    assert _told(sent) == []
    with pytest.raises(CannotDoThatError, match="Nothing was delivered"):
        _ = sent.ack


async def test_a_mention_in_a_direct_message_is_a_plain_message(bare: FakeSlack) -> None:
    """Slack sends no app_mention there."""
    assert _told(await bare.direct("anna", "@mailwhy ciao")) == ["message.im"]


async def test_a_mention_event_looks_as_slacks(bare: FakeSlack) -> None:
    """The outer event, the marks, the links and the rich_text block."""
    sent = await bare.mention("anna", "support", "info@rossi.it bounced")
    outer, inner = sent.delivery.payload, _event(sent)
    bot = bare.space.app.bot_user
    assert outer["type"] == "event_callback"
    assert outer["event_id"].startswith("Ev")
    assert outer["authorizations"][0]["user_id"] == bot
    assert outer["is_ext_shared_channel"] is False
    assert inner["type"] == "app_mention"
    assert inner["text"] == f"<@{bot}> <mailto:info@rossi.it|info@rossi.it> bounced"
    assert inner["blocks"][0]["elements"][0]["elements"][0] == {"type": "user", "user_id": bot}
    assert inner["user"] == bare.space.user("anna").id
    assert inner["ts"] == inner["event_ts"] == sent.ts
    assert "thread_ts" not in inner


async def test_a_reply_names_its_thread_and_whose_it_is(wide: FakeSlack) -> None:
    """thread_ts and parent_user_id; a reply to a reply stays in the thread."""
    first = await wide.post_in_channel("anna", "support", "root")
    reply = await wide.post_in_channel("piotr", "support", "reply", first.ts)
    again = await wide.mention("emma", "support", "why", reply.ts)
    assert _event(reply)["thread_ts"] == _event(again)["thread_ts"] == first.ts
    assert _event(reply)["parent_user_id"] == wide.space.user("anna").id
    with pytest.raises(CannotDoThatError, match="no thread"):
        await wide.post_in_channel("anna", "support", "x", "1.1")


async def test_a_shared_channel_says_so_and_whose_the_author_is(wide: FakeSlack) -> None:
    """is_ext_shared_channel, user_team and source_team."""
    sent = await wide.mention("dario", "shared-rossi", "x")
    assert sent.delivery.payload["is_ext_shared_channel"] is True
    assert _event(sent)["user_team"] == wide.space.user("dario").team_id != sent.delivery.payload["team_id"]


async def test_an_enterprise_is_named(bare: FakeSlack) -> None:
    """In the outer event and in commands."""
    bare.space.teams["T0MAILWHY"].enterprise_id = "E0CORP"
    sent = await bare.direct("anna", "x")
    command = await bare.command("anna", "support", "/mailwhy", "x")
    assert sent.delivery.payload["authorizations"][0]["enterprise_id"] == "E0CORP"
    assert command.delivery.payload["enterprise_id"] == "E0CORP"


async def test_edits_and_deletions_carry_before_and_after(wide: FakeSlack) -> None:
    """message_changed and message_deleted, hidden."""
    sent = await wide.post_in_channel("anna", "support", "one")
    assert sent.message is not None
    edited = _event(await wide.edit_message("anna", sent.message, "two"))
    assert edited["subtype"] == "message_changed"
    assert edited["message"]["text"] == "two"
    assert edited["message"]["edited"]["user"] == wide.space.user("anna").id
    assert edited["previous_message"]["text"] == "one"
    deleted = _event(await wide.delete_message("anna", sent.message))
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", sent.ts)
    assert wide.visible("anna", "support") == []


async def test_one_edits_and_deletes_only_ones_own(wide: FakeSlack) -> None:
    """And writes only where one is."""
    sent = await wide.post_in_channel("anna", "support", "one")
    assert sent.message is not None
    with pytest.raises(CannotDoThatError, match="not piotr's"):
        await wide.edit_message("piotr", sent.message, "two")
    with pytest.raises(CannotDoThatError, match="not piotr's"):
        await wide.delete_message("piotr", sent.message)
    with pytest.raises(CannotDoThatError, match="piotr is not in escalations"):
        await wide.mention("piotr", "escalations", "x")
    with pytest.raises(CannotDoThatError, match="nobody called"):
        await wide.direct("zoe", "x")


async def test_a_shared_file_is_a_message_and_an_event(wide: FakeSlack) -> None:
    """file_share with the file in it, then file_shared."""
    sent = await wide.share_file("anna", "anna", "b.eml", "x", "look")
    assert _told(sent) == ["message.im", "file_shared"]
    assert _event(sent)["subtype"] == "file_share"
    assert _event(sent)["files"][0]["name"] == "b.eml"
    assert _event(sent, 1)["file_id"] == _event(sent)["files"][0]["id"]


async def test_a_reaction_comes_and_goes(wide: FakeSlack) -> None:
    """reaction_added; the second time it is taken away."""
    sent = await wide.post_in_channel("anna", "support", "one")
    assert sent.message is not None
    assert _told(await wide.react("piotr", sent.message, "eyes")) == ["reaction_added"]
    assert sent.message.reactions == {"eyes": [wide.space.user("piotr").id]}
    assert _told(await wide.react("piotr", sent.message, "eyes")) == []
    assert sent.message.reactions == {}


async def test_an_opened_tab_says_which(bare: FakeSlack) -> None:
    """home or messages, in the direct conversation."""
    inner = _event(await bare.open_home("anna", "messages"))
    assert (inner["type"], inner["tab"]) == ("app_home_opened", "messages")
    assert inner["channel"] == bare.space.direct("anna").id


async def test_the_bot_hears_once_it_is_invited(bare: FakeSlack) -> None:
    """From then on mentions arrive."""
    bare.space.app.events.add("member_joined_channel")
    assert _told(await bare.invite_bot("anna", "lonely")) == ["member_joined_channel"]
    assert _told(await bare.mention("anna", "lonely", "x")) == ["app_mention"]


async def test_raw_text_is_left_as_it_is(bare: FakeSlack) -> None:
    """For hostile payloads that no client would send."""
    sent = await bare.direct("anna", "<!channel> a@b.com", raw=True)
    assert _event(sent)["text"] == "<!channel> a@b.com"
    assert "blocks" not in _event(sent)


async def test_in_a_shared_channel_a_message_says_where_its_author_is_at_home(slack: FakeSlack) -> None:
    """In events and wherever the message comes along; a stranger's brings their profile, elsewhere nothing does."""
    theirs = await slack.mention("dario", "shared-rossi", "hello")
    event = theirs.delivery.payload["event"]
    assert (event["user_team"], event["source_team"]) == ("T0ROSSISPA", "T0ROSSISPA")
    assert event["user_profile"]["team"] == "T0ROSSISPA"
    assert theirs.delivery.payload["is_ext_shared_channel"] is True
    ours = (await slack.mention("emma", "shared-rossi", "hello")).delivery.payload["event"]
    assert ours["user_team"] == "T0MAILWHY"
    assert "user_profile" not in ours
    assert "user_team" not in (await slack.mention("emma", "support", "hello")).delivery.payload["event"]
