"""The modal that asks what is wrong with an answer."""

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.slack import limits
from bot.slack.views import wrong
from bot.slack.views.wrong import Judged
from tests.fixtures.hostile import HOSTILE, alive

URL = "https://hooks.slack.com/actions/T0/1/x"


def judged(language: str = "en", entry: str = "smtp/user-unknown") -> Judged:
    """A verdict on a card in a thread."""
    return Judged("c8f3a2c8f3a2", entry, language, URL, "1700000000.000100")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_five_reasons_and_a_line_of_ones_own(language: str) -> None:
    """Slack takes it uncut; the line may stay empty."""
    modal = wrong.render(judged(language))
    assert limits.check(modal) == modal
    assert block_problems(list(modal.blocks), "modal") == []
    _, reasons, line = modal.blocks
    said = [one["text"]["text"] for one in reasons["element"]["options"]]
    assert said == [text(f"feedback.{name}", language) for name in wrong.REASONS]
    assert (line["optional"], line["element"]["max_length"]) == (True, 300)


def test_it_remembers_what_it_is_about() -> None:
    """Nothing else knows: the store may be away, the process another one."""
    assert wrong.remembered(wrong.render(judged()).metadata) == judged()
    assert wrong.remembered("not ours") is None
    assert wrong.remembered('{"case": "of another version"}') is None


@pytest.mark.parametrize("foreign", HOSTILE)
def test_nothing_foreign_is_shown(foreign: str) -> None:
    """Not even where a button's value was made up."""
    modal = wrong.render(judged(entry=foreign))
    assert alive(modal.blocks, modal.title) == []
