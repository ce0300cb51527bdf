"""The one place that makes payloads fit; fakeslack, built by somebody else, is the judge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fakeslack.limits.surfaces import block_problems, view_problems
from bot.slack import limits
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Home, Message, Modal

LONG = "слово " * 3000


def taken(message: Message) -> bool:
    """Does Slack take it?"""
    return block_problems(list(message.blocks), "message") == [] and bool(message.text)


@pytest.mark.parametrize(
    "block",
    [
        build.section(LONG),
        {"type": "section", "fields": [build.mrkdwn(LONG)] * 12},
        build.context(LONG),
        {"type": "context", "elements": [build.mrkdwn("x")] * 12},
        build.header(LONG),
        build.actions([build.button(f"a{place}", LONG, "v", spoken=LONG) for place in range(30)]),
        build.actions([build.button("same", "x", "1"), build.button("same", "y", "2")]),
        build.actions([build.button("a", "x", "v" * 2001), build.button("b", "y", "2")]),
        build.actions([build.overflow("o", [build.option(LONG, str(place)) for place in range(9)])]),
        build.actions([build.select("s", LONG, [build.option("x", "v" * 151), build.option(LONG, "2")], "2")]),
        {"type": "image", "image_url": "https://x.example/a.png", "alt_text": ""},
        {**build.section("x"), "accessory": build.button("a", "x", "v" * 3000)},
        build.section("x", "n" * 300),
        build.feedback("f", LONG, LONG, "v"),
    ],
    ids=lambda block: block["type"],
)
def test_a_block_beyond_the_limits_is_made_to_fit(block: Block) -> None:
    """Cut where it can be cut, left out where not."""
    assert taken(limits.check(Message("x", (block,))))


def test_what_fits_stays_as_it_is() -> None:
    """Nothing is rewritten for its own sake."""
    message = Message("x", (build.section("a"), build.actions([build.button("a", "x", "v")])))
    assert limits.check(message) == message


def test_too_many_blocks_end_in_a_sign() -> None:
    """Fifty for a message, a hundred for a modal."""
    blocks = tuple(build.section(str(place)) for place in range(120))
    message = limits.check(Message("x", blocks))
    modal = limits.check(Modal("m", "t", blocks, "c"))
    assert (len(message.blocks), len(modal.blocks)) == (50, 100)
    assert message.blocks[-1]["elements"][0]["text"] == "…"


def test_a_message_too_large_as_a_whole_is_shortened() -> None:
    """Every section keeps its beginning, and the buttons stay."""
    blocks = (
        *(build.section(f"{place} {LONG[:2500]}") for place in range(8)),
        build.actions([build.button("a", "x", "v")]),
    )
    message = limits.check(Message("x", blocks))
    assert limits.size(message.blocks) <= limits.BYTES
    assert [block["type"] for block in message.blocks].count("section") == 8
    assert message.blocks[-1]["type"] == "actions"


def test_a_message_that_cannot_be_shortened_becomes_text() -> None:
    """Values of buttons cannot be cut."""
    buttons = tuple(build.actions([build.button("a", "x", "v" * 1900)], f"b{place}") for place in range(9))
    message = limits.check(Message("the answer", (build.section("the words"), *buttons)))
    assert message.blocks == ()
    assert message.text == "the words"


def test_a_name_that_stands_twice_stands_once() -> None:
    """Slack refuses a block_id that is not unique."""
    message = limits.check(Message("x", (build.section("a", "same"), build.section("b", "same"))))
    assert [block.get("block_id") for block in message.blocks] == ["same", None]


def test_a_cut_leaves_no_half_mark() -> None:
    """No half entity, no half link, no open code."""
    for tail in ("&amp;&amp;", "<https://a.example|label>", "`code` `code"):
        text = limits._cut(f"{'x' * 2988} {tail} {'y' * 50}", 3000)
        assert text.count("<") == text.count(">")
        assert text.count("&") == text.count(";")
        assert text.count("`") % 2 == 0


def test_a_modals_frame_fits() -> None:
    """Titles of 24 characters, and no state rather than half a state."""
    modal = limits.check(Modal("m", LONG, (build.section("a"),), LONG, LONG, "m" * 3001))
    assert max(map(len, (modal.title, modal.close, modal.submit))) <= 24
    assert modal.metadata == ""


def test_a_message_always_has_a_text() -> None:
    """Notifications and screen readers get nothing else."""
    assert limits.check(Message("", (build.section("a"),))).text == "…"


@given(st.lists(st.text(max_size=5000), max_size=60))
@settings(max_examples=40)
def test_whatever_the_words_are_slack_takes_the_message(words: list[str]) -> None:
    """Any number of sections of any text."""
    assert taken(limits.check(Message("x", tuple(build.section(word or " ") for word in words))))


def test_a_home_has_at_most_a_hundred_blocks() -> None:
    """What is beyond is cut, and a sign stands for it."""
    home = limits.check(Home(tuple(build.section(LONG) for _ in range(130))))
    assert len(home.blocks) == 100
    assert view_problems(home.payload(), home=True) == []
