"""What does a message say, whoever posted it and wherever its words stand? Pure.

People write into `text`, apps into blocks and attachments, a shared message lies inside an attachment, an email inside
a file. All of it is collected in reading order, as Slack's markup, and nothing twice: `text` mostly repeats the blocks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from bot.slack.text import escape, unlink

LONGEST = 128 * 1024
"""Twice what is read of a question: a secret at the border of that must be seen whole to be cut."""
_DEEPEST, _PIECES = 12, 2000
_BLOCKS = 50
_SKIPPED = frozenset({"actions", "input", "context_actions", "divider", "file"})
"""Blocks whose words are labels of buttons and fields."""
_PARTS = (
    "title", "subtitle", "text", "fields", "description", "alt_text", "elements", "rows", "columns", "tasks", "body",
    "child_blocks", "blocks", "details", "output",
)  # fmt: skip
"""Where words stand in a block, in reading order."""
_ROWS = frozenset({"rich_text_section", "rich_text_quote", "rich_text_preformatted"})
_SILENT = ("image/", "video/", "audio/")
_WORD = re.compile(r"\w+")


def said(message: Mapping[str, Any]) -> str:
    """The words of a message; empty where it has none (an image, say)."""
    parts = (_own(message), *_attachments(message, 0), *_files(message))
    return "\n".join(_once(part for part in parts if part))[:LONGEST]


def has_words(text: str) -> bool:
    """Is there anything to go by?"""
    return sum(len(word) for word in _WORD.findall(unlink(text))) > 2


def _own(message: Mapping[str, Any], depth: int = 0) -> str:
    """Text and blocks; only the fuller of them where one repeats the other."""
    text, blocks = _text(message.get("text")), "\n".join(_blocks(message.get("blocks"), depth))
    words, shown = _words(text), _words(blocks)
    if shown in words:
        return text
    return blocks if words in shown else f"{text}\n{blocks}"


def _blocks(blocks: Any, depth: int) -> Iterator[str]:
    for block in islice(_dicts(blocks), _BLOCKS):
        yield from islice(_walk(block, depth), _PIECES)


def _walk(node: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _walk(one, depth + 1)
        return
    if isinstance(node, str):
        yield node
    kind = _text(node.get("type")) if isinstance(node, Mapping) else ""
    if not isinstance(node, Mapping) or kind in _SKIPPED:
        return
    if kind in _ROWS:
        yield "".join(map(_inline, _dicts(node.get("elements"))))
    elif kind == "rich_text_list":
        yield from _list(node)
    elif kind in ("plain_text", "raw_text"):
        yield escape(_text(node.get("text")))
    elif kind == "table":
        yield from (" | ".join(" ".join(_walk(cell, depth + 1)) for cell in row) for row in _lists(node.get("rows")))
    else:
        for part in _PARTS:
            yield from _walk(node.get(part), depth + 1)


def _list(node: Mapping[str, Any]) -> Iterator[str]:
    for number, item in enumerate(_dicts(node.get("elements")), 1):
        mark = f"{number}." if node.get("style") == "ordered" else "•"
        yield f"{mark} {''.join(map(_inline, _dicts(item.get('elements'))))}"


def _inline(element: Mapping[str, Any]) -> str:
    """One piece of rich text as the markup people would have typed."""
    kind, words = _text(element.get("type")), escape(_text(element.get("text")))
    if kind == "link":
        target = escape(_text(element.get("url")))
        return f"<{target}|{words}>" if words else f"<{target}>"
    if kind == "user":
        return f"<@{_text(element.get('user_id'))}>"
    return words or escape(_text(element.get("fallback")))


def _attachments(message: Mapping[str, Any], depth: int) -> Iterator[str]:
    """What hangs on the message: an app's card, or a message that was shared or forwarded."""
    if depth > _DEEPEST:
        return
    for attachment in _dicts(message.get("attachments")):
        head = "\n".join(filter(None, (_text(attachment.get(key)) for key in ("pretext", "author_name", "title"))))
        shared = "\n".join(_shared(attachment, depth))
        body = _own({"text": attachment.get("text"), "blocks": attachment.get("blocks")}, depth + 1)
        fields = "\n".join(_fields(attachment))
        told = [head, body if _words(shared) in _words(body) else shared, fields, _text(attachment.get("footer"))]
        yield "\n".join(filter(None, told)) or _text(attachment.get("fallback"))
        yield from _attachments(attachment, depth + 1)
        yield from _files(attachment)


def _shared(attachment: Mapping[str, Any], depth: int) -> Iterator[str]:
    for one in _dicts(attachment.get("message_blocks")):
        inner = one.get("message")
        if isinstance(inner, Mapping) and depth < _DEEPEST:
            yield _own(inner, depth + 1)
            yield from _attachments(inner, depth + 1)


def _fields(attachment: Mapping[str, Any]) -> Iterator[str]:
    for field in _dicts(attachment.get("fields")):
        yield ": ".join(filter(None, (_text(field.get("title")), _text(field.get("value")))))


def _files(message: Mapping[str, Any]) -> Iterator[str]:
    """Names and what Slack shows of the contents; the name of a picture says nothing."""
    for file in _dicts(message.get("files")):
        if _text(file.get("mimetype")).startswith(_SILENT):
            yield escape(_text(file.get("alt_txt")))
            continue
        head = [_text(file.get(key)) for key in ("subject", "title", "name")]
        sender = " ".join(_text(one.get("address")) for one in _dicts(file.get("from")))
        body = next(
            (_text(file.get(key)) for key in ("plain_text", "preview_plain_text", "preview") if file.get(key)), ""
        )
        yield escape("\n".join(_once([*head, sender, body])))


def _once(parts: Iterable[str]) -> Iterator[str]:
    """The parts without lines that an earlier part had, and without a part that an earlier one holds whole."""
    seen: set[str] = set()
    whole = ""
    for part in parts:
        words = _words(part)
        if not words or f" {words} " in whole:
            continue
        kept = [line for line in part.splitlines() if not (known := _words(line)) or known not in seen]
        seen.update(_words(line) for line in part.splitlines())
        whole += f" {words} "
        yield "\n".join(kept)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(unlink(text).casefold()))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _dicts(value: Any) -> Iterator[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())


def _lists(value: Any) -> Iterator[list[Any]]:
    return (one for one in value if isinstance(one, list)) if isinstance(value, list) else iter(())
