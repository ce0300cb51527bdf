"""How long does an answer take in process, once the base is loaded?"""

import re
import time
from collections.abc import Callable

from bot.diagnosis.diagnose import Diagnoser
from bot.kb.base import Knowledge
from bot.kb.load import load
from bot.kb.locate import bundled
from tests.bench.row import Row, percentile

SENTENCES = (
    "customer sent a bulk mail from Sell this morning and now nothing leaves, error 002, when can he send again?",
    "il destinatario dice che la casella è piena, bisogna rimandare la mail o riprova il server da solo?",
    "Snov показує жовте попередження біля скриньки, чи можна далі запускати кампанію і що не працює?",
    "klient nie może podłączyć skrzynki do Sella, ma włączoną weryfikację dwuetapową i hasło nie przechodzi",
    "hubspot says delivered but the contact found nothing, not even in spam, whom do we ask and what for?",
    "550 5.7.26 This mail has been blocked because the sender is unauthenticated",
)
HEADER = (
    "Received: from out{0}.mail.example (out{0}.mail.example [192.0.2.{0}])\n"
    "    by mx.firma.example; Mon, 23 Nov 2026 08:0{1}:11 +0100\n"
)
REPORT = """Final-Recipient: rfc822; anna.kowalska@firma.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
    550-5.1.1 double-checking the recipient's email address for typos or
    550 5.1.1 unnecessary spaces. gsmtp
"""
ROUNDS = 200


def bounce(size: int = 5000) -> str:
    """A pasted bounce of `size` characters, as agents paste it: words, a code block, all headers."""
    headers = "".join(HEADER.format(number, number % 10) for number in range(1, 1 + size // 50))
    return ("scusate, cosa rispondo?\n```" + REPORT + headers)[: size - 3] + "```"


def rows() -> list[Row]:
    """p50 and p95 of an answer to a sentence and to a 5 KB bounce, and the building of the index."""
    started = time.perf_counter()
    base = load([bundled()]).partial
    diagnoser = Diagnoser(base)
    diagnoser.diagnose("warm up")
    built = (time.perf_counter() - started) * 1000
    scan = _scanner(base)
    sentence, scanned = _times(diagnoser.diagnose, SENTENCES), _times(scan, SENTENCES)
    pasted, scanned_long = _times(diagnoser.diagnose, (bounce(),)), _times(scan, (bounce(),))
    return [
        Row("answer to a sentence, p50", percentile(sentence, 0.5), "ms"),
        Row("answer to a sentence, p95", percentile(sentence, 0.95), "ms", 3, _peer(sentence, scanned)),
        Row("answer to a 5 KB bounce, p50", percentile(pasted, 0.5), "ms"),
        Row("answer to a 5 KB bounce, p95", percentile(pasted, 0.95), "ms", 8, _peer(pasted, scanned_long)),
        Row("reading the base and building its index, no cache", built, "ms"),
    ]


def _scanner(base: Knowledge) -> Callable[[str], object]:
    """The naive way: every pattern of the base by `re`, one after another, and no words, codes, products, languages."""
    expressions = [
        re.compile(pattern.re, re.IGNORECASE) for entry in base.entries.values() for pattern in entry.patterns
    ]
    return lambda text: [found for one in expressions if (found := one.search(text))]


def _peer(ours: list[float], theirs: list[float]) -> str:
    value = percentile(theirs, 0.95)
    return f"`re` over all patterns in turn, nothing else: {value:.2f} ms ({percentile(ours, 0.95) / value:.1f}x)"


def _times(answer: Callable[[str], object], texts: tuple[str, ...]) -> list[float]:
    """Milliseconds of each of 200 answers."""
    times = []
    for number in range(ROUNDS):
        text = texts[number % len(texts)]
        started = time.perf_counter()
        answer(text)
        times.append((time.perf_counter() - started) * 1000)
    return times
