"""The page of mailbox settings in Slack: every provider in every language, hostile names, nobody."""

from dataclasses import replace

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.slack import limits as slack_limits
from bot.slack.views import settings
from bot.slack.views.message import Message
from tests.fixtures.hostile import HOSTILE, LIVE, alive, texts
from tests.fixtures.mailwhy import bundled

HELP = frozenset(f"<{mailbox.help}" for provider in bundled().providers.values() for mailbox in provider.mailboxes)


def good(message: Message) -> bool:
    """Does Slack take it as it is?"""
    return slack_limits.check(message) == message and block_problems(list(message.blocks), "message") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*bundled().providers, *bundled().products])
def test_every_provider_fits_into_a_message(name: str, language: str) -> None:
    """With settings or with whom to ask; alive are only sources and help pages of the base."""
    page = settings.page(name, bundled(), language)
    assert good(page)
    assert set(alive(page.blocks, page.text)) <= HELP


def test_servers_are_bullets_and_the_help_page_is_a_link() -> None:
    """With the source below in small print."""
    shown = str(settings.page("o2", bundled(), "en").blocks)
    assert "• Incoming (IMAP): poczta.o2.pl, port 993, SSL/TLS" in shown
    assert "<https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych|Help page>" in shown
    assert "<https://github.com/thunderbird/autoconfig|Source: Thunderbird" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_and_names_stay_text(name: str, language: str) -> None:
    """Whoever typed them, whatever an overlay holds."""
    base = bundled()
    hostile = replace(base, providers={**base.providers, "tim": replace(base.providers["tim"], name=name)})
    for page in (settings.page(name, base, language), settings.page("tim", hostile, language)):
        live = [one for text in (*texts(page.blocks), page.text) for one in LIVE.findall(text)]
        assert good(page)
        assert [one for one in live if not one.startswith("<https://") or "evil" in one] == []


def test_nobody_we_know_has_near_names() -> None:
    """A slip."""
    assert "Did you mean: Aruba?" in settings.page("Arruba", bundled(), "en").text
