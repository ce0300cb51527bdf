"""The few Block Kit shapes Mailwhy uses, each built in one place. Limits are kept by `bot/slack/limits.py`."""

from collections.abc import Iterable, Iterator, Sequence

from bot.slack.text import escape, plain
from bot.slack.views.message import Block

PARAGRAPH = 2800
"""Characters of one section; Slack's limit is 3,000."""
DIVIDER: Block = {"type": "divider"}


def mrkdwn(text: str) -> Block:
    """A text object whose foreign parts are escaped already; `verbatim` keeps bare names from becoming links."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain_text(text: str) -> Block:
    """A text object that shows its characters as they are."""
    return {"type": "plain_text", "text": plain(text), "emoji": False}


def section(text: str, block_id: str = "") -> Block:
    """A paragraph."""
    return _named({"type": "section", "text": mrkdwn(text), "expand": True}, block_id)


def sections(paragraphs: Iterable[str]) -> Iterator[Block]:
    """The paragraphs, packed into as few sections as they fit."""
    held = ""
    for paragraph in paragraphs:
        if held and len(held) + len(paragraph) > PARAGRAPH:
            yield section(held)
            held = ""
        held = f"{held}\n{paragraph}" if held else paragraph
    if held:
        yield section(held)


def context(text: str, block_id: str = "") -> Block:
    """A paragraph in small print."""
    return _named({"type": "context", "elements": [mrkdwn(text)]}, block_id)


def titled(title: str, paragraphs: Iterable[str]) -> Iterator[Block]:
    """A line, a headline and its paragraphs in as few sections as they fit; nothing where there are none."""
    said = list(paragraphs)
    if said:
        yield DIVIDER
        yield from sections([f"*{escape(title)}*\n{said[0]}", *said[1:]])


def header(text: str) -> Block:
    """A headline."""
    return {"type": "header", "text": plain_text(text)}


def button(action: str, label: str, value: str, *, primary: bool = False, spoken: str = "") -> Block:
    """A button; `spoken` is what a screen reader says where the label alone is too short."""
    built: Block = {"type": "button", "action_id": action, "text": plain_text(label), "value": value}
    if primary:
        built["style"] = "primary"
    if spoken:
        built["accessibility_label"] = plain(spoken)
    return built


def actions(elements: Sequence[Block], block_id: str = "") -> Block:
    """A row of things to press."""
    return _named({"type": "actions", "elements": list(elements)}, block_id)


def option(label: str, value: str) -> Block:
    """One entry of a select or an overflow menu."""
    return {"text": plain_text(label), "value": value}


def overflow(action: str, options: Sequence[Block]) -> Block:
    """The three dots at the end of a row."""
    return {"type": "overflow", "action_id": action, "options": list(options)}


def select(action: str, label: str, options: Sequence[Block], chosen: str) -> Block:
    """A menu with one choice taken."""
    initial = next((item for item in options if item["value"] == chosen), options[0])
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": plain_text(label),
        "options": list(options),
        "initial_option": initial,
    }


def feedback(action: str, yes: str, no: str, value: str) -> Block:
    """Was this helpful? Two thumbs, each with a name for screen readers."""
    thumbs = {
        "type": "feedback_buttons",
        "action_id": action,
        "positive_button": {"text": plain_text(yes), "value": f"yes {value}", "accessibility_label": yes},
        "negative_button": {"text": plain_text(no), "value": f"no {value}", "accessibility_label": no},
    }
    return {"type": "context_actions", "elements": [thumbs]}


def text_input(
    block_id: str,
    action: str,
    label: str,
    *,
    value: str = "",
    lines: bool = False,
    optional: bool = False,
    most: int | None = None,
    hint: str = "",
) -> Block:
    """A field to type into. `value` is shown as it is: input fields know no marks. `most`: its characters."""
    element: Block = {"type": "plain_text_input", "action_id": action, "multiline": lines}
    if value:
        element["initial_value"] = value
    if most:
        element["max_length"] = most
    block: Block = {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}
    if hint:
        block["hint"] = plain_text(hint)
    return {**block, "optional": True} if optional else block


def hinted(field: Block, hint: str, placeholder: str) -> Block:
    """A field to type into, with small print below and an example inside."""
    element = {**field["element"], "placeholder": plain_text(placeholder)}
    return {**field, "element": element, "hint": plain_text(hint)}


def checkboxes(block_id: str, action: str, label: str, options: Sequence[Block]) -> Block:
    """A list of which any may be ticked, or none."""
    element: Block = {"type": "checkboxes", "action_id": action, "options": list(options)}
    label_text = plain_text(label)
    return {"type": "input", "block_id": block_id, "label": label_text, "element": element, "optional": True}


def radio(block_id: str, action: str, label: str, options: Sequence[Block]) -> Block:
    """A list of which one is taken."""
    element: Block = {"type": "radio_buttons", "action_id": action, "options": list(options)}
    return {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}


def _named(block: Block, block_id: str) -> Block:
    return {**block, "block_id": block_id} if block_id else block
