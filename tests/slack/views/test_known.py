"""Which facts are known without asking: only those that cannot be mistaken."""

from dataclasses import replace

import pytest

from bot.kb.base import Knowledge
from bot.service.model import Reply
from bot.slack.views.known import facts
from tests.fixtures.replies import answer

UNKNOWN = "550 5.1.1 <anna@rossi.example>: user unknown"


def with_addresses(reply: Reply, *addresses: str) -> Reply:
    """The same reply to a question with these addresses."""
    return replace(reply, addresses=addresses)


def test_ticket_provider_and_the_server_s_reply_are_known(knowledge: Knowledge) -> None:
    """As they stand in the question."""
    known = facts(answer("smtp/auth-failure"), knowledge)
    assert (known["ticket"], known["provider"]) == ("48213", knowledge.providers["google"].name)
    assert known["server_reply"].startswith("550 5.7.26")


@pytest.mark.parametrize(
    "quote",
    [
        "Sell says it failed",
        "550 5.7.1 rejected by mx1.firma.local",
        "550 5.7.1 rejected by 10.0.0.5",
        "535 5.7.8 login bob ••••••• failed",
    ],
)
def test_what_is_no_reply_or_not_for_others_is_asked_for(knowledge: Knowledge, quote: str) -> None:
    """A person's words, a host inside a network, a line with a secret cut out of it."""
    assert "server_reply" not in facts(answer("smtp/auth-failure", quote=quote), knowledge)


def test_the_one_address_in_the_server_s_reply_is_the_recipient(knowledge: Knowledge) -> None:
    """Where the entry is about the recipient's mailbox."""
    known = facts(with_addresses(answer("smtp/user-unknown", quote=UNKNOWN), "anna@rossi.example"), knowledge)
    assert known["recipient_address"] == "anna@rossi.example"
    assert known["recipient_domain"] == "rossi.example"


def test_the_one_address_of_a_mailbox_that_does_not_connect_is_the_sender(knowledge: Knowledge) -> None:
    """There is nobody else in the story."""
    known = facts(with_addresses(answer("snov/imap-settings"), "bob@firma.example"), knowledge)
    assert (known["sender_address"], known["sender_domain"]) == ("bob@firma.example", "firma.example")


@pytest.mark.parametrize(
    ("entry", "quote", "addresses"),
    [
        ("smtp/user-unknown", UNKNOWN, ("anna@rossi.example", "bob@firma.example")),
        ("smtp/user-unknown", "550 5.1.1 user unknown", ("anna@rossi.example",)),
        ("smtp/auth-failure", UNKNOWN, ("anna@rossi.example",)),
    ],
)
def test_where_it_could_be_either_it_is_asked_for(
    knowledge: Knowledge, entry: str, quote: str, addresses: tuple[str, ...]
) -> None:
    """Two addresses, one that the server does not name, an entry about both sides."""
    known = facts(with_addresses(answer(entry, quote=quote), *addresses), knowledge)
    assert not {"recipient_address", "sender_address", "recipient_domain", "sender_domain"} & set(known)


def test_a_sending_domain_that_the_server_names_is_known(knowledge: Knowledge) -> None:
    """As Microsoft writes it."""
    quote = "550 5.7.515 Access denied, sending domain FIRMA.EXAMPLE does not pass"
    assert (
        facts(with_addresses(answer("smtp/auth-failure", quote=quote)), knowledge)["sender_domain"] == "firma.example"
    )
