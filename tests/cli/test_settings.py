"""`mailwhy settings`: as text, as JSON, for a provider without settings, for nobody we know."""

import json

import pytest

from bot.i18n.catalog import LANGUAGES, text
from tests.cli.conftest import Ran


def test_what_a_mail_program_needs_with_source_and_date(mailwhy: Ran) -> None:
    """By an address."""
    code, out, err = mailwhy("settings", "mario@libero.it", "--lang", "it")
    assert (code, err) == (0, "")
    assert "- In uscita (SMTP): smtp.libero.it, porta 465, SSL/TLS\n" in out
    assert "Pagina di aiuto: https://aiuto.libero.it/" in out
    assert "al 2026-12-01 (non è una pagina del provider), https://github.com/thunderbird/autoconfig" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_provider_without_settings_says_whom_to_ask(mailwhy: Ran, language: str) -> None:
    """Exit 0: it is known, its settings are not."""
    code, out, _ = mailwhy("settings", "mimecast", "--lang", language)
    assert code == 0
    assert text("settings.ask", language, name="Mimecast") in out


def test_json_is_one_object_with_stable_keys(mailwhy: Ran) -> None:
    """For programs."""
    code, out, _ = mailwhy("settings", "tim", "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["provider", "mailboxes", "ask"]
    first = found["mailboxes"][0]
    assert list(first) == [
        "plan", "enable", "app_password", "note", "servers", "no_imap", "user", "not_published", "help", "source",
        "as_of", "confidence", "conflicts",
    ]  # fmt: skip
    assert first["servers"][0] == {"protocol": "imap", "host": "in.alice.it", "port": 143, "tls": "starttls"}
    assert first["not_published"] == ["enable", "app_password"]


def test_an_unknown_provider_is_a_usage_error_with_near_names(mailwhy: Ran) -> None:
    """Exit 2, one line."""
    code, out, err = mailwhy("settings", "Arruba")
    assert (code, out) == (2, "")
    assert err == "mailwhy: I don't know the provider 'Arruba'. Did you mean: Aruba?\n"
