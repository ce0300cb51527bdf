"""Days of the week in words."""

import pytest

from bot.i18n.weekdays import DAYS, weekdays

WORK = DAYS[:5]


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        (WORK, "en", "Mon–Fri"),
        (WORK, "it", "lun–ven"),
        (WORK, "uk", "пн–пт"),
        (("sat", "mon", "tue", "wed"), "en", "Mon–Wed, Sat"),
        (("sun",), "en", "Sun"),
        (DAYS, "en", "Mon–Sun"),
    ],
)
def test_runs_are_named_by_their_ends(days: tuple[str, ...], language: str, said: str) -> None:
    """Whatever order they are given in."""
    assert weekdays(days, language) == said


def test_polish_days() -> None:
    """As CLDR abbreviates them."""
    assert weekdays(WORK, "pl").startswith("pon")
