"""Limits in words: numbers as each language writes them, windows, blocks, what is unknown."""

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.service.limits import asks, legend, line, told

BASE = load([bundled()]).partial
LIMITS = tuple(BASE.limits.values())


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("google/workspace-messages-a-day", "en", "Google Workspace: 2,000 messages in 24 hours per mailbox (rolling)"),
        (
            "google/relay-recipients-a-day",
            "it",
            "Google Workspace, servizio di relay SMTP: 10.000 destinatari in 24 ore",
        ),
        ("apple/recipients-a-message", "uk", "500 отримувачів на лист"),
        ("yandex/business-messages-a-day", "pl", "5000 wiadomości w ciągu 24 godzin na skrzynkę"),
        ("microsoft/recipients-a-day", "pl", "10\u00a0000 odbiorców w ciągu 24 godzin"),
        ("google/spam-rate", "it", "0,3% per dominio"),
        ("aruba/storage", "en", "mailbox on the customer's own domain: 1 to 50 GB per mailbox"),
        ("zoho/external-an-hour", "it", "da 50 a 500 destinatari esterni all'azienda all'ora per casella"),
        ("amazonses/sandbox-a-second", "en", "1 recipient a second"),
        ("rackspace/recipients-a-day", "en", "a calendar day per mailbox (starts anew at midnight, America/New_York)"),
        ("ovh/sending", "uk", "числа не опубліковано, запитайте провайдера"),
    ],
)
def test_the_line_says_number_window_and_scope(name: str, language: str, said: str) -> None:
    """As a native writes them."""
    assert said in line(BASE.limits[name], language)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("google/personal-messages-a-day", "blocked (1 hour to 24 hours); mail still comes in"),
        ("google/personal-messages-a-day", "Sources disagree: HubSpot stops a free Gmail mailbox at 350 (HubSpot:"),
        ("apple/messages-a-day", "Sources disagree: 200: older copies of the same page"),
        ("yandex/recipients-a-day", "Every attempt to send meanwhile starts the block anew."),
        ("libero/storage", "neither sends nor receives"),
        ("ionos/messages-an-hour", "It depends on the age of the account"),
        ("ionos/messages-an-hour", "«450 Mail send limit exceeded.»"),
        ("microsoft/messages-a-minute", "waits and goes out by itself"),
    ],
)
def test_details_say_what_happens_and_who_disagrees(name: str, said: str) -> None:
    """What a block means, and conflicts said plainly."""
    assert said in " ".join(told(BASE.limits[name], BASE, "en").details)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", tuple(BASE.limits))
def test_every_limit_can_be_said_in_every_language(name: str, language: str) -> None:
    """With its source and its date, and no gap left in a sentence."""
    limit = BASE.limits[name]
    one = told(limit, BASE, language)
    said = " ".join((one.line, *one.details, one.source))
    assert limit.as_of in one.source
    assert "{" not in said
    assert "  " not in said


def test_only_the_providers_own_page_goes_without_a_doubt() -> None:
    """A copy and an old page are said to be such."""
    assert "(a copy, undated or from others)" in told(BASE.limits["google/personal-messages-a-day"], BASE, "en").source
    assert "(old or doubtful)" in told(BASE.limits["godaddy/smtp-messages-a-day"], BASE, "en").source
    assert "(" not in told(BASE.limits["shellrent/messages-a-day"], BASE, "en").source


def test_the_legend_explains_what_occurs() -> None:
    """And nothing else."""
    shellrent = tuple(limit for limit in LIMITS if limit.provider == "shellrent")
    assert [said.split(":")[0] for said in legend(shellrent, "en")] == ["Rolling"]
    assert len(legend(tuple(limit for limit in LIMITS if limit.provider == "hubspot"), "en")) == 2
    assert legend((), "en") == ()


def test_without_a_number_for_sending_the_provider_must_be_asked() -> None:
    """A number for storage, or for one message, does not help."""
    by_host = {name: tuple(limit for limit in LIMITS if limit.provider == name) for name in ("aruba", "apple", "tim")}
    assert {name: asks(limits) for name, limits in by_host.items()} == {"aruba": True, "apple": False, "tim": True}
