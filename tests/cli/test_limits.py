"""`mailwhy limits`: as text in four languages, as JSON, for nobody we know."""

import json

import pytest

from bot.i18n.catalog import LANGUAGES, text
from tests.cli.conftest import Ran


def test_the_limits_of_a_provider_with_window_source_and_conflicts(mailwhy: Ran) -> None:
    """By a name as people write it."""
    code, out, err = mailwhy("limits", "GMail")
    assert (code, err) == (0, "")
    assert "Gmail, personal account: 500 messages in 24 hours per mailbox\n" in out
    assert "Sources disagree: HubSpot stops a free Gmail mailbox at 350" in out
    assert "as of 2026-11-22, https://support.google.com/a/answer/166852" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_published_is_said_with_whom_to_ask(mailwhy: Ran, language: str) -> None:
    """Also where nothing was collected at all."""
    for name in ("ovh", "virgilio"):
        code, out, _ = mailwhy("limits", name, "--lang", language)
        assert code == 0
        assert text("limits.ask", language, name="").split(",")[0].split(".")[0] in out


def test_json_is_one_object_with_stable_keys(mailwhy: Ran) -> None:
    """For programs: every value the file holds, and the words."""
    code, out, _ = mailwhy("limits", "mario@yandex.com", "--json", "--lang", "it")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["provider", "limits", "ask"]
    assert found["provider"] == {"id": "yandex", "name": "Yandex"}
    assert found["ask"] is None
    first = found["limits"][0]
    assert list(first) == [
        "id", "text", "details", "scope", "direction", "unit", "number", "upto", "not_published", "clock", "beyond",
        "block", "replies", "source", "as_of", "confidence", "conflicts",
    ]  # fmt: skip
    assert (first["number"], first["unit"], first["clock"]) == (500, "recipients", {"kind": "unstated", "span": "24h"})
    assert first["block"] == {"min": "24h", "longer": "tries"}
    assert first["text"].startswith("casella personale: 500 destinatari")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Arruba", "I don't know the provider 'Arruba'. Did you mean: Aruba?"),
        ("info@rossi.it", "A company's own domain does not tell who hosts its mailboxes"),
        ("zzz\x1b[2J", "I don't know the provider 'zzz\\x1b[2J'."),
    ],
)
def test_an_unknown_provider_is_a_usage_error_with_near_names(mailwhy: Ran, words: str, said: str) -> None:
    """Exit 2, one line, nothing in it commands the terminal."""
    code, out, err = mailwhy("limits", words)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_an_unknown_language_is_a_usage_error(mailwhy: Ran) -> None:
    """With those there are."""
    assert mailwhy("limits", "gmail", "--lang", "de")[0] == 2
