"""Help, search results, an entry, the base, notices."""

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.slack import limits
from bot.slack.grammar import WORDS
from bot.slack.views import pages
from bot.slack.views.message import Message
from tests.fixtures.mailwhy import bundled

KINDS = ("password", "app_password", "token", "private_key", "url_credentials")


def good(message: Message) -> bool:
    """Does Slack take it as it is?"""
    return limits.check(message) == message and block_problems(list(message.blocks), "message") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_a_title_and_five_lines_with_examples(language: str) -> None:
    """Each with something to type."""
    page = pages.help_page(language, "/mailwhy", "Mailwhy")
    lines = page.blocks[0]["text"]["text"].split("\n")
    assert len(lines) == 6
    assert all("`" in line for line in lines[1:])
    assert good(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", WORDS)
def test_there_is_help_on_every_word(language: str, word: str) -> None:
    """More than the line in the list."""
    page = pages.help_page(language, "/mailwhy", "Mailwhy", word)
    assert page != pages.help_page(language, "/mailwhy", "Mailwhy")
    assert good(page)


@pytest.mark.parametrize("name", tuple(bundled().entries))
def test_an_entry_is_shown_in_short_with_a_way_to_the_rest(name: str) -> None:
    """Title, summary, row, steps, source; the button opens the modal."""
    for language in LANGUAGES:
        page = pages.entry_page(bundled().entries[name], bundled(), language)
        assert good(page)
        assert f"{language} {name}" in str(page.blocks)


def test_an_unknown_entry_is_said_to_be_unknown(knowledge: Knowledge) -> None:
    """With the way to find it, and no mark of whoever typed it."""
    page = pages.entry_or_notice("x/<!channel>", knowledge, "en", "/mailwhy")
    assert "`x/&lt;!channel&gt;`" in page.text
    assert "/mailwhy search" in page.text


def test_at_most_five_results_each_with_a_button(knowledge: Knowledge) -> None:
    """Best first."""
    found = tuple(knowledge.entries)[:8]
    page = pages.search_page("x", found, knowledge, "it")
    assert [block["accessory"]["value"] for block in page.blocks[1:]] == [f"it {entry}" for entry in found[:5]]
    assert good(page)


def test_no_results_are_said(knowledge: Knowledge) -> None:
    """One line, the words in code marks."""
    assert pages.search_page("zzz", (), knowledge, "en").text == "Nothing found for `zzz`."


def test_the_base_says_how_many_how_fresh_and_what_went_wrong(knowledge: Knowledge) -> None:
    """A failed reload is seen by whoever asks."""
    good_page = pages.knowledge_page(knowledge, (), "en")
    bad = pages.knowledge_page(knowledge, ("a.yaml:1:1: <b>",), "en")
    assert f"{len(knowledge.entries)} entries" in good_page.text
    assert "went well" in good_page.text
    assert "1 problem;" in bad.text
    assert "`a.yaml:1:1: &lt;b&gt;`" in bad.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_secret_has_a_name(language: str, kind: str) -> None:
    """For a message, which can be deleted, and for a command, which cannot."""
    assert pages.secret_notice((kind,), language) != pages.secret_notice((kind,), language, command=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_carries_its_reference(language: str) -> None:
    """To be found in the log."""
    assert "`a1b2c3`" in pages.error_page("a1b2c3", language).text


def test_a_byline_pings_nobody() -> None:
    """The name is text."""
    assert "&lt;@U1&gt;" in str(pages.published_by("<@U1>", "en"))
