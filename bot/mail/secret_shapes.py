"""Which secrets are known by their shape alone: keys, tokens, app passwords, what a client says when it logs in?"""

import re
from collections.abc import Iterator

from bot.mail.secret_words import Span

_GROUPS = re.compile(r"(?<![\w-])[a-z]{4}(?P<sep>[ \u00a0-]?)[a-z]{4}(?P=sep)[a-z]{4}(?P=sep)[a-z]{4}(?![\w-])")
_ABOUT_PASSWORDS = re.compile(
    r"pass|pwd|парол|has[łl]|generat|додатк|app\b|apple|google|yahoo|code|codice|код", re.IGNORECASE
)
_PEM = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----"
    r"(?:(?s:.{0,16000}?)-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----|[\w+/=,:\s-]*)"
)
_TOKEN = re.compile(
    r"\b(?:xox[abeoprs]-[\w-]{8,}|xapp-[\w-]{8,}|sk-[\w-]{16,}|[sr]k_(?:live|test)_\w{10,}|gh[opsu]_\w{20,}|github_pat_\w{20,}|"
    r"glpat-[\w-]{16,}|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[\w-]{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|pat-[a-z]{2}\d-[0-9a-f-]{30,}|"
    r"eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)"
    r"|(?<=hooks\.slack\.com/services/)[\w/]{20,}"
    r"|(?<=\bBearer )[\w.~+/=-]{16,}|(?<=\bBasic )(?=\S*[\d=])[\w+/]{12,}={0,2}(?=\s|$)"
    r"|\bkey-[0-9a-z]{32}\b|\bx(?:smtp|key)sib-[0-9a-f]{32,}-\w{6,}|\bya29\.[\w-]{16,}|\b1//0[\w-]{16,}|\bshpat_\w{20,}"
)  # fmt: skip
_SASL = re.compile(
    r"(?:\bAUTH[ ](?:PLAIN|LOGIN|XOAUTH2|CRAM-MD5)|^(?:S: ?)?334(?:[ ][\w+/=]{0,60})?)[ \t]?\r?\n?(?:C: ?|&gt; ?|> ?)?"
    r"(?P<value>(?=[\w+/]{0,200}[A-Z0-9=])(?=[\w+/]{0,200}[a-z])[A-Za-z0-9+/]{6,2000}={0,2})(?=\s|$|`)",
    re.MULTILINE,
)
"""An SMTP client's answer to `334`, or what it sends along with AUTH: base64 of the address and of the password."""
_IMAP = re.compile(
    r"(?<![\w.])[\w.]{0,8}\d[ ]LOGIN[ ](?:\"[^\"\n]{1,80}\"|[^\s\"]{1,80})[ ]"
    r"(?:\"(?P<quoted>[^\"\n]{1,80})\"|(?P<bare>[^\s\"]{2,80}))"
)
_HEX = re.compile(
    r"(?<![\w-])(?=[0-9a-f]{0,31}\d)(?:[0-9a-f]{32,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"[a-z]*(?:tion|tions|ione|ioni|mente?|ments?|ness|ity|ities|ing|ings|ated|able|ally|ical|ania|enia|aniu|eniu|anie|"
    r"enie|aniem|eniem|osci|acja|acji|acje|owego|owany|owana|owane|iczny|iczna|iczne|lnych|lnie)$"
)
_NATURAL = re.compile(r"(?:[^aeiouy]{0,2}[aeiouy]){6,16}[^aeiouy]{0,2}$")
"""A word of sixteen letters rather than sixteen random ones."""
_ABOUT_KEYS = re.compile(r"\bapi|secret|token|hapikey|токен|ключ api", re.IGNORECASE)
_COMMON = frozenset(
    """
    that this they them then than have been were with from when what will your mail user does sell snov want need
    only also same sent just like into over some more much very here there each both next last time file send sync
    ones does dont cant come dove solo alla dato dopo anno meno fare ogni cosa cosi sono loro mail tipo sola modo
    nome casa vuol deve puoi jest albo tylko jego jako aby lecz nowe stare brak moze wiem port host spam junk list
    page link text code team help year back down well said says make made find know take test sure look work used
    open good done gets case plus
    """.split()
)


def shapes(text: str) -> Iterator[Span]:
    """What needs no word beside it, or only one nearby."""
    for found in _PEM.finditer(text):
        yield Span(found.start(), found.end(), "private_key")
    for found in _TOKEN.finditer(text):
        yield Span(found.start(), found.end(), "token")
    for found in _HEX.finditer(text):
        if _ABOUT_KEYS.search(text, max(0, found.start() - 60), found.start()):
            yield Span(found.start(), found.end(), "token")
    for found in _SASL.finditer(text):
        yield Span(*found.span("value"), "password")
    for found in _IMAP.finditer(text):
        yield Span(*found.span("quoted" if found["quoted"] else "bare"), "password")
    yield from _app_passwords(text)


def _app_passwords(text: str) -> Iterator[Span]:
    for found in _GROUPS.finditer(text):
        groups = re.findall("[a-z]{4}", found.group(0))
        near = text[max(0, found.start() - 80) : found.start()] + " " + text[found.end() : found.end() + 40]
        whole = not found["sep"] and (_WORD.match(found.group(0)) or _NATURAL.match(found.group(0)))
        if not whole and sum(group in _COMMON for group in groups) < 2 and _ABOUT_PASSWORDS.search(near):
            yield Span(found.start(), found.end(), "app_password")
