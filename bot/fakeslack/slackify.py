"""What does Slack deliver when a person types this? Entities, links, mentions, emoji, and its rich_text block."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.fakeslack.model import Json

Mention = Callable[[str], str | None]
"""Answers the mark (<@U1>, <#C1|support>) of a typed @name, #name or mark; None when there is nobody called so."""

_TLDS = (
    "com|org|net|edu|gov|mil|int|io|co|ai|app|dev|me|info|biz|eu|uk|us|ca|au|nz|ie|de|fr|it|es|pt|nl|be|at|ch|se|no|dk"
    "|fi|pl|cz|sk|hu|ro|bg|gr|tr|ua|by|kz|ru|lt|lv|ee|si|hr|rs|in|jp|cn|kr|br|mx|ar|cl|il|za|tv|cc|xyz|online|site|shop"
)
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
_TLD = "(?:" + _TLDS + r")(?![\w-]|\.[a-z0-9])"
_EMAIL = rf"[a-z0-9][\w.+%'-]*@{_HOST}[a-z]{{2,24}}(?![\w-])"
_URL = r"(?:https?|ftp)://[^\s<>|\"`]+"
_DOMAIN = rf"(?<![\w@.\-/]){_HOST}{_TLD}(?::\d+)?(?:/[^\s<>|\"`]*)?"
_MARK = r"<(?:@[UW]\w+|#C\w+(?:\|[^>]*)?)>"
_TOKEN = re.compile(
    rf"(?P<fence>```(?:.|\n)*?```)|(?P<code>`[^`\n]+`)|(?P<mark>{_MARK})|(?P<mailto>mailto:{_EMAIL})|(?P<url>{_URL})"
    rf"|(?P<email>{_EMAIL})|(?P<domain>{_DOMAIN})|(?P<name>(?<![\w@])[@#][\w.-]*\w)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'\")]}»”"
_EMOJI = {
    "🙂": "slightly_smiling_face",
    "😀": "grinning",
    "😅": "sweat_smile",
    "😢": "cry",
    "👍": "+1",
    "🙏": "pray",
    "❌": "x",
    "✅": "white_check_mark",
    "⚠️": "warning",
    "📧": "e-mail",
    "🔥": "fire",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a typed text: `kind` text, code, fence, link, mark or emoji; `shown` as typed, `target` of a link."""

    kind: str
    shown: str
    target: str = ""


def escape(text: str) -> str:
    """The three entities, once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def slackify(typed: str, mention: Mention | None = None) -> str:
    """The `text` that an app receives when a person types this.

    Addresses become <mailto:a@b.com|a@b.com>, bare domains <http://b.com|b.com>, URLs <https://b.com/x>, what is left
    of & < > becomes an entity, emoji become :names:. Nothing is linked inside `code` and ```fences```.
    """
    return "".join(_written(piece) for piece in pieces(typed, mention))


def _written(piece: Piece) -> str:
    if piece.kind == "link":
        bare = piece.target == piece.shown
        return f"<{escape(piece.target)}>" if bare else f"<{escape(piece.target)}|{escape(piece.shown)}>"
    if piece.kind == "mark":
        return piece.target
    if piece.kind == "emoji":
        return f":{piece.target}:"
    return escape(piece.shown)


def pieces(typed: str, mention: Mention | None = None) -> Iterator[Piece]:
    """The typed text in parts, in order; together their `shown` is the text."""
    at = 0
    for found in _TOKEN.finditer(typed):
        piece = _piece(found, mention)
        if piece is None:
            continue
        yield from _plain(typed[at : found.start()])
        yield piece
        at = found.start() + len(piece.shown)
    yield from _plain(typed[at:])


def _piece(found: re.Match[str], mention: Mention | None) -> Piece | None:
    kind, shown = str(found.lastgroup), found.group()
    if kind in ("fence", "code"):
        return Piece(kind, shown)
    if kind in ("mark", "name"):
        mark = mention(shown) if mention else None
        return Piece("mark", shown, mark) if mark else None
    if kind in ("url", "domain"):
        shown = _trimmed(shown)
    target = {"email": f"mailto:{shown}", "domain": f"http://{shown}"}.get(kind, shown)
    return Piece("link", shown, target)


def _trimmed(link: str) -> str:
    while link and link[-1] in _TRAILING and not (link[-1] == ")" and link.count("(") >= link.count(")")):
        link = link[:-1]
    return link


def _plain(text: str) -> Iterator[Piece]:
    rest = re.compile("|".join(map(re.escape, _EMOJI)))
    at = 0
    for found in rest.finditer(text):
        if found.start() > at:
            yield Piece("text", text[at : found.start()])
        yield Piece("emoji", found.group(), _EMOJI[found.group()])
        at = found.end()
    if at < len(text):
        yield Piece("text", text[at:])


def rich_text(typed: str, block_id: str, mention: Mention | None = None) -> Json:
    """The rich_text block that comes with such a message; lines that begin with > are quotes, fences preformatted."""
    elements: list[Json] = []
    for kind, text in _sections(typed):
        parts = [_part(piece) for piece in pieces(text, mention)]
        if kind == "rich_text_preformatted":
            parts = [{"type": "text", "text": text}]
        if parts:
            elements.append({"type": kind, "elements": parts})
    return {"type": "rich_text", "block_id": block_id, "elements": elements or [{"type": _PLAIN, "elements": []}]}


_PLAIN = "rich_text_section"


def _sections(typed: str) -> Iterator[tuple[str, str]]:
    for index, part in enumerate(typed.split("```")):
        if index % 2:
            yield "rich_text_preformatted", part.strip("\n")
            continue
        lines: list[str] = []
        quoted = False
        for line in part.split("\n"):
            if line.startswith("> ") is not quoted and lines:
                yield "rich_text_quote" if quoted else _PLAIN, "\n".join(lines)
                lines = []
            quoted = line.startswith("> ")
            lines.append(line.removeprefix("> ") if quoted else line)
        if any(lines):
            yield "rich_text_quote" if quoted else _PLAIN, "\n".join(lines)


def _part(piece: Piece) -> Json:
    if piece.kind == "link":
        shown = {} if piece.shown == piece.target else {"text": piece.shown}
        return {"type": "link", "url": piece.target, **shown}
    if piece.kind == "emoji":
        return {"type": "emoji", "name": piece.target}
    if piece.kind == "code":
        return {"type": "text", "text": piece.shown.strip("`"), "style": {"code": True}}
    if piece.kind == "mark":
        return _mark(piece.target)
    return {"type": "text", "text": piece.shown}


def _mark(mark: str) -> Json:
    name = mark[2:-1].partition("|")[0]
    if mark.startswith("<@"):
        return {"type": "user", "user_id": name}
    if mark.startswith("<#"):
        return {"type": "channel", "channel_id": name}
    return {"type": "broadcast", "range": name}
