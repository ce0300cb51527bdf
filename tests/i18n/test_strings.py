"""The interface strings: all four languages, the same blanks to fill, no leftovers."""

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.i18n.catalog import LANGUAGES, area_strings, areas

BOT = Path(__file__).resolve().parents[2] / "bot"
TWO, FOUR = {"one", "other"}, {"one", "few", "many", "other"}
PLURALS = {"en": TWO, "it": TWO, "uk": FOUR, "pl": FOUR}
ALL = [(area, name) for area in areas() for name in area_strings(area)]
NOT_RUSSIAN = re.compile(r"[ыёэъЫЁЭЪ]")


def forms(area: str, name: str, language: str) -> list[str]:
    """The text, or each of its plural forms."""
    found = area_strings(area)[name][language]
    return list(found.values()) if isinstance(found, dict) else [found]


def blanks(text: str) -> set[str]:
    """What is to be filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("area", "name"), ALL, ids=lambda value: value)
def test_a_string_is_whole_in_four_languages(area: str, name: str) -> None:
    """Nothing is missing, nothing is empty, the blanks are the same, plurals have every category."""
    held = area_strings(area)[name]
    assert set(held) == set(LANGUAGES)
    wanted = {blank for text in forms(area, name, "en") for blank in blanks(text)}
    for language in LANGUAGES:
        assert all(text.strip() == text and text for text in forms(area, name, language))
        assert all(blanks(text) == wanted for text in forms(area, name, language))
        if isinstance(held[language], dict):
            assert PLURALS[language] <= set(held[language])


@pytest.mark.parametrize(("area", "name"), ALL, ids=lambda value: value)
def test_ukrainian_has_no_letters_of_another_language(area: str, name: str) -> None:
    """A quick sign of a text that was not written in Ukrainian."""
    assert not any(NOT_RUSSIAN.search(text) for text in forms(area, name, "uk"))


@pytest.mark.parametrize(("area", "name"), ALL, ids=lambda value: value)
def test_every_string_is_used(area: str, name: str) -> None:
    """By its key, or by the beginning of a key that the code completes."""
    used = f"{area}.{name}" in SOURCE or any(f"{area}.{name}".startswith(part) for part in BEGINNINGS)
    assert used


SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(BOT.rglob("*.py")))
BEGINNINGS = tuple(set(re.findall(r"""f["']((?:[a-z]+)\.[a-z_]*)\{""", SOURCE)))


def test_there_is_something_to_check() -> None:
    """The lists above are not empty."""
    assert len(ALL) > 150
    assert "card." in BEGINNINGS
