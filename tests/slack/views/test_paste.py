"""The modal to paste into."""

import pytest

from bot.fakeslack.limits.surfaces import check_view
from bot.i18n.catalog import LANGUAGES
from bot.slack.limits import check
from bot.slack.views import paste


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_field_that_slack_takes(language: str) -> None:
    """With a label, an example and small print in the person's language."""
    modal = check(paste.render(language))
    check_view(modal.payload(), home=False)
    (field,) = modal.blocks
    assert field["element"]["multiline"]
    assert field["element"]["placeholder"]["text"]
    assert field["hint"]["text"]
    assert paste.remembered(modal.metadata) == language


def test_a_memory_of_another_version_is_english() -> None:
    """Never a fault."""
    assert paste.remembered("?") == "en"
