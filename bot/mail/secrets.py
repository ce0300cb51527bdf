"""Which characters of a text are a secret that someone pasted, and what is left when they are cut?

Only an assigned secret counts: `password: x`, `user:pass@host`, an app password, a token, a private key. A sentence
that merely speaks of passwords is left alone, in English, Italian, Ukrainian and Polish. Every look-around is bounded,
so that a long text takes a long text's time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.mail.secret_pairs import pairs
from bot.mail.secret_shapes import shapes
from bot.mail.secret_words import BULLET, LABEL, ORDINARY, QUOTE, TAIL, Span, closing, is_odd, is_secret, kind

__all__ = ["BULLET", "Cut", "cut"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with its secrets replaced, as long as the text it was made from, so that spans stay valid."""

    text: str
    kinds: tuple[str, ...]
    """Of `password`, `app_password`, `token`, `private_key`, `url_credentials`, in order of first appearance."""


_LINKS = r"(?:is|was|è|e'|é|це|—|–|-|jest|to|ist|est)"
_ASSIGNED = re.compile(
    rf"(?<![^\W_]){LABEL}[{QUOTE}_)]{{0,3}}\s{{0,3}}(?P<sep>(?:\s{_LINKS})?\s{{0,2}}(?::=|[=-](?:>|&gt;)|→|[:=])|\s{_LINKS}\s)"
    rf"[ \t]{{0,4}}(?P<gap>\n?)[ \t]{{0,4}}(?P<open>[{QUOTE}_]{{0,3}})(?P<value>[^\s{QUOTE}]{{2,200}})",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"(?<![^\W_])(?<![=:])(?<![=:]\s){LABEL}(?:[ \t]{{1,8}}|,[ ])[{QUOTE}(]{{0,2}}(?P<value>[^\s{QUOTE}()]{{6,200}})",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"(?<![^\W_])(?<![=:]){LABEL}(?P<between>(?:[ \t]{{1,3}}[^\W\d_]{{1,14}}){{1,5}}?)"
    rf"(?P<sep>[ \t]{{0,2}}(?:[=-](?:>|&gt;)|→|[:=])|[ \t]{{1,2}}[–—-](?=\s))?[ \t]{{1,3}}[{QUOTE}]{{0,2}}"
    rf"(?P<value>(?=\S{{0,63}}\d)[^\s{QUOTE}()]{{6,64}})",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:is|was|to|in|sarebbe|era|è|è|con|jest|było|na|to|на|нього|неї|був|буде|такий)$", re.IGNORECASE)
_OTHER = re.compile(
    rf"\b(?:old|new|other|vecchi[ao]|nuov[ao]|altr[ao]|star[aey]|now[aey]|стар\w{{1,3}}|нов\w{{1,3}})"
    rf"(?:[ ]one)?[ ]{{0,2}}(?:[:=–—-]|is|è|to|це)"
    rf"[ ]{{0,2}}[{QUOTE}]{{0,2}}(?P<value>[^\s{QUOTE}]{{6,64}})",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"^[>\s*_`-]{{0,6}}(?:&gt;[ ])?(?:[\w-]{{1,12}}[ _.-])?{LABEL}"
    r"[*_`]{0,2}[ ]{0,3}[:=][ ]{0,3}(?P<value>[^\n<>]{4,60}?)[ \r]{0,2}$",
    re.IGNORECASE | re.MULTILINE,
)
_MARK = re.compile(r"^[ \t]{0,8}(?:[•◦▪]|\d{1,3}\.)(?=[ \t])", re.MULTILINE)
_SETTING = re.compile(r"[>\s*_`-]{0,6}(?:&gt;[ ])?[^\W\d_][\w ./-]{1,24}[*_`]{0,2}[ ]{0,3}[:=][ ]{0,3}\S")


def cut(text: str) -> Cut:
    """The text with each secret character replaced by `•`, and what kinds of secrets there were."""
    spans = sorted(_spans(_without_marks(text)), key=lambda span: span.start)
    if not spans:
        return Cut(text, ())
    characters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if not characters[at].isspace():
                characters[at] = BULLET
    return Cut("".join(characters), tuple(dict.fromkeys(span.kind for span in spans)))


def _without_marks(text: str) -> str:
    """As long as it was: the lines of a list belong together as other lines do."""
    return _MARK.sub(lambda found: " " * len(found[0]), text)


def _spans(text: str) -> Iterator[Span]:
    yield from shapes(text)
    yield from pairs(text)
    yield from _assigned(text)
    yield from _followed(text)
    yield from _lines(text)


def _assigned(text: str) -> Iterator[Span]:
    for found in _ASSIGNED.finditer(text):
        start, end = found.span("value")
        quoted_end = closing(text, start, found["open"])
        value = text[start:quoted_end] if quoted_end else found["value"].rstrip(TAIL) or found["value"]
        firm = not found["sep"].isspace() and found["sep"].strip()[-1] in ":=>→;" and not found["gap"]
        if is_secret(value, firm=firm and _stands_alone(text, start + len(value)), quoted=quoted_end > 0):
            yield Span(start, max(quoted_end, min(end, start + len(value))), kind(found.group(0)))


def _followed(text: str) -> Iterator[Span]:
    for found in _FOLLOWS.finditer(text):
        value = found["value"].rstrip(TAIL)
        number = value.isdigit() and len(value) >= 6
        if number or (is_odd(value) or ("," not in found.group(0) and _is_word(value))):
            yield Span(found.start("value"), found.start("value") + len(value), kind(found.group(0)))
    for found in _NEAR.finditer(text):
        value = found["value"].rstrip(TAIL)
        led = found["sep"] or _LEADS.search(found["between"])
        if is_odd(value) and (led or not value.strip("!?").replace("-", "").replace(".", "").isalnum()):
            yield Span(found.start("value"), found.start("value") + len(value), kind(found.group(0)))
    seen = re.search(rf"(?<![^\W_]){LABEL}(?![^\W_])", text, re.IGNORECASE)
    for found in _OTHER.finditer(text) if seen else ():
        value = found["value"].rstrip(TAIL)
        if is_odd(value):
            yield Span(found.start("value"), found.start("value") + len(value), "password")


def _is_word(value: str) -> bool:
    """A secret without digits, right behind the word that announces it."""
    return (
        "=" not in value
        and not value.startswith("<")
        and is_secret(value, firm=False, quoted=False)
        and any(map(str.isalpha, value))
    )


def _lines(text: str) -> Iterator[Span]:
    """A password of several words, in a block of settings."""
    for found in _LINE.finditer(text):
        value = found["value"]
        before = text[max(0, found.start() - 80) : max(0, found.start() - 1)].rpartition("\n")[2]
        after = text[found.end() + 1 : found.end() + 80]
        settings = _SETTING.match(before) or _SETTING.match(after)
        first = value.split()[0].strip(QUOTE)
        if settings and " " in value and len(value.split()) <= 6 and not ORDINARY.match(first):
            yield Span(*found.span("value"), kind(found.group(0)))


def _stands_alone(text: str, end: int) -> bool:
    """Whether what follows a value ends the statement, as after `pass=x` and not as after `password: the old one`."""
    return (
        re.match(r"[.,;:)!?\]>|'\"`*_]*(?:$|\n|[,;|)]|\s+(?:and|e|ed|і|та|й|i|oraz)\b|\s*/)", text[end : end + 12])
        is not None
    )
