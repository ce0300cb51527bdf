"""Are two unanswered questions the same one, and how is one shown without saying whose it was?"""

import re
from hashlib import sha256

from bot.diagnosis.fold import fold
from bot.diagnosis.plain import plain
from bot.mail.address import addresses
from bot.mail.secrets import BULLET

LONGEST = 200
_LINK = re.compile(r"\b(?:https?|ftp)://[^\s<>\"']+", re.IGNORECASE)
_HOST = re.compile(r"\b(?:[\w-]+\.)+[a-z]{2,}\b", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[\d ()/-]{4,}\d)|\b\d{5,}\b")
_HIDDEN = re.compile(rf"{BULLET}[{BULLET}\s]*")
_WORD = re.compile(r"[\w.]*\w")
_ANY = re.compile(r"\[(?:address|link|host|number|secret)\]")


def example(text: str, longest: int = LONGEST) -> str:
    """The question without addresses, links, hosts, long numbers and secrets, on one line. Secrets are cut already."""
    shown = plain(text).text
    for address in sorted({found.text for found in addresses(shown)}, key=len, reverse=True):
        shown = shown.replace(address, "[address]")
    for pattern, word in ((_LINK, "[link]"), (_HOST, "[host]"), (_NUMBER, "[number]"), (_HIDDEN, "[secret]")):
        shown = pattern.sub(word, shown)
    shown = " ".join(shown.split())
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def key(text: str) -> str:
    """The name of the question: the same for wordings that differ only in case, marks, addresses and long numbers.

    "" for a text without a word.
    """
    words = _WORD.findall(_ANY.sub(" ", fold(example(text))))
    return sha256(" ".join(words).encode()).hexdigest()[:16] if words else ""
