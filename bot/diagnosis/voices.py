"""Which words of a message are the person's own, and which are a server's, a screen's or a customer's?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.diagnosis.cues import alternatives
from bot.diagnosis.plain import Plain, Voice

_SERVER_LINE = re.compile(
    r"^\s*"
    + alternatives(r"""
        [245]\d\d-|#?(?:[245]\d\d )?(?:#?[245]\.\d{1,3}\.\d{1,3} )?(?<=[\d] )\s?[A-Z<\[(]
        [A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+:\s|(?:Action|Status|Subject|From|To|Date): |<[^>\s]+@[^>\s]+>:
        \"[^\"\s]+@[^\"\s]+\":|(?:The|This) (?:following|is|message|mail|e-?mail)\b
        Your (?:message|mail|e-?mail)\b|For (?:the following|explanation)|Delivery (?:to|has|failed|status)
        Message (?:not|could)|Hi\. This is|I'm (?:sorry|afraid)|Remote [Ss]erver|Diagnostic|Reporting|Final-
        Arrival|Generating server|Unrouteable|Undeliver|[A-Z]{2,6} \+?\w+ (?:NO|BAD)\b|\* (?:NO|BYE|BAD)
    """)
)
_SERVER_START = re.compile(
    r"(?<!\w)"
    + alternatives(r"""
        [245]\d\d[ -](?:#?[245]\.\d{1,3}\.\d{1,3}:? +)?[A-Z<\[]|[245]\.\d{1,3}\.\d{1,3} [A-Z<\[]|host \S+\s?\[
        status=\w+|SMTP error|[Rr]emote [Ss]erver|\[[A-Z]{6,}\]
    """)
)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Speech:
    """A message cut into what people say and what servers say."""

    plain: Plain
    spans: tuple[Span, ...]
    """Where people speak, in the plain text: own words, quotes and short code, without server lines."""

    def own(self) -> str:
        """The person's own words: no code, no quotes, no server lines.

        Where that leaves nothing the words of quotes count too, but never those of code or of a server.
        """
        own = self._kept((Voice.OWN,))
        return own if len(own.split()) >= 2 else self._kept((Voice.OWN, Voice.QUOTE))

    def _kept(self, voices: Sequence[Voice]) -> str:
        text = self.plain.text
        runs = (run for start, end in self.spans for run in self.plain.runs(start, end))
        parts = (text[start:end] for start, end, voice in runs if voice in voices)
        return "\n".join(part for part in parts if part.strip())


def speech(plain: Plain) -> Speech:
    """Which stretches are people's? What a server says in mid-line cuts the line, code or quote it stands in short."""
    spans: list[Span] = []
    at = 0
    for line in plain.text.split("\n"):
        end = at + len(line)
        found = _SERVER_LINE.match(line) or _SERVER_START.search(line)
        if found:
            start = at + found.start()
            spans += [(at, start), (_voice_end(plain, start, end), end)]
        else:
            spans.append((at, end))
        at = end + 1
    return Speech(plain, tuple((start, end) for start, end in spans if start < end))


def _voice_end(plain: Plain, start: int, end: int) -> int:
    """Where a server stops within a line: at the end of the code or quote it stands in, else at the end of the line."""
    first = next(plain.runs(start, end), None)
    return first[1] if first and first[2] != Voice.OWN else end
