"""Which words announce a secret, and does what follows look like one?"""

import re
from dataclasses import dataclass

BULLET = "•"
LABEL = (
    r"(?:pass(?:word|wd|wort|phrase|code|w)?|pwd|psw|pw|parola\s+d'ordine|parola\s+chiave|has[łl](?:o|em|a)|"
    r"парол(?:ь|ем|я|і)|пас|kennwort|contrase[ñn]a|senha|mot\s+de\s+passe|"
    r"secret[_ ]?access[_ ]?key|(?:client[_ ]?|signing[_ ]?|api[_ ]?)?secret|h?api[_ -]?key|"
    r"(?:chiave|klucz|ключ)\s+api|"
    r"(?:access[_ -]?|auth[_ -]?|api[_ -]?|refresh[_ -]?)?token|токен)"
)
QUOTE = "\"'`«»“”„‘’*"
TAIL = ".,;:)?]>|"
ADDRESS = re.compile(r"[^\s@:/]+@[\w-]+(?:\.[\w-]+){1,8}\W*$")
HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://.*|[\w-]+(?:\.[a-z][\w-]*){1,8}(?::\d{2,5})?)[.,;:)!?]*$")
_VERDICT = re.compile(r"[a-z][a-z_.-]{2,30}=\S", re.IGNORECASE)
"""What follows `spf=pass` in the headers: `smtp.mailfrom=...`."""
_NAMED = re.compile(
    r"(?:outlook|office|gmail|iphone|ipad|ios|android|windows|win|mac|macos|exchange|thunderbird|hotmail|yahoo|zendesk|"
    r"hubspot|snov|sell|error|err|code|port|tls|ssl|starttls|imap|smtp|pop|sha|md|utf|rfc|spf|dkim|dmarc|modern|auth|"
    r"version|ver|ticket|case|step|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-_ .]?v?\d[\w.]*\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d[\d.,:/-]*[-‑]?[^\W\d_A-Z]*\W*$")
"""`90giorni`, `12-значний`, a date: a number with its unit."""
ORDINARY = re.compile(
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


@dataclass(frozen=True, slots=True)
class Span:
    """Where a secret stands, and of which kind it is."""

    start: int
    end: int
    kind: str


def is_secret(value: str, *, firm: bool, quoted: bool) -> bool:
    """Whether a value looks like one. `firm`: an assignment sign stands before and nothing but an end after it."""
    if ORDINARY.match(value) or ADDRESS.match(value) or HOST.match(value) or BULLET in value:
        return False
    digits = any(map(str.isdigit, value))
    letters = any(map(str.isalpha, value))
    odd = any(not character.isalnum() and character not in "-'’._/" for character in value)
    mixed = letters and (value[1:] != value[1:].lower() and value != value.upper())
    if len(value) >= 5 and ((digits and letters) or (odd and letters) or mixed):
        return True
    return (firm or quoted) and len(value) >= 4 and (letters or len(value) >= 6)


def is_odd(value: str) -> bool:
    """Whether it is a secret by its characters alone, with other words between it and what announces it."""
    bare = value.strip(TAIL + QUOTE + "!")
    if (
        len(bare) < 6
        or bare.startswith(("<http", "<mailto"))
        or _NAMED.match(bare)
        or _COUNTED.match(bare)
        or _VERDICT.match(bare)
    ):
        return False
    return is_secret(bare, firm=False, quoted=False) and any(map(str.isdigit, bare)) and any(map(str.isalpha, bare))


def kind(announced: str) -> str:
    """A token or a password, by the word that announces it."""
    lowered = announced.lower()
    return "token" if re.match(r"h?api|token|access|auth|refresh|chiave|klucz|ключ|токен", lowered) else "password"


def closing(text: str, start: int, opened: str) -> int:
    """Where a quoted value ends; 0 when it was not quoted or does not close on its line within 64 characters."""
    if not opened or opened[-1] in "_*":
        return 0
    pairs = {"«": "»", "“": "”", "„": "”“", "‘": "’"}
    for at in range(start, min(len(text), start + 64)):
        if text[at] in pairs.get(opened[-1], opened[-1]) and not _doubled(text, at):
            return at if at - start >= 3 else 0
        if text[at] == "\n":
            break
    return 0


def _doubled(text: str, at: int) -> bool:
    """Whether a quote stands twice, as YAML writes one inside a quoted value."""
    return text[at] == "'" and "'" in (text[at - 1 : at], text[at + 1 : at + 2])
