"""Which products and providers does a text name?"""

import pytest

from bot.diagnosis.names import Products, Providers, tokens
from bot.kb.base import Knowledge
from bot.mail.address import addresses, domains


def products(knowledge: Knowledge, text: str) -> list[str]:
    """Ids of the products a text names."""
    return [name.id for name in Products(knowledge.products).find(text, tokens(text.lower()))]


def providers(knowledge: Knowledge, text: str) -> dict[str, bool]:
    """Ids of the providers a text names, with whether they speak."""
    lowered = text.lower()
    found = Providers(knowledge.providers).find(lowered, tokens(lowered), addresses(text), domains(text))
    return {name.id: name.speaks for name in found}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("error in Sell", ["sell"]),
        ("w Sellu błąd", ["sell"]),
        ("у Селлі помилка", ["sell"]),
        ("da sell non parte", ["sell"]),
        ("Zendesk Sell", ["sell"]),
        ("zendesk ticket", ["support"]),
        ("у зендеску", ["support"]),
        ("on snov.io", ["snov"]),
        ("w Snovie", ["snov"]),
        ("хабспоті", ["hubspot"]),
        ("HubSpota", ["hubspot"]),
        ("Sell and Snov", ["sell", "snov"]),
    ],
)
def test_products_are_known_in_every_spelling_and_case(knowledge: Knowledge, text: str, ids: list[str]) -> None:
    """The longest name wins: Zendesk Sell is not Zendesk."""
    assert products(knowledge, text) == ids


@pytest.mark.parametrize("text", ["we sell lamps", "shops that sell online", "a seller", "selling", "Verkauf"])
def test_the_verb_to_sell_is_no_product(knowledge: Knowledge, text: str) -> None:
    """English has the word, too."""
    assert products(knowledge, text) == []


def test_smtp_and_mailbox_are_no_products(knowledge: Knowledge) -> None:
    """They lie below all of them and shut nothing out."""
    assert products(knowledge, "the smtp mailbox") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("her gmail", {"google": False}),
        ("to anna@gmail.com", {"google": False}),
        ("blocked f10si2211 - gsmtp", {"google": True}),
        ("host gmail-smtp-in.l.google.com said", {"google": True}),
        ("5.1.1 and 1.1.1", {}),
        ("mx.firma.example", {}),
    ],
)
def test_a_provider_is_named_or_speaks_itself(knowledge: Knowledge, text: str, found: dict[str, bool]) -> None:
    """Names and addresses name; host names and the phrases of its replies are its own voice."""
    assert providers(knowledge, text) == found


def test_who_speaks_comes_first(knowledge: Knowledge) -> None:
    """A code means what the server that said it means by it, whoever else is named."""
    assert next(iter(providers(knowledge, "his gmail gets a reply from x.protection.outlook.com"))) == "microsoft"
