"""How does a string go into Slack, or come out of it, without becoming anything else? Pure.

Slack's mrkdwn knows three control characters, `&`, `<` and `>`; each is escaped exactly once, in every string that is
not our own. `*`, `_`, `~` and the back-tick have no escape, so what others wrote stands in code marks with its
back-ticks out.
"""

import re
import unicodedata
from datetime import UTC, datetime

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BACK = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_LINK = re.compile(r"<(?P<target>[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>")
_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_JOINER, _TONES = "\u200d", range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
ELLIPSIS = "…"


def escape(value: str) -> str:
    """`value` as mrkdwn shows it literally. Call it once, where the string enters a payload."""
    return re.sub("[&<>]", lambda found: _ENTITIES[found[0]], value)


def unescape(value: str) -> str:
    """What a person typed, from what Slack delivered."""
    return re.sub("&(?:amp|lt|gt);", lambda found: _BACK[found[0]], value)


def visible(value: str) -> str:
    """`value` without control characters, direction overrides and zero-width signs: what is read is what is there."""
    return _INVISIBLE.sub("", value)


def one_line(value: str) -> str:
    """`value` on a single line, with single spaces."""
    return _SPACES.sub(" ", visible(value)).strip()


def code(value: str, length: int = 200) -> str:
    """A foreign string in code marks: one line, no back-ticks, escaped, at most `length` characters of it."""
    return f"`{escape(truncate(one_line(value.replace('`', '')), length)) or ' '}`"


def plain(value: str) -> str:
    """A string for a `plain_text` object, which knows no escape: angle brackets become look-alikes."""
    return one_line(value).replace("<", "‹").replace(">", "›")


def link(url: str, label: str) -> str:
    """A link of our own knowledge base. The label may be anything; the address must come from the base."""
    return f"<{escape(url).replace('|', '%7C')}|{escape(one_line(label)).replace('|', '/')}>"


def date(at: datetime) -> str:
    """A moment as each reader's Slack writes it: in their time zone, `today` and `yesterday` in their language."""
    fallback = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}}, {{time}}|{fallback}>"


def unlink(value: str) -> str:
    """`<mailto:a@b.it|a@b.it>` -> `a@b.it`, `<http://x.com|x.com>` -> `x.com`; entities become characters again."""
    return unescape(_LINK.sub(_unlinked, value))


def without_mentions(value: str, person: str = "") -> str:
    """`value` without mentions of `person`, or without any mention of a person where none is named."""
    wanted = re.compile(rf"<@{re.escape(person)}(?:\|[^>]*)?>") if person else _MENTION
    return wanted.sub(" ", value).strip()


def truncate(value: str, length: int) -> str:
    """At most `length` characters, cut before a whole sign (never inside an emoji or a letter with its accents)."""
    if len(value) <= length:
        return value
    end = max(length - len(ELLIPSIS), 0)
    while end > 0 and _joins(value, end):
        end -= 1
    return value[:end].rstrip() + ELLIPSIS if length > 0 else ""


def truncate_lines(value: str, length: int) -> str:
    """At most `length` characters, cut at the end of a line where one is near."""
    if len(value) <= length:
        return value
    cut = value.rfind("\n", length // 2, length - len(ELLIPSIS))
    return f"{value[:cut]}\n{ELLIPSIS}" if cut > 0 else truncate(value, length)


def _joins(value: str, at: int) -> bool:
    """Would cutting before `at` tear a sign apart?"""
    here, before = value[at], value[at - 1]
    if unicodedata.combining(here) or here in (_JOINER, "\ufe0f", "\u20e3") or ord(here) in _TONES:
        return True
    if ord(here) in _FLAGS and ord(before) in _FLAGS:
        return _flags_before(value, at) % 2 == 1
    return before == _JOINER


def _flags_before(value: str, at: int) -> int:
    count = 0
    while count < at and ord(value[at - 1 - count]) in _FLAGS:
        count += 1
    return count


def _unlinked(found: re.Match[str]) -> str:
    target, label = found["target"], found["label"]
    if target.startswith(("@", "#", "!")):
        return label or ""
    if target.startswith("mailto:"):
        return label or target.removeprefix("mailto:")
    return label or target
