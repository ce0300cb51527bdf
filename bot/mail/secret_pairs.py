"""Which secrets stand beside an account or below a title: `user / password`, `user:password@host`, a field?"""

import re
from collections.abc import Iterator

from bot.mail.secret_words import LABEL, QUOTE, TAIL, Span, is_odd, kind

_PAIR = re.compile(
    rf"(?<![^\W_])(?:user(?:name)?|login|utente|логін|użytkownik)\s{{0,2}}[/+&,]\s{{0,2}}{LABEL}\s{{0,2}}[:=]\s{{0,2}}"
    r"(?P<user>[^\s/|,;]{1,64})\s{0,2}[/|,;]\s{0,2}(?P<value>[^\s,;]{3,64})",
    re.IGNORECASE,
)
_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,14}://[^\s/:@<>|]{1,64}:(?P<value>[^\s/<>|]{1,80})@(?=[\w\[])", re.IGNORECASE)
_BARE_URL = re.compile(
    r"(?<![\w/:.@+-])(?P<user>[\w.+-]{2,40}):(?P<value>[^\s:@/<>|]{4,40})@(?=[\w-]{1,63}\.[\w.-]{2})"
)
_LINKED = re.compile(
    r"(?P<user>[\w.%+-]{2,64}):<mailto:(?P<value>[^\s@<>|]{4,80})@[^\s<>|]{1,120}\|(?P<again>[^\s@<>|]{4,80})@"
)
"""`user:password@host` where Slack took the second half for an address."""
_NOT_LABELS = frozenset(
    """
    mailto email e-mail mail from to cc bcc reply-to da a do od od: від кому sender recipient rfc822 smtp imap
    cliente client klient клієнт contatto kontakt контакт address adres indirizzo адреса user utente login for per
    to: host
    """.split()
)
_AFTER_ADDRESS = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[`\"'*_>]{0,3}"
    r"(?=(?P<sep>[ \t]{0,3}[/|:,;–—-][ \t]{0,3}|[ \t]{1,4}|[ \t]{0,3}\r?\n(?:&gt;|[>\s]){0,4})[`\"'*_]{0,3}"
    r"(?P<value>[^\s`<>]{5,64})(?P<end>[ \t]{0,3}(?:\r?\n|$))?)"
)
_AFTER_NAME = re.compile(r"(?<![^\W_])[\w.-]{2,40}[ ]{0,2}[/|][ ]{0,2}(?P<value>[^\s/|<>`]{5,64})")
_CREDENTIALS = re.compile(
    r"(?<![^\W_])(?:creds?|credentials?|credenziali|dane (?:do )?logowania|дані (?:для )?входу|login|логін|utente|"
    rf"{LABEL})(?![^\W_])",
    re.IGNORECASE,
)
_TITLED = re.compile(
    rf"(?<![^\W_])(?:(?P<mark>[*_]){LABEL}:?(?P=mark):?[ \t]{{0,3}}\n|{LABEL}[*_]?[ \t]{{1,3}}\|)"
    rf"[ \t]{{0,4}}[{QUOTE}]{{0,2}}(?P<value>[^\s{QUOTE}|]{{4,200}})",
    re.IGNORECASE,
)


def pairs(text: str) -> Iterator[Span]:
    """The second half of each pair."""
    for found in _PAIR.finditer(text):
        yield Span(*found.span("value"), "password")
    yield from _in_urls(text)
    yield from _titled(text)
    for found in _AFTER_ADDRESS.finditer(text):
        value = found["value"].rstrip(TAIL)
        alone = "\n" not in found["sep"] or found["end"] is not None
        if alone and is_odd(value) and (_announced(text, found) or _is_joined(found["sep"], value)):
            yield Span(found.start("value"), found.start("value") + len(value), "password")
    for found in _AFTER_NAME.finditer(text):
        value = found["value"].rstrip(TAIL)
        if is_odd(value) and _CREDENTIALS.search(text, max(0, found.start() - 24), found.start()):
            yield Span(found.start("value"), found.start("value") + len(value), "password")


def _announced(text: str, found: re.Match[str]) -> bool:
    """Whether the words around speak of logging in."""
    before, after = max(0, found.start() - 60), min(len(text), found.end("value") + 60)
    return any(_CREDENTIALS.search(text, *part) for part in ((before, found.start()), (found.end("value"), after)))


def _is_joined(sep: str, value: str) -> bool:
    """`address:password`, as lists of accounts are written."""
    return sep == ":" and any(map(str.isupper, value)) and any(map(str.islower, value))


def _in_urls(text: str) -> Iterator[Span]:
    for found in _URL.finditer(text):
        yield Span(*found.span("value"), "url_credentials")
    for found in _BARE_URL.finditer(text):
        value = found["value"]
        odd = any(not (character.isalnum() or character in "._-+") for character in value)
        if found["user"].lower() not in _NOT_LABELS and (odd or _is_mixed(value)):
            yield Span(*found.span("value"), "url_credentials")
    for found in _LINKED.finditer(text):
        in_url = text[max(0, found.start() - 3) : found.start()] == "://"
        if in_url or (found["user"].lower() not in _NOT_LABELS and _is_mixed(found["value"])):
            yield Span(*found.span("value"), "url_credentials")
            yield Span(*found.span("again"), "url_credentials")


def _is_mixed(value: str) -> bool:
    """Digits and capitals: hardly the name of a mailbox."""
    return any(map(str.isdigit, value)) and any(map(str.isupper, value))


def _titled(text: str) -> Iterator[Span]:
    """The cell or the line below a title, as apps lay out fields and tables."""
    for found in _TITLED.finditer(text):
        value = found["value"].rstrip(TAIL)
        if is_odd(value):
            yield Span(found.start("value"), found.start("value") + len(value), kind(found.group(0)))
