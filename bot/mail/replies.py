"""Where does a text hold a mail server's reply: its code, its enhanced code, its words?

Knows the form of replies (RFC 5321 section 4.2, RFC 2034, RFC 3463), not what they mean.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, or a code that stands alone. Spans index the text that was searched, `end` exclusive."""

    code: str | None
    """Three digits, `550`."""
    enhanced: str | None
    """`5.7.26`."""
    start: int
    end: int
    """The end of the codes, not of the words."""


CODE = r"(?:2[125]\d|3[35]\d|4[2-7]\d|5[0-9]\d)"
ENHANCED = r"[245]\.\d{1,3}\.\d{1,3}"
_TOGETHER = re.compile(
    rf"(?<![\w.,/:-])(?P<code>{CODE})(?:[ \t]{{1,2}}|-| - |: |/|, |[ \t]?[#(\[]{{1,2}})#?"
    rf"(?P<enhanced>{ENHANCED})(?![\w]|\.\w)"
)
_ALONE = re.compile(rf"(?<![\w.,])(?<!\d[-:/])(?P<enhanced>{ENHANCED})(?![\w%€$]|\.\w)")
_INTRODUCED = re.compile(
    r"(?:said|says|returned|reply|replied|respon\w+|answer\w*|error|errore|err|code|codice|codes?|код\w*|kod\w*|"
    r"помилк\w*|b[łl][ąa]d\w*|ошибк\w*|fehler\w*|erreur|erro|smtp|bounce\w*|ndr|status|відповід\w*|odpowied\w*|rispost\w*|"
    r"rejected|refused|відмов\w*|zwrotk\w*)[\s:#=№'\"`(«<]{1,5}(?:with |con |з |z |nr |no |n\. ?)?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w.,:/@-])(?P<code>{CODE})(?!\d|\w|[.,:]\d|-\d{{3}}|\s?(?:€|\$|%|euro|eur\b|usd|zł|zl\b|грн|mb\b|kb\b|гб|мб))",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"(?m)^[\s>|*•#-]{{0,6}}(?P<code>{CODE})[ \t-]+(?=[A-Za-z<(\[*\"'])")
_NOT_A_CODE_BEFORE = re.compile(
    r"(?:\bv|version|versione|версі\w+|wersj\w+|release|ios|android|postfix|exim|firmware|build)[ .]{0,2}$",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(rf"\s*#?(?P<code>{CODE})\s*[?!.=]*\s*")
_FOLLOWED = re.compile(
    r"[\s`\"')]{1,3}(?:error|errore|bounce|reject|ndr|code\b|from\b|помилк|b[łl][ąa]d|fehler|erreur|erro\b)",
    re.IGNORECASE,
)
_CONTINUED = re.compile(rf"[ \t]*\r?\n[ \t>]*(?P<code>{CODE})[ -](?:(?P<enhanced>{ENHANCED})[ \t]?)?")


def find(text: str) -> tuple[Reply, ...]:
    """Every reply code in `text`, in order: pairs first, then enhanced codes alone, then codes that words introduce.

    Numbers that only look alike (addresses, dates, prices, telephone numbers, versions) are left out.
    """
    found: list[Reply] = []
    taken: list[tuple[int, int]] = []
    for reply in (*_pairs(text), *_enhanced(text), *_plain(text)):
        span = (reply.start, reply.end)
        at = bisect_left(taken, span)
        # What is taken is sorted and apart, so that only the neighbours can overlap.
        if (at == 0 or taken[at - 1][1] <= reply.start) and (at == len(taken) or taken[at][0] >= reply.end):
            taken.insert(at, span)
            found.append(reply)
    return tuple(sorted(found, key=lambda reply: reply.start))


def continuations(text: str) -> Iterator[tuple[int, int]]:
    """Spans that join the lines of one reply: the line break and the code repeated after it (`550-a\\n550 b`)."""
    for found in _CONTINUED.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if re.match(rf"[\s>|*]*{found['code']}[ -]|.*(?<!\d){found['code']}-", text[line : found.start()]):
            yield found.span()


def repeats(text: str) -> Iterator[tuple[int, int]]:
    """Spans of codes that a relay left in the middle of a reply it had put on one line (`550-5.7.1 a 550 5.7.1 b`)."""
    before: re.Match[str] | None = None
    for found in _TOGETHER.finditer(text):
        same = before is not None and (before["code"], before["enhanced"]) == (found["code"], found["enhanced"])
        if same and text[found.start() - 1 : found.start()] == " ":
            yield found.start(), min(found.end() + 1, len(text))
        elif text[found.start() + 3 : found.start() + 4] == "-":
            before = found
        else:
            before = None


def _pairs(text: str) -> Iterator[Reply]:
    for found in _TOGETHER.finditer(text):
        yield Reply(found["code"], found["enhanced"], *found.span())


def _enhanced(text: str) -> Iterator[Reply]:
    for found in _ALONE.finditer(text):
        if not _NOT_A_CODE_BEFORE.search(text[max(0, found.start() - 12) : found.start()]):
            yield Reply(None, found["enhanced"], *found.span())


def _plain(text: str) -> Iterator[Reply]:
    for found in _BARE.finditer(text):
        start, end = found.span()
        if _INTRODUCED.search(text[max(0, start - 28) : start]) or _FOLLOWED.match(text, end):
            yield Reply(found["code"], None, start, end)
    if alone := _NOTHING_ELSE.fullmatch(text):
        yield Reply(alone["code"], None, *alone.span("code"))
    for found in _LEADING.finditer(text):
        yield Reply(found["code"], None, *found.span("code"))
