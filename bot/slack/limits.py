"""Will Slack take this? Every payload passes here on its way out, and leaves within Slack's limits.

What is too long is cut before a whole sign; what cannot be cut (a button's value) takes its element with it; a message
whose blocks stay too large becomes plain text. Pure. The numbers are those of Slack's Block Kit reference; the size of
a whole message is not documented, so it is held at 12,000 bytes of JSON, where refusals were seen from 13,200 on.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import overload

from bot.slack.text import truncate, truncate_lines
from bot.slack.views.message import Block, Home, Message, Modal

TEXT = 3900
"""Of `text`; Slack recommends at most 4,000 characters."""
BYTES = 12_000
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION, SECTION_FIELD, FIELDS = 3000, 2000, 10
CONTEXT, CONTEXT_ELEMENTS = 2000, 10
HEADER, LABEL, BUTTON = 150, 2000, 75
VALUE, OPTION_VALUE, NAME = 2000, 150, 255
ACTIONS, OPTIONS, OVERFLOW = 25, 100, 5
TITLE, METADATA, INITIAL = 24, 3000, 3000
SHORTER = (1500, 600, 250)
"""What sections are cut to, step by step, when a message is too large as a whole."""


@overload
def check(payload: Message) -> Message: ...
@overload
def check(payload: Modal) -> Modal: ...
@overload
def check(payload: Home) -> Home: ...


def check(payload: Message | Modal | Home) -> Message | Modal | Home:
    """The payload as Slack will take it."""
    if isinstance(payload, Home):
        return Home(_blocks(payload.blocks, VIEW_BLOCKS))
    return _message(payload) if isinstance(payload, Message) else _modal(payload)


def size(blocks: tuple[Block, ...]) -> int:
    """Bytes of the blocks as JSON."""
    return len(json.dumps(blocks, ensure_ascii=False).encode())


def as_text(message: Message) -> Message:
    """The message without blocks: all its words, for when its blocks are refused."""
    words = [part for block in message.blocks for part in _words(block)]
    return Message(truncate_lines("\n".join(words) or message.text, TEXT) or "…")


def _message(message: Message) -> Message:
    blocks = _blocks(message.blocks, MESSAGE_BLOCKS)
    fitted = Message(truncate_lines(message.text, TEXT) or "…", blocks)
    for length in SHORTER:
        if size(fitted.blocks) <= BYTES:
            return fitted
        fitted = replace(fitted, blocks=tuple(_shorter(block, length) for block in blocks))
    return fitted if size(fitted.blocks) <= BYTES else as_text(message)


def _modal(modal: Modal) -> Modal:
    return Modal(
        callback=modal.callback[:NAME],
        title=truncate(modal.title, TITLE),
        blocks=_blocks(modal.blocks, VIEW_BLOCKS),
        close=truncate(modal.close, TITLE),
        submit=truncate(modal.submit, TITLE),
        metadata=modal.metadata if len(modal.metadata) <= METADATA else "",
    )


def _blocks(blocks: tuple[Block, ...], most: int) -> tuple[Block, ...]:
    """The blocks that are whole after fitting, each block_id once, the last replaced by a sign where some were cut."""
    fitted = [block for block in map(_block, blocks) if block]
    seen: set[str] = set()
    for place, block in enumerate(fitted):
        name = block.get("block_id")
        if name is not None and (name in seen or not 0 < len(name) <= NAME):
            fitted[place] = {key: value for key, value in block.items() if key != "block_id"}
        seen.add(name or "")
    return tuple(fitted if len(fitted) <= most else [*fitted[: most - 1], _CUT])


def _block(block: Block) -> Block | None:
    fit = _BLOCKS.get(block["type"])
    return fit(block) if fit else block


def _section(block: Block) -> Block | None:
    fitted = dict(block)
    if "text" in block:
        fitted["text"] = _text(block["text"], SECTION)
    if "fields" in block:
        fitted["fields"] = [_text(field, SECTION_FIELD) for field in block["fields"][:FIELDS]]
    accessory = _element(block["accessory"]) if "accessory" in block else None
    if "accessory" in block:
        fitted = {key: value for key, value in fitted.items() if key != "accessory"}
    return {**fitted, "accessory": accessory} if accessory else fitted


def _header(block: Block) -> Block | None:
    return {**block, "text": _text(block["text"], HEADER)}


def _context(block: Block) -> Block | None:
    elements = [_text(item, CONTEXT) if "text" in item else _image(item) for item in block["elements"]]
    return {**block, "elements": elements[:CONTEXT_ELEMENTS]} if elements else None


def _actions(block: Block) -> Block | None:
    elements = [item for item in map(_element, block["elements"]) if item]
    once = {item.get("action_id", str(place)): item for place, item in reversed(list(enumerate(elements)))}
    kept = [item for item in elements if once.get(item.get("action_id", ""), item) is item]
    return {**block, "elements": kept[:ACTIONS]} if kept else None


def _input(block: Block) -> Block | None:
    element = _element(block["element"])
    return {**block, "label": _text(block["label"], LABEL), "element": element} if element else None


def _image(item: Block) -> Block:
    return {**item, "alt_text": truncate(item.get("alt_text") or "…", VALUE)}


def _element(element: Block) -> Block | None:
    """The element within its limits, or None where something in it can be neither cut nor left out."""
    if len(element.get("action_id", "")) > NAME or len(element.get("value", "")) > VALUE:
        return None
    fitted = dict(element)
    if "text" in element:
        fitted["text"] = _text(element["text"], BUTTON)
    if "accessibility_label" in element:
        fitted["accessibility_label"] = truncate(element["accessibility_label"], BUTTON)
    if "placeholder" in element:
        fitted["placeholder"] = _text(element["placeholder"], NAME - 105)
    if "initial_value" in element:
        fitted["initial_value"] = truncate_lines(element["initial_value"], INITIAL)
    return _thumbs(fitted) if element["type"] == "feedback_buttons" else _options(fitted)


def _options(element: Block) -> Block | None:
    if "options" not in element:
        return element
    most = OVERFLOW if element["type"] == "overflow" else OPTIONS
    options = [_option(item) for item in element["options"] if len(item["value"]) <= OPTION_VALUE][:most]
    if not options:
        return None
    fitted = {**element, "options": options}
    if "initial_option" in element:
        initial = _option(element["initial_option"])
        fitted["initial_option"] = initial if initial in options else options[0]
    return fitted


def _option(option: Block) -> Block:
    return {**option, "text": _text(option["text"], BUTTON)}


def _thumbs(element: Block) -> Block | None:
    for name in ("positive_button", "negative_button"):
        thumb = element[name]
        if len(thumb["value"]) > VALUE:
            return None
        spoken = truncate(thumb["accessibility_label"], BUTTON)
        element[name] = {**thumb, "text": _text(thumb["text"], BUTTON), "accessibility_label": spoken}
    return element


def _text(text: Block, length: int) -> Block:
    return {**text, "text": _cut(text["text"], length) or " "}


def _cut(text: str, length: int) -> str:
    """Cut at a line's end where possible, and never inside an entity or a link."""
    if len(text) <= length:
        return text
    cut = truncate_lines(text, length)
    for opening, closing in (("&", ";"), ("<", ">")):
        start = cut.rfind(opening)
        if start >= 0 and closing not in cut[start:] and len(cut) - start < 400:
            cut = f"{cut[:start]}…"
    return f"{cut}`" if cut.count("`") % 2 else cut


def _shorter(block: Block, length: int) -> Block:
    return {**block, "text": _text(block["text"], length)} if block["type"] == "section" and "text" in block else block


def _words(block: Block) -> list[str]:
    words = [block["text"]["text"]] if isinstance(block.get("text"), Mapping) else []
    return words + [item["text"] for item in block.get("elements", ()) if isinstance(item.get("text"), str)]


_CUT: Block = {"type": "context", "elements": [{"type": "plain_text", "text": "…"}]}
_BLOCKS: Mapping[str, Callable[[Block], Block | None]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "context_actions": _actions,
    "input": _input,
    "image": _image,
}
