"""What does a Slack message say once its markup is gone, and where did each character stand?

Knows which stretches are quoted or code (a server's or a customer's words) and which are the agent's own words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.mail.replies import continuations, repeats


class Voice(IntEnum):
    """Whose words a stretch is made of."""

    OWN = 0
    QUOTE = 1
    CODE = 2


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text derived from another; `starts[i]` to `ends[i]` is what character `i` stands for in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that `start` to `end` of this text stand for."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[tuple[int, int, "str | tuple[int, int]"]]) -> "Mapped":
        """A copy with spans replaced: by a string, or by a narrower span of this text. Edits come sorted."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for start, end, put in edits:
            if start < last:
                continue
            for low, high in ((last, start), put if isinstance(put, tuple) else (0, 0)):
                parts.append(self.text[low:high])
                starts.extend(self.starts[low:high])
                ends.extend(self.ends[low:high])
            if isinstance(put, str) and put:
                parts.append(put)
                starts.extend([self.starts[start]] * len(put))
                ends.extend([self.ends[end - 1]] * len(put))
            last = end
        parts.append(self.text[last:])
        starts.extend(self.starts[last:])
        ends.extend(self.ends[last:])
        return Mapped("".join(parts), starts, ends)

    def replaced(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], "str | tuple[int, int]"]) -> "Mapped":
        """A copy with every match of `pattern` replaced by what `put` says of it."""
        if not pattern.search(self.text):
            return self
        return self.edited((found.start(), found.end(), put(found)) for found in pattern.finditer(self.text))


@dataclass(frozen=True, slots=True)
class Plain:
    """A message without markup, with the way back to the original and the voice of each of its characters."""

    body: Mapped
    voices: bytes
    """A `Voice` for each character of `text`."""

    @property
    def text(self) -> str:
        """The words alone."""
        return self.body.text

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of `text` stands in the original."""
        return self.body.origin(start, end)

    def voice(self, at: int) -> Voice:
        """Whose word the character at `at` of `text` belongs to."""
        return Voice(self.voices[at]) if at < len(self.voices) else Voice.OWN

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, voice) of each stretch of one voice between two places of `text`."""
        while start < end:
            rest = self.voices[start:end]
            same = len(rest) - len(rest.lstrip(rest[:1]))
            yield start, start + same, rest[0]
            start += same


_ANGLE = re.compile(
    r"<mailto:(?P<mail>[^|>\s]+)(?:\|(?P<mail_label>[^>\n]*))?>"
    r"|<(?P<link>(?:https?|tel|ftp)://?[^|>\s]+|tel:[^|>\s]+)(?:\|(?P<link_label>[^>\n]*))?>"
    r"|<!date\^[^>\n]*\|(?P<date>[^>\n|]*)>"
    r"|<[@#!][^<>\s][^<>\n]{0,120}>"
)
_ENTITY = re.compile(r"&(?P<name>lt|gt|amp|quot|nbsp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "nbsp": " "}
_FENCE = re.compile(r"```(?P<body>.*?)(?:```|\Z)", re.DOTALL)
_INLINE = re.compile(r"`(?P<body>[^`\n]+)`")
_QUOTED = re.compile(r"(?m)^[ \t]*(?P<mark>>+[ \t]?)(?P<body>.*)$")
_STYLED = re.compile(r"(?<![\w*_~])(?P<mark>[*_~])(?=\S)(?P<body>[^*_~\n]{1,300})(?<=\S)(?P=mark)(?![\w*_~])")
_EMOJI = re.compile(r"(?<![\w:]):[a-z0-9+][a-z0-9_+'-]{0,40}:(?:skin-tone-\d:)?(?![\w:])")
_SPACES = re.compile(r"[ \t\r\n\u00a0\u2028]+")


def plain(text: str) -> Plain:
    """The message without Slack's markup: links, mentions, entities, code marks, quote marks, bold, emoji."""
    voices = bytearray(len(text))
    body = Mapped(text, range(len(text)), range(1, len(text) + 1)).replaced(_ANGLE, _unangled)
    body = body.replaced(_ENTITY, lambda found: _ENTITIES[found["name"]])
    _mark(body, voices, _QUOTED, Voice.QUOTE)
    _mark(body, voices, _INLINE, Voice.CODE)
    _mark(body, voices, _FENCE, Voice.CODE)
    body = body.replaced(_FENCE, lambda found: found.span("body")).replaced(_INLINE, lambda found: found.span("body"))
    body = body.replaced(_QUOTED, lambda found: found.span("body"))
    own = [found for found in _EMOJI.finditer(body.text) if voices[body.starts[found.start()]] != Voice.CODE]
    body = body.edited((found.start(), found.end(), " ") for found in own)
    body = body.replaced(_STYLED, lambda found: found.span("body"))
    return Plain(body, bytes(map(voices.__getitem__, body.starts)))


def folded(body: Mapped) -> Mapped:
    """One line: the parts of a multi-line reply joined without their repeated codes, white space made single."""
    joined = body.edited((start, end, " ") for start, end in continuations(body.text))
    spaced = joined.replaced(_SPACES, lambda found: found.span() if found.group() == " " else " ")
    return spaced.edited((start, end, "") for start, end in repeats(spaced.text))


def _unangled(found: re.Match[str]) -> "str | tuple[int, int]":
    for name in ("mail_label", "mail", "link_label", "link", "date"):
        if found[name]:
            return found.span(name)
    return " "


def _mark(body: Mapped, voices: bytearray, pattern: re.Pattern[str], voice: Voice) -> None:
    for found in pattern.finditer(body.text):
        start, end = body.origin(*found.span("body"))
        voices[start:end] = bytes((voice,)) * (end - start)
