"""Would Slack take the whole message or view?"""

from typing import Any

import pytest

from bot.fakeslack.errors import SlackError
from bot.fakeslack.limits.surfaces import MESSAGE_SIZE, check_message, check_view, size

Json = dict[str, Any]


def _plain(text: str = "x") -> Json:
    return {"type": "plain_text", "text": text}


def _modal(**more: Any) -> Json:
    return {"type": "modal", "title": _plain(), "blocks": [{"type": "divider"}], **more}


ENTRY = {"type": "input", "label": _plain(), "element": {"type": "plain_text_input"}}

VIEWS = {
    "title 24": (_modal(title=_plain("x" * 24)), _modal(title=_plain("x" * 25))),
    "submit 24": (_modal(submit=_plain("x" * 24)), _modal(submit=_plain("x" * 25))),
    "close 24": (_modal(close=_plain("x" * 24)), _modal(close=_plain("x" * 25))),
    "title not empty": (_modal(), _modal(title=_plain(""))),
    "title required": (_modal(), _modal(title=None)),
    "private_metadata 3000": (_modal(private_metadata="x" * 3000), _modal(private_metadata="x" * 3001)),
    "callback_id 255": (_modal(callback_id="x" * 255), _modal(callback_id="x" * 256)),
    "external_id 255": (_modal(external_id="x" * 255), _modal(external_id="x" * 256)),
    "blocks 100": (_modal(blocks=[{"type": "divider"}] * 100), _modal(blocks=[{"type": "divider"}] * 101)),
    "blocks required": (_modal(), _modal(blocks=None)),
    "submit beside an input": (_modal(blocks=[ENTRY], submit=_plain()), _modal(blocks=[ENTRY])),
    "no other properties": (_modal(), _modal(colour="red")),
    "one focus": (
        _modal(blocks=[ENTRY | {"element": {"type": "plain_text_input", "focus_on_load": True}}], submit=_plain()),
        _modal(blocks=[ENTRY | {"element": {"type": "plain_text_input", "focus_on_load": True}}] * 2, submit=_plain()),
    ),
    "type": (_modal(), _modal(type="home")),
    "an object": (_modal(), "view"),
}


@pytest.mark.parametrize("edge", VIEWS.values(), ids=VIEWS)
def test_a_view_limit_holds_at_its_edge(edge: tuple[Any, Any]) -> None:
    """The last allowed view passes, the next one is invalid_arguments."""
    allowed, refused = edge
    check_view(allowed, home=False)
    with pytest.raises(SlackError) as error:
        check_view(refused, home=False)
    assert error.value.code == "invalid_arguments"
    assert "json-pointer:/view" in str(error.value.body())


def test_a_home_tab_has_no_title() -> None:
    """A Home tab takes other fields than a modal."""
    check_view({"type": "home", "blocks": []}, home=True)
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view({"type": "home", "blocks": [], "title": _plain()}, home=True)


def sized(characters: int) -> list[Json]:
    """Sections whose compact JSON has just this many characters."""
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(4)]
    blocks.append({"type": "section", "text": {"type": "mrkdwn", "text": "x"}})
    blocks[-1]["text"]["text"] = "x" * (1 + characters - size(blocks))  # type: ignore[index]
    return blocks


def test_a_message_has_a_size_budget() -> None:
    """Slack's undocumented cap: msg_blocks_too_long from about 13,000 characters of blocks on."""
    check_message("x", sized(MESSAGE_SIZE))
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message("x", sized(MESSAGE_SIZE + 1))


def test_a_text_has_forty_thousand_characters_at_most() -> None:
    """msg_too_long beyond."""
    check_message("x" * 40_000, None)
    with pytest.raises(SlackError, match="msg_too_long"):
        check_message("x" * 40_001, None)


def test_blocks_that_are_no_list_have_a_code_of_their_own() -> None:
    """invalid_blocks_format, not invalid_blocks."""
    with pytest.raises(SlackError, match="invalid_blocks_format"):
        check_message("x", {"type": "section"})


def test_a_view_that_is_too_large_is_refused() -> None:
    """250,000 characters in all."""
    long = {"type": "section", "text": _plain("x" * 3000)}
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(_modal(blocks=[long] * 90), home=False)
