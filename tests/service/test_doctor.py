"""A finding of the doctor in words."""

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.service.doctor import Check, State, says

CHECK = Check("DATABASE_URL", State.BAD, "doctor.database_fault", {"kind": "SQLite", "fault": "full"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facts_stand_in_the_sentence(language: str) -> None:
    """As they are, or as whoever shows them wants them."""
    assert says(CHECK, language) == "SQLite: full"
    assert says(CHECK, language, lambda fact: f"<{fact}>") == "<SQLite>: <full>"
