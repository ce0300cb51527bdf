"""How much of a message does a person see? Lines and characters, counted as Slack shows them."""

import re
from collections.abc import Iterator

from bot.slack.text import unescape
from bot.slack.views.message import Block, Message

_LINKED = re.compile(r"<[^<>|]+\|([^<>]*)>")
_MARKS = re.compile(r"[*`]")


def lines(message: Message) -> int:
    """Lines of text, a row of buttons counting as one."""
    return sum(_lines(block) for block in message.blocks)


def characters(message: Message) -> int:
    """Characters of text and of the labels on buttons."""
    return sum(len(shown(text)) for block in message.blocks for text in _texts(block))


def shown(text: str) -> str:
    """mrkdwn as it is read: links by their labels, no marks, entities as characters."""
    return unescape(_MARKS.sub("", _LINKED.sub(r"\1", text)))


def _lines(block: Block) -> int:
    if block["type"] in {"actions", "context_actions"}:
        return 1
    return sum(text.count("\n") + 1 for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if "text" in block:
        yield block["text"]["text"]
    for element in block.get("elements", ()):
        if element["type"] == "button":
            yield element["text"]["text"]
        elif element["type"] == "mrkdwn":
            yield element["text"]
