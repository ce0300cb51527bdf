"""What does a message hold that points to an entry?"""

import pytest

from bot.diagnosis.extract import Extractor
from bot.diagnosis.model import Kind
from bot.kb.base import Knowledge
from bot.kb.model import Pattern

BOUNCE = """morning :wave: #48213 Sell customer
&gt; <mailto:anna@firma.pl|anna@firma.pl>: host gmail-smtp-in.l.google.com said:
```550-5.1.1 The email account that you tried to reach does not exist.
550 5.1.1 gsmtp```
cosa dico al cliente?"""


@pytest.fixture(scope="module")
def extractor(knowledge: Knowledge) -> Extractor:
    """An extractor over everything in knowledge/."""
    return Extractor(knowledge)


def test_a_message_gives_all_its_facts(extractor: Extractor) -> None:
    """Codes, texts, product, provider, address, domains, ticket, question, language."""
    seen = extractor.extract(BOUNCE)
    keys = {piece.key for piece in seen.found.evidence}
    assert {"enhanced:5.1.1", "smtp:550", "smtp/user-unknown", "product:sell", "provider:google"} <= keys
    assert seen.found.products == ("sell",)
    assert seen.speaking == ("google",)
    assert seen.found.addresses == ("anna@firma.pl",)
    assert seen.found.domains == ("firma.pl", "gmail-smtp-in.l.google.com")
    assert (seen.found.ticket, seen.asks, seen.language) == ("48213", "what", "it")


def test_each_span_is_the_text_as_it_was_typed(extractor: Extractor) -> None:
    """Markup, folding and joining do not move evidence."""
    pieces = extractor.extract(BOUNCE).found.evidence
    assert len(pieces) >= 5
    assert all(BOUNCE[piece.start : piece.end] == piece.text for piece in pieces)


def test_the_words_that_are_compared_are_peoples(extractor: Extractor) -> None:
    """Neither the product's name nor the server's sentence."""
    words = {word.text for word in extractor.extract(BOUNCE).words}
    assert {"morning", "cliente"} <= words
    assert not words & {"sell", "tried", "account"}


def test_a_text_that_is_only_a_servers_gives_its_words(extractor: Extractor) -> None:
    """Where no pattern knows it, its words are all there is."""
    words = {word.text for word in extractor.extract("550 The frobnicator declined").words}
    assert "frobnicator" in words


@pytest.mark.parametrize(
    ("text", "ticket"),
    [
        ("#48213 bounced", "48213"),
        ("<https://acme.zendesk.com/agent/tickets/48213|this>", "48213"),
        ("ticket n. 61233", "61233"),
        ("тікет 555", "555"),
        ("zgłoszenie nr 77", None),
        ("#550 5.1.1", None),
        ("#5.4.6", None),
        ("<#C123|general>", None),
    ],
)
def test_tickets_are_known_by_mark_word_or_link(extractor: Extractor, text: str, ticket: str | None) -> None:
    """A code after a hash is none."""
    assert extractor.extract(text).found.ticket == ticket


def test_a_product_of_an_earlier_message_gives_codes_their_namespace(extractor: Extractor) -> None:
    """`002 when sending` in a case about Sell."""
    assert extractor.extract("002 when sending", ("sell",)).codes[0][0].key == "sell_send:002"
    assert extractor.extract("002 when sending").codes[0][0].key == "bare:002"


def test_a_text_limited_to_another_provider_merely_supports(entry, base_of) -> None:
    """What Google means by a sentence is not what Yahoo means."""
    limited = Pattern(re="frobnicated", example="frobnicated", provider="google")
    extractor = Extractor(base_of(entry("smtp/x", patterns=(limited,))))
    keys = {
        text: extractor.extract(text).hits[0][1].key
        for text in ("gmail: frobnicated", "frobnicated", "yahoo: frobnicated")
    }
    assert list(keys.values()) == ["smtp/x", "smtp/x", "smtp/x~"]


def test_screens_are_phrases_and_servers_are_replies(entry, base_of) -> None:
    """The kind says where a text was read."""
    patterns = (Pattern(re="on the screen", example="none", on="screen"), Pattern(re="by the server", example="none"))
    extractor = Extractor(base_of(entry("smtp/x", patterns=patterns)))
    kinds = [piece.kind for _, piece in extractor.extract("seen on the screen, said by the server").hits]
    assert kinds == [Kind.PHRASE, Kind.REPLY]


def test_a_bounce_never_decides_the_language(extractor: Extractor) -> None:
    """English server lines around three Polish words are Polish; alone they are nobody's language."""
    reply = "550 5.1.1 The email account that you tried to reach does not exist"
    assert extractor.extract(f"co to znaczy?\n{reply}").language == "pl"
    assert extractor.extract(reply).language == "und"
