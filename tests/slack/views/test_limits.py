"""The page of limits in Slack: every provider in every language, hostile names, nobody."""

from dataclasses import replace

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.slack import limits as slack_limits
from bot.slack.views import limits
from bot.slack.views.message import Message
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import bundled


def good(message: Message) -> bool:
    """Does Slack take it as it is?"""
    return slack_limits.check(message) == message and block_problems(list(message.blocks), "message") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*bundled().providers, *bundled().products])
def test_every_provider_fits_into_a_message(name: str, language: str) -> None:
    """With numbers or with whom to ask; nothing but our own links is alive."""
    page = limits.page(name, bundled(), language)
    assert good(page)
    assert alive(page.blocks, page.text) == []


def test_a_limit_shows_line_details_and_a_link_to_its_source() -> None:
    """What an agent reads first is bold."""
    shown = str(limits.page("shellrent", bundled(), "en").blocks)
    assert "• *web hosting, every plan: 200 messages in 24 hours per mailbox (rolling)*" in shown
    assert "<https://guide.shellrent.com/limiti-invio-email-web-hosting|Source: Shellrent" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str, language: str) -> None:
    """Whoever typed them sees them in code marks."""
    page = limits.page(words, bundled(), language)
    assert good(page)
    assert alive(page.blocks, page.text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_provider_name_stays_a_name(name: str, language: str) -> None:
    """An overlay may hold anything."""
    base = bundled()
    hostile = replace(base, providers={**base.providers, "tim": replace(base.providers["tim"], name=name)})
    page = limits.page("tim", hostile, language)
    near = limits.page("tim.itt", hostile, language)
    assert alive((*page.blocks, *near.blocks), page.text + near.text) == []


def test_nobody_we_know_has_near_names_or_a_reason() -> None:
    """A slip, and a company's own domain."""
    assert "Did you mean: Aruba?" in limits.page("Arruba", bundled(), "en").text
    assert "does not tell who hosts" in limits.page("rossi.it", bundled(), "en").text
