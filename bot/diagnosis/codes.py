"""Which codes does a text hold, and in which namespace? A bare code is not a key.

`002` means one thing when sending from Sell and another when connecting a mailbox to it; `5.7.30` one thing at Gmail
and another at Microsoft. The namespace is decided here, the provider where codes are looked up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.diagnosis.cues import alternatives
from bot.diagnosis.fold import lower
from bot.kb.model import Namespace
from bot.mail import replies

BARE = "bare"
"""The pseudo-namespace of a code like `002` where nothing says which product it belongs to."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its namespace and its place in the text that was searched."""

    key: str
    """`sell_send:002`, `enhanced:5.7.26`, `smtp:550`, `provider:S3150`, `zendesk_status:558`, `bare:002`."""
    start: int
    end: int


_THREE = re.compile(r"(?<![\w.,:;/+#-])(?<!\d )(?<!EC )(?<!ec )[#№]?(?P<number>00[1-9])(?!\w|[.,:/-]\d|[ -]\d{3})")
_SAID = re.compile(
    r"(?:\berr(?:or|ore|ori|eur|o)?\b|помилк\w*|b[łl][ąaęe]d\w*|fehler|\bcode\b|\bcodice\b|\bкод\w*|\bkod\w*|ошибк\w*)"
    r"[.:]?\s{0,2}(?:code|codice|код|kod|nr|no|num(?:ber|ero)?|numer|n|№|номер)?[.:°]?\s{0,2}['\"`#№(]{0,2}(?P<number>0{0,2}[1-9])"
    r"(?!\w|[.,:/-]\d| \d)",
    re.IGNORECASE,
)
_CONNECT = re.compile(
    alternatives(r"""
        connect|re-?connect|integrat|set ?up|set it up|configur
        add(?:ing|s|ed)? (?:the |his |her |a |an |their |my )?(?:mail|account|inbox|e-?mail)
        link(?:ing|ed)? (?:the|his|her|a|an|their|my|up)|sync|hook|\bimap\b|\bport\b|colleg|connett|conness
        integra|aggiung\w+ (?:la |l'|un )?(?:casella|account|mail)|sincron|associa|підключ|з'єдн|зʼєдн|з’єдн
        інтеграц|налаштув|прив'яз|приєдн|дода(?:є|в|ти|ють|ванн\w) (?:пошт|скриньк|акаунт)|синхрон|po[łl][ąa]cz
        pod[łl][ąa]cz|integrac|konfigur|[łl][ąa]cz|dodaw\w+ (?:skrzyn|kont)|doda[ćc] (?:skrzyn|kont)|podpi
        synchron|verbind|connex|conect
    """),
    re.IGNORECASE,
)
_SEND = re.compile(
    alternatives(r"""
        \bsend|\bsent\b|outbound|outgoing|bulk|blast|mailing|campaign|mass mail|newsletter|recipient|leads?\b
        reply to|repl(?:y|ies)\b|mail (?:him|her|them|out)|write to|email(?:ing|s|ed)\b|invi[aoi]|inviare|manda
        mandar|spedi|destinatari|massiv|campagn|scriver|mail in uscita|contatt|надсила|надісла|відправ|шле|слати
        висла|розсил|отримувач|адресат|лід[уаи]?\b|лист(?:и|а|ів)?\b|пише лист|wysy[łl]|wys[łl]a|mailing|kampani
        odbiorc|adresat|lead|napisać do|senden|versand|env(?:oi|i[ao])
        \barriv|\breceiv|\bricev|\bgiung|доход|дійш|прийш|прихо|отрима|\bdoch[oó]|\bdotar|\bdocier|\bdosz[łle]|dosta[łlj]
    """),
    re.IGNORECASE,
)
_EC = re.compile(r"(?<![\w-])EC[- ]?(?P<number>00\d)(?!\w)", re.IGNORECASE)
_LONGEST_SAID = 2000
"""Characters in which people speak of Sell's codes; servers never do."""
TAG = "system_email_notification_failure"


def find(text: str, products: Iterable[str], known: Iterable[str]) -> tuple[Code, ...]:
    """The codes in `text`. `products` are those the case names; `known` are the provider codes of the base.

    Each code comes once; numbers of tickets, addresses, dates, prices, telephones and versions are none.
    """
    named = frozenset(products)
    found: dict[str, Code] = {}
    said = (*_smtp(text), *_sell(text[:_LONGEST_SAID], named), *_zendesk(text, named), *_provider(text, known))
    for code in said:
        found.setdefault(code.key, code)
    return tuple(found.values())


def _smtp(text: str) -> Iterator[Code]:
    for reply in replies.find(text):
        if reply.enhanced:
            yield Code(f"{Namespace.ENHANCED}:{reply.enhanced}", reply.start, reply.end)
        if reply.code:
            yield Code(f"{Namespace.SMTP}:{reply.code}", reply.start, reply.start + 3)


def _sell(text: str, named: frozenset[str]) -> Iterator[Code]:
    if named and "sell" not in named:
        return
    pattern_hits = [(found, True) for found in _THREE.finditer(text)]
    pattern_hits += [(found, len(found["number"]) == 3) for found in _SAID.finditer(text)]
    for found, full in pattern_hits:
        number = found["number"].zfill(3)
        start, end = found.span("number")
        namespace = sell_namespace(text, number, start, end) if "sell" in named else None
        if namespace:
            yield Code(f"{namespace}:{number}", start, end)
        elif full or "sell" in named:
            yield Code(f"{BARE}:{number}", start, end)


def sell_namespace(text: str, number: str, start: int = 0, end: int = 0) -> Namespace | None:
    """Sending or connecting: which of the two do the words nearest to a code of Sell speak of? None: of neither.

    Only connecting has codes above 003.
    """
    if number > "003":
        return Namespace.SELL_CONNECT
    connect = _nearest(_CONNECT, text, start, end)
    send = _nearest(_SEND, text, start, end)
    if connect is None and send is None:
        return None
    if send is None or (connect is not None and connect < send):
        return Namespace.SELL_CONNECT
    return Namespace.SELL_SEND


def _nearest(cue: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    distances = [min(abs(found.start() - end), abs(start - found.end())) for found in cue.finditer(text)]
    return min(distances, default=None)


def _zendesk(text: str, named: frozenset[str]) -> Iterator[Code]:
    at = lower(text).find(TAG)
    if at >= 0:
        yield Code(f"{Namespace.ZENDESK_TAG}:{TAG}", at, at + len(TAG))
    for found in _EC.finditer(text):
        yield Code(f"{Namespace.ZENDESK_STATUS}:EC-{found['number']}", *found.span())
    if "support" in named:
        for reply in replies.find(text):
            if reply.code:
                both = f"{reply.code} {reply.enhanced}" if reply.enhanced else reply.code
                yield Code(f"{Namespace.ZENDESK_STATUS}:{both}", reply.start, reply.end)


def _provider(text: str, known: Iterable[str]) -> Iterator[Code]:
    lowered = lower(text)
    for code in known:
        wanted = code.lower()
        at = lowered.find(wanted)
        while at >= 0:
            end = at + len(code)
            before, after = lowered[at - 1 : at] if at else "", lowered[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                yield Code(f"{Namespace.PROVIDER}:{code}", at, end)
                break
            at = lowered.find(wanted, end)
