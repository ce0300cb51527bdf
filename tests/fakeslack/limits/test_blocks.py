"""Is every limit on blocks enforced, just at its edge, and with Slack's pointer to the place?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fakeslack.limits.blocks import BLOCKS
from bot.fakeslack.limits.elements import ELEMENTS
from bot.fakeslack.limits.surfaces import block_problems

Json = dict[str, Any]


def plain(text: str = "x") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> Json:
    return {"type": "mrkdwn", "text": text}


def button(n: int = 0, **more: Any) -> Json:
    return {"type": "button", "action_id": f"a{n}", "text": plain(), **more}


def options(count: int) -> list[Json]:
    return [{"text": plain(), "value": str(n)} for n in range(count)]


def section(text: str = "x", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def fields(count: int, size: int = 1) -> Json:
    return {"type": "section", "fields": [mrkdwn("x" * size)] * count}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def buttons(count: int) -> Json:
    return actions(*(button(n) for n in range(count)))


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def image(alt: Any) -> Json:
    return {"type": "image", "image_url": "https://example.com/a.png", "alt_text": alt}


def select(count: int, **more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": options(count), **more}


def overflow(count: int) -> Json:
    return actions({"type": "overflow", "action_id": "o", "options": options(count)})


def boxes(kind: str, count: int) -> Json:
    return actions({"type": kind, "action_id": "c", "options": options(count)})


def entry(**more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input", "action_id": "i"}, **more}


def confirming(**more: Any) -> Json:
    return actions(button(confirm={"title": plain(), "text": mrkdwn(), **more}))


def feedback(size: int = 1, value: int = 1) -> Json:
    one = {"text": plain("x" * size), "value": "v" * value}
    pair = {"type": "feedback_buttons", "action_id": "f", "positive_button": one, "negative_button": one}
    return {"type": "context_actions", "elements": [pair]}


def table(rows: int, cells: int = 1) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * cells] * rows}


def groups(count: int, each: int = 1) -> Json:
    group = [{"label": plain(), "options": options(each)}] * count
    return actions({"type": "static_select", "action_id": "s", "option_groups": group})


EDGES = {
    "section text 3000": (section("x" * 3000), section("x" * 3001), "/blocks/0/text/text"),
    "section text not empty": (section("x"), section(""), "/blocks/0/text/text"),
    "section fields 10": (fields(10), fields(11), "/blocks/0/fields"),
    "section field 2000": (fields(1, 2000), fields(1, 2001), "/blocks/0/fields/0/text"),
    "section needs text or fields": (section(), {"type": "section"}, "/blocks/0"),
    "context elements 10": (context(*[mrkdwn()] * 10), context(*[mrkdwn()] * 11), "/blocks/0/elements"),
    "context elements not none": (context(mrkdwn()), context(), "/blocks/0/elements"),
    "context text 3000": (context(mrkdwn("x" * 3000)), context(mrkdwn("x" * 3001)), "/blocks/0/elements/0/text"),
    "context holds no button": (context(image("a")), context(button()), "/blocks/0/elements/0"),
    "actions 25": (buttons(25), buttons(26), "/blocks/0/elements"),
    "actions not none": (buttons(1), buttons(0), "/blocks/0/elements"),
    "actions hold no input": (buttons(1), actions({"type": "plain_text_input"}), "/blocks/0/elements/0"),
    "actions hold no text": (buttons(1), actions(mrkdwn()), "/blocks/0/elements/0"),
    "header 150": (
        {"type": "header", "text": plain("x" * 150)},
        {"type": "header", "text": plain("x" * 151)},
        "/blocks/0/text/text",
    ),
    "header is plain": (
        {"type": "header", "text": plain()},
        {"type": "header", "text": mrkdwn()},
        "/blocks/0/text/type",
    ),
    "header needs text": ({"type": "header", "text": plain()}, {"type": "header"}, "/blocks/0"),
    "button text 75": (
        actions(button(text=plain("x" * 75))),
        actions(button(text=plain("x" * 76))),
        "/blocks/0/elements/0/text/text",
    ),
    "button text is plain": (buttons(1), actions(button(text=mrkdwn())), "/blocks/0/elements/0/text/type"),
    "button needs text": (buttons(1), actions({"type": "button"}), "/blocks/0/elements/0"),
    "button value 2000": (
        actions(button(value="x" * 2000)),
        actions(button(value="x" * 2001)),
        "/blocks/0/elements/0/value",
    ),
    "button url 3000": (actions(button(url="x" * 3000)), actions(button(url="x" * 3001)), "/blocks/0/elements/0/url"),
    "button style": (actions(button(style="danger")), actions(button(style="loud")), "/blocks/0/elements/0/style"),
    "button accessibility label 75": (
        actions(button(accessibility_label="x" * 75)),
        actions(button(accessibility_label="x" * 76)),
        "/blocks/0/elements/0/accessibility_label",
    ),
    "action_id 255": (
        actions(button(action_id="x" * 255)),
        actions(button(action_id="x" * 256)),
        "/blocks/0/elements/0/action_id",
    ),
    "block_id 255": (section(block_id="x" * 255), section(block_id="x" * 256), "/blocks/0/block_id"),
    "action_id unique in a block": (
        actions(button(0), button(1)),
        actions(button(0), button(0)),
        "/blocks/0/elements/1",
    ),
    "overflow at most 5": (overflow(5), overflow(6), "/blocks/0/elements/0/options"),
    "overflow at least 2": (overflow(2), overflow(1), "/blocks/0/elements/0/options"),
    "select options 100": (actions(select(100)), actions(select(101)), "/blocks/0/elements/0/options"),
    "select options not none": (actions(select(1)), actions(select(0)), "/blocks/0/elements/0/options"),
    "select option groups 100": (groups(100), groups(101), "/blocks/0/elements/0/option_groups"),
    "select group options 100": (groups(1, 100), groups(1, 101), "/blocks/0/elements/0/option_groups/0/options"),
    "select needs options": (
        actions(select(1)),
        actions({"type": "static_select", "action_id": "s"}),
        "/blocks/0/elements/0",
    ),
    "select placeholder 150": (
        actions(select(1, placeholder=plain("x" * 150))),
        actions(select(1, placeholder=plain("x" * 151))),
        "/blocks/0/elements/0/placeholder/text",
    ),
    "initial option is a choice": (
        actions(select(2, initial_option=options(1)[0])),
        actions(select(2, initial_option={"text": plain(), "value": "9"})),
        "/blocks/0/elements/0",
    ),
    "option text 75": (
        actions(select(0) | {"options": [{"text": plain("x" * 75), "value": "v"}]}),
        actions(select(0) | {"options": [{"text": plain("x" * 76), "value": "v"}]}),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "option value 150": (
        actions(select(0) | {"options": [{"text": plain(), "value": "x" * 150}]}),
        actions(select(0) | {"options": [{"text": plain(), "value": "x" * 151}]}),
        "/blocks/0/elements/0/options/0/value",
    ),
    "option values differ": (
        actions(select(2)),
        actions(select(0) | {"options": options(1) * 2}),
        "/blocks/0/elements/0/options",
    ),
    "radio buttons 10": (boxes("radio_buttons", 10), boxes("radio_buttons", 11), "/blocks/0/elements/0/options"),
    "check boxes 10": (boxes("checkboxes", 10), boxes("checkboxes", 11), "/blocks/0/elements/0/options"),
    "confirm title 100": (
        confirming(title=plain("x" * 100)),
        confirming(title=plain("x" * 101)),
        "/blocks/0/elements/0/confirm/title/text",
    ),
    "confirm text 300": (
        confirming(text=mrkdwn("x" * 300)),
        confirming(text=mrkdwn("x" * 301)),
        "/blocks/0/elements/0/confirm/text/text",
    ),
    "confirm button 30": (
        confirming(confirm=plain("x" * 30)),
        confirming(confirm=plain("x" * 31)),
        "/blocks/0/elements/0/confirm/confirm/text",
    ),
    "deny button 30": (
        confirming(deny=plain("x" * 30)),
        confirming(deny=plain("x" * 31)),
        "/blocks/0/elements/0/confirm/deny/text",
    ),
    "alt text not empty": (image("x"), image(""), "/blocks/0/alt_text"),
    "alt text required": (image("x"), image(None), "/blocks/0"),
    "alt text 2000": (image("x" * 2000), image("x" * 2001), "/blocks/0/alt_text"),
    "alt text of an image in a context": (context(image("x")), context(image("")), "/blocks/0/elements/0/alt_text"),
    "image needs a source": (image("x"), {"type": "image", "alt_text": "x"}, "/blocks/0"),
    "markdown 12000": (
        {"type": "markdown", "text": "x" * 12_000},
        {"type": "markdown", "text": "x" * 12_001},
        "/blocks/0/text",
    ),
    "input label 2000": (entry(label=plain("x" * 2000)), entry(label=plain("x" * 2001)), "/blocks/0/label/text"),
    "input hint 2000": (entry(hint=plain("x" * 2000)), entry(hint=plain("x" * 2001)), "/blocks/0/hint/text"),
    "input holds no button": (entry(), entry(element=button()), "/blocks/0/element"),
    "input needs an element": (entry(), {"type": "input", "label": plain()}, "/blocks/0"),
    "input max_length 3000": (
        entry(element={"type": "plain_text_input", "max_length": 3000}),
        entry(element={"type": "plain_text_input", "max_length": 3001}),
        "/blocks/0/element/max_length",
    ),
    "feedback text 75": (feedback(75), feedback(76), "/blocks/0/elements/0/positive_button/text/text"),
    "feedback value 2000": (feedback(1, 2000), feedback(1, 2001), "/blocks/0/elements/0/negative_button/value"),
    "table rows 100": (table(100), table(101), "/blocks/0/rows"),
    "table cells 20": (table(1, 20), table(1, 21), "/blocks/0/rows/0"),
    "alert level": (
        {"type": "alert", "text": plain(), "level": "warning"},
        {"type": "alert", "text": plain(), "level": "loud"},
        "/blocks/0/level",
    ),
    "card body 200": (
        {"type": "card", "body": mrkdwn("x" * 200)},
        {"type": "card", "body": mrkdwn("x" * 201)},
        "/blocks/0/body/text",
    ),
    "known block type": (section(), {"type": "sektion"}, "/blocks/0"),
    "known element type": (buttons(1), actions({"type": "knob"}), "/blocks/0/elements/0"),
    "no other properties of a block": (section(), section(colour="red"), "/blocks/0"),
    "no other properties of an element": (buttons(1), actions(button(colour="red")), "/blocks/0/elements/0"),
    "no other properties of a text": (
        section(),
        {"type": "section", "text": mrkdwn() | {"emoji": True}},
        "/blocks/0/text",
    ),
    "a block is an object": (section(), "section", "/blocks/0"),
    "rich text elements": (
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]},
        {"type": "rich_text", "elements": [{"type": "text", "text": "x"}]},
        "/blocks/0/elements/0",
    ),
}


@pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES)
def test_a_limit_holds_at_its_edge_and_names_the_place(edge: tuple[Any, Any, str]) -> None:
    """The last allowed value passes, the next one is refused with a pointer to it."""
    allowed, refused, pointer = edge
    assert block_problems([allowed]) == []
    found = block_problems([refused])
    assert any(problem.endswith(f"[json-pointer:{pointer}]") for problem in found), found


@pytest.mark.parametrize(
    ("blocks", "pointer"),
    [
        pytest.param([section(block_id="b")] * 2, "/blocks/1", id="block_id unique in a message"),
        pytest.param([{"type": "divider"}] * 51, "/blocks", id="50 blocks in a message"),
        pytest.param([table(1), table(1)], "/blocks/1", id="one table in a message"),
        pytest.param(
            [{"type": "markdown", "text": "x" * 7000}] * 2, "/blocks/1", id="12000 characters of markdown in all"
        ),
        pytest.param("blocks", "/blocks", id="blocks are a list"),
    ],
)
def test_a_limit_over_all_blocks_holds(blocks: Any, pointer: str) -> None:
    """Some limits are counted over the whole payload."""
    assert any(problem.endswith(f"[json-pointer:{pointer}]") for problem in block_problems(blocks))


@pytest.mark.parametrize(
    "block", [{"type": "markdown", "text": "x"}, table(1), feedback()], ids=lambda one: one["type"]
)
@pytest.mark.parametrize("surface", ["modal", "home"])
def test_blocks_of_messages_do_not_stand_in_views(block: Json, surface: str) -> None:
    """markdown, table and context_actions are for messages only."""
    assert block_problems([block]) == []
    assert any("unsupported type" in problem for problem in block_problems([block], surface))


def test_a_view_takes_a_hundred_blocks() -> None:
    """Views hold 100 blocks, not 50."""
    assert block_problems([{"type": "divider"}] * 100, "modal") == []
    assert block_problems([{"type": "divider"}] * 101, "modal") != []


KINDS = st.sampled_from([*BLOCKS, *ELEMENTS, "plain_text", "mrkdwn"])
KEYS = st.sampled_from(
    sorted({name for row in (*BLOCKS.values(), *ELEMENTS.values()) for name in row.fields} | {"type"})
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 4000) | st.text(max_size=3) | KINDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(
    st.lists(st.fixed_dictionaries({"type": KINDS}, optional={"block_id": ANYTHING}) | ANYTHING, max_size=3), ANYTHING
)
def test_any_json_is_answered_and_never_breaks_the_checker(blocks: list[Any], content: Any) -> None:
    """Whatever a bot sends, Slack answers with problems, not with a crash."""
    for block in blocks:
        if isinstance(block, dict) and isinstance(content, dict):
            block.update(content)
    assert isinstance(block_problems(blocks), list)
    assert isinstance(block_problems(content), list)
