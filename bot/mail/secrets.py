"""Which characters of a text are a secret that someone pasted, and what is left when they are cut?

Only an assigned secret counts: `password: x`, `user:pass@host`, an app password, a token, a private key. A sentence
that merely speaks of passwords is left alone, in English, Italian, Ukrainian and Polish.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BULLET = "•"
_TAIL = ".,;:)?]>|"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with its secrets replaced, as long as the text it was made from, so that spans stay valid."""

    text: str
    kinds: tuple[str, ...]
    """Of `password`, `app_password`, `token`, `private_key`, `url_credentials`, in order of first appearance."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: str


_LABEL = (
    r"(?:pass(?:word|wd|wort|phrase|code)?|pwd|psw|pw|parola\s+d'ordine|parola\s+chiave|has[łl](?:o|em|a)|"
    r"парол(?:ь|ем|я|і)|kennwort|contrase[ñn]a|senha|mot\s+de\s+passe|(?:client[_ ]?)?secret|"
    r"api[_ -]?key|(?:access[_ -]?|auth[_ -]?|api[_ -]?)?token)"
)
_QUOTE = "\"'`«»“”„‘’*"
_ASSIGNED = re.compile(
    rf"(?<![^\W_]){_LABEL}[{_QUOTE}_)]{{0,3}}\s{{0,3}}(?P<sep>:=|=>|->|→|[:=]|\s(?:is|was|è|e'|é|це|—|–|-|jest|to|ist|est)\s)"
    rf"[ \t]{{0,4}}(?P<gap>\n?)[ \t]{{0,4}}(?P<open>[{_QUOTE}_]{{0,3}})(?P<value>[^\s{_QUOTE}]{{2,80}})",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"(?<![^\W_]){_LABEL}[ \t]{{1,2}}[{_QUOTE}(]{{0,2}}(?P<value>[^\s{_QUOTE}()]{{6,64}})", re.IGNORECASE
)
_PAIR = re.compile(
    rf"(?<![^\W_])(?:user(?:name)?|login|utente|логін|użytkownik)\s{{0,2}}[/+&,]\s{{0,2}}{_LABEL}\s{{0,2}}[:=]\s{{0,2}}"
    r"(?P<user>[^\s/|,;]{1,64})\s{0,2}[/|,;]\s{0,2}(?P<value>[^\s,;]{3,64})",
    re.IGNORECASE,
)
_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,14}://[^\s/:@<>|]{1,64}:(?P<value>[^\s/<>|]{1,80})@(?=[\w\[])", re.IGNORECASE)
_BARE_URL = re.compile(
    r"(?<![\w/:.@+-])(?P<user>[\w.+-]{2,40}):(?P<value>[^\s:@/<>|]{4,40})@(?=[\w-]{1,63}\.[\w.-]{2})"
)
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
    r"|(?<=AUTH PLAIN )[\w+/]{8,}={0,2}"
)  # fmt: skip
_ADDRESS = re.compile(r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+\W*$")
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://.*|[\w-]+(?:\.[a-z][\w-]*)+(?::\d{2,5})?)[.,;:)!?]*$")
_NOT_LABELS = frozenset(
    """
    mailto email e-mail mail from to cc bcc reply-to da a do od od: від кому sender recipient rfc822 smtp imap
    cliente client klient клієнт contatto kontakt контакт address adres indirizzo адреса user utente login for per
    to: host
    """.split()
)
_ORDINARY = re.compile(
    r"(?:wrong|incorrect|invalid|correct|right|ok|fine|good|same|not|no|none|yes|expired?|require[ds]?|changed?|reset|forgot|"
    r"accepted|refused|rejected|unknown|missing|empty|and|or|but|the|this|that|what|why|how|still|verified|checked|error|failed|"
    r"authentication|login|user|field|app|new|old|his|her|their|errat[ao]|sbagliat[ao]|giust[ao]|corrett[ao]|scadut[ao]|"
    r"cambiat[ao]|rifiutat[ao]|accettat[ao]|richiest[ao]|non|nn|stess[ao]|nuov[ao]|vecchi[ao]|che|come|perch[eéè]|dove|per|"
    r"mancante|verificat[ao]|не|ні|так|немає|невірн\w*|неправильн\w*|правильн\w*|вірн\w*|нов\w*|стар\w*|той|такий|потрібен|"
    r"змін\w*|прийма\w*|відхил\w*|помилк\w*|що|як|чому|де|до|для|від|і|та|але|źle|zł[eya]\w*|błęd\w*|bled\w*|nie\w*|tak|dobr\w*|"
    r"popraw\w*|praw\w*|now\w*|star\w*|ten|tak\w*|zmien\w*|wygas\w*|odrzuc\w*|co|jak|dlaczego|gdzie|do|dla|od|i|ale|"
    r"where|when|which|who|quando|quale|chi|коли|який|яка|хто|kiedy|który|która|kto|oauth2?|imap4?|pop3|office365|outlook365|microsoft365|o365|m365|base64|sha256|smtp|gmail\w*|outlook\w*|2fa|mfa)\W*$",
    re.IGNORECASE,
)
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


def cut(text: str) -> Cut:
    """The text with each secret character replaced by `•`, and what kinds of secrets there were."""
    spans = sorted(_spans(text), key=lambda span: span.start)
    if not spans:
        return Cut(text, ())
    characters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if not characters[at].isspace():
                characters[at] = BULLET
    return Cut("".join(characters), tuple(dict.fromkeys(span.kind for span in spans)))


def _spans(text: str) -> Iterator[_Span]:
    for found in _PEM.finditer(text):
        yield _Span(found.start(), found.end(), "private_key")
    for found in _TOKEN.finditer(text):
        yield _Span(found.start(), found.end(), "token")
    yield from _credentials(text)
    yield from _passwords(text)
    yield from _app_passwords(text)


def _credentials(text: str) -> Iterator[_Span]:
    for found in _URL.finditer(text):
        yield _Span(*found.span("value"), "url_credentials")
    for found in _BARE_URL.finditer(text):
        value = found["value"]
        odd = any(not (character.isalnum() or character in "._-+") for character in value)
        mixed = any(map(str.isdigit, value)) and any(map(str.isupper, value))
        if found["user"].lower() not in _NOT_LABELS and (odd or mixed):
            yield _Span(*found.span("value"), "url_credentials")


def _passwords(text: str) -> Iterator[_Span]:
    for found in _PAIR.finditer(text):
        yield _Span(*found.span("value"), "password")
    for found in _ASSIGNED.finditer(text):
        start, end = found.span("value")
        quoted_end = _closing(text, start, found["open"])
        value = text[start:quoted_end] if quoted_end else found["value"].rstrip(_TAIL) or found["value"]
        firm = found["sep"] in (":", "=", ":=", "=>", "->", "→") and not found["gap"]
        if _is_secret(value, firm=firm and _stands_alone(text, start + len(value)), quoted=quoted_end > 0):
            yield _Span(start, max(quoted_end, min(end, start + len(value))), _kind(found.group(0)))
    for found in _FOLLOWS.finditer(text):
        value = found["value"].rstrip(_TAIL)
        if _is_secret(value, firm=False, quoted=False) and any(map(str.isalpha, value)):
            yield _Span(found.start("value"), found.start("value") + len(value), _kind(found.group(0)))


def _kind(text: str) -> str:
    lowered = text.lower()
    return "token" if lowered.startswith(("api", "token", "access", "auth")) else "password"


def _closing(text: str, start: int, opened: str) -> int:
    """Where a quoted value ends; 0 when it was not quoted or does not close on its line within 64 characters."""
    if not opened or opened[-1] in "_*":
        return 0
    pairs = {"«": "»", "“": "”", "„": "”“", "‘": "’"}
    for at in range(start, min(len(text), start + 64)):
        if text[at] in pairs.get(opened[-1], opened[-1]):
            return at if at - start >= 3 else 0
        if text[at] == "\n":
            break
    return 0


def _stands_alone(text: str, end: int) -> bool:
    """Whether what follows a value ends the statement, as after `pass=x` and not as after `password: the old one`."""
    return (
        re.match(r"[.,;:)!?\]>|'\"`*_]*(?:$|\n|[,;|)]|\s+(?:and|e|ed|і|та|й|i|oraz)\b|\s*/)", text[end : end + 12])
        is not None
    )


def _is_secret(value: str, *, firm: bool, quoted: bool) -> bool:
    """Whether a value looks like one. `firm`: an assignment sign stands before and nothing but an end after it."""
    if _ORDINARY.match(value) or _ADDRESS.match(value) or _HOST.match(value) or BULLET in value:
        return False
    digits = any(map(str.isdigit, value))
    letters = any(map(str.isalpha, value))
    odd = any(not character.isalnum() and character not in "-'’._/" for character in value)
    mixed = letters and (value[1:] != value[1:].lower() and value != value.upper())
    if len(value) >= 5 and ((digits and letters) or (odd and letters) or mixed):
        return True
    return (firm or quoted) and len(value) >= 4 and (letters or len(value) >= 6)


def _app_passwords(text: str) -> Iterator[_Span]:
    for found in _GROUPS.finditer(text):
        groups = re.findall("[a-z]{4}", found.group(0))
        near = text[max(0, found.start() - 80) : found.start()] + " " + text[found.end() : found.end() + 40]
        if sum(group in _COMMON for group in groups) < 2 and _ABOUT_PASSWORDS.search(near):
            yield _Span(found.start(), found.end(), "app_password")
