"""Saying things in a Slack that is slow, busy, away or picky."""

import pytest

from bot.fakeslack.server import FakeSlack
from bot.slack.client import METHODS, Poster, RefusedError, Why, new_session, web_client, why
from bot.slack.views import blocks as build
from bot.slack.views.message import Message, Modal

CARD = Message("the answer", (build.section("*the* answer"), build.actions([build.button("a", "x", "v")])))


@pytest.fixture
def transport() -> str:
    """What is said does not depend on how events come in."""
    return "http"


@pytest.fixture
async def poster(slack: FakeSlack) -> Poster:
    """A poster with a session of its own."""
    session = new_session()
    yield Poster(web_client(slack.bot_token, slack.api_url, session))
    await session.close()


async def test_a_busy_slack_is_obeyed(slack: FakeSlack, poster: Poster) -> None:
    """After a 429 the post goes out once, after Retry-After."""
    slack.faults.ratelimit("chat.postMessage", seconds=1, times=2)
    await poster.post("#support", CARD)
    calls = slack.calls.of("chat.postMessage")
    assert [call.status for call in calls] == [429, 429, 200]
    assert calls[1].at - calls[0].at >= 1


async def test_a_slack_that_stays_busy_is_an_error_with_a_name(slack: FakeSlack, poster: Poster) -> None:
    """Four tries, then the caller decides."""
    slack.faults.ratelimit("chat.postMessage", seconds=0, times=9)
    with pytest.raises(RefusedError) as refused:
        await poster.post("#support", CARD)
    assert refused.value.why is Why.BUSY
    assert len(slack.calls.of("chat.postMessage")) == 4


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_nothing_is_said_twice_after_a_server_error(slack: FakeSlack, poster: Poster, status: int) -> None:
    """The post may have gone out: it did, here."""
    slack.faults.fail_after["chat.postMessage"] = [(status, "oops", {})]
    with pytest.raises(RefusedError):
        await poster.post("#support", CARD)
    assert len([one for one in slack.visible("anna", "support") if one.bot_id]) == 1


async def test_nothing_is_said_twice_when_the_answer_is_lost(slack: FakeSlack, poster: Poster) -> None:
    """The connection broke after the work was done."""
    slack.faults.lose["chat.postMessage"] = 1
    with pytest.raises(RefusedError) as refused:
        await poster.post("#support", CARD)
    assert refused.value.why is Why.UNREACHABLE
    assert len([one for one in slack.visible("anna", "support") if one.bot_id]) == 1


async def test_a_door_that_nobody_opens_is_knocked_at_again(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused connection has done nothing, so it is tried again; then it is an error with a name."""
    tries = []
    session = new_session()
    poster = Poster(web_client("xoxb-1", "http://127.0.0.1:1/api/", session))
    for handler in poster.client.retry_handlers:
        monkeypatch.setattr(handler, "prepare_for_next_attempt_async", _counting(tries))
    with pytest.raises(RefusedError) as refused:
        await poster.post("C1", CARD)
    await session.close()
    assert refused.value.why is Why.UNREACHABLE
    assert len(tries) == 3


def _counting(tries: list[int]) -> object:
    async def prepare(*, state: object, **_given: object) -> None:
        tries.append(1)
        state.next_attempt_requested = True
        state.increment_current_attempt()

    return prepare


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long"])
async def test_refused_blocks_go_out_as_text(slack: FakeSlack, poster: Poster, code: str) -> None:
    """The words arrive, the buttons do not."""
    slack.faults.refuse("chat.postMessage", code)
    posted = await poster.post("#support", CARD)
    (message,) = [one for one in slack.visible("anna", "support") if one.ts == posted.ts]
    assert message.text == "*the* answer"
    assert message.blocks == []


async def test_answers_sprout_no_previews(slack: FakeSlack, poster: Poster) -> None:
    """A card full of server names."""
    await poster.post("#support", CARD)
    (call,) = slack.calls.of("chat.postMessage")
    assert call.args["unfurl_links"] is False
    assert call.args["unfurl_media"] is False


async def test_a_channel_without_the_bot_is_named(slack: FakeSlack, poster: Poster) -> None:
    """Somebody can invite it."""
    with pytest.raises(RefusedError) as refused:
        await poster.post(slack.space.channel("lonely").id, CARD)
    assert refused.value.why is Why.NOT_HERE


async def test_an_expired_trigger_is_named(slack: FakeSlack, poster: Poster) -> None:
    """A modal opens within three seconds or never."""
    with pytest.raises(RefusedError) as refused:
        await poster.open("1.2.gone", Modal("m", "t", (build.section("x"),), "close"))
    assert refused.value.why is Why.TOO_LATE


async def test_every_method_that_is_called_is_in_the_table(slack: FakeSlack, poster: Poster) -> None:
    """The manifest's scopes are made from it."""
    posted = await poster.post("#support", CARD)
    await poster.update(posted.channel, posted.ts, Message("edited"))
    await poster.whisper(posted.channel, slack.space.user("anna").id, CARD)
    assert {call.method for call in slack.calls} <= set(METHODS)


@pytest.mark.parametrize(
    ("code", "meaning"), [("not_in_channel", Why.NOT_HERE), ("token_revoked", Why.TOKEN), ("what_is_this", Why.OTHER)]
)
def test_codes_have_meanings(code: str, meaning: Why) -> None:
    """Slack's word -> ours."""
    assert why(code) is meaning


def test_the_token_is_in_no_repr() -> None:
    """Neither of the client nor of its faults."""
    poster = Poster(web_client("xoxb-very-secret", "http://127.0.0.1:1/api/"))
    assert "very-secret" not in f"{poster!r} {RefusedError('chat.update', 'invalid_auth', Why.TOKEN)!r}"
