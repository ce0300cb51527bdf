"""Mailbox settings in words: of every provider agents meet, in four languages, missing things said to be missing."""

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.kb.hosts import Host
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.service.settings import described, mailboxes_of

BASE = load([bundled()]).partial
WANTED = (
    "google", "microsoft", "outlookcom", "apple", "yahoo", "zoho", "ionos", "ovh", "godaddy", "namecheap", "hostinger",
    "aruba", "libero", "virgilio", "tim", "registerit", "homepl", "nazwapl", "wp", "onet", "interia", "o2", "ukrnet",
    "iua", "metaua",
)  # fmt: skip


def lines(provider: str, language: str = "en") -> str:
    """All that is said of a provider's mailboxes."""
    found = [described(one, BASE, language) for one in mailboxes_of(Host(provider, ""), BASE)]
    return "\n".join(line for one in found for line in (one.plan, *one.lines, one.source))


@pytest.mark.parametrize("provider", WANTED)
def test_the_providers_agents_meet_have_settings(provider: str) -> None:
    """Servers, or the word that there are none or none published."""
    assert mailboxes_of(Host(provider, ""), BASE)


@pytest.mark.parametrize(
    ("provider", "language", "said"),
    [
        ("libero", "it", "In arrivo (IMAP): imapmail.libero.it, porta 993, SSL/TLS"),
        ("apple", "pl", "Wysyłanie (SMTP): smtp.mail.me.com, port 587, STARTTLS"),
        ("wp", "pl", "Nazwa użytkownika: część przed @"),
        ("iua", "uk", "Вхідні (IMAP): немає"),
        ("iua", "en", "Sources disagree: several programs list imap.i.ua"),
        ("onet", "en", "Switch on IMAP: not published, ask the provider"),
        ("google", "en", "App password: Required: turn on 2-Step Verification"),
        ("outlookcom", "en", "as of 2026-12-01 (not the provider's own page)"),
        ("metaua", "en", "(only seen in other programs, or doubtful: try it first)"),
    ],
)
def test_what_is_said(provider: str, language: str, said: str) -> None:
    """Each thing that a mail program asks for."""
    assert said in lines(provider, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("provider", WANTED)
def test_no_gap_is_left_in_a_sentence(provider: str, language: str) -> None:
    """In any language."""
    said = lines(provider, language)
    assert "{" not in said
    assert "  " not in said


def test_a_product_has_no_mailboxes() -> None:
    """Sell sends through somebody else's."""
    assert mailboxes_of(Host("sell", "Zendesk Sell"), BASE) == ()
