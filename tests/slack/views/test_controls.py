"""What can be pressed: only what works, all of it with a name."""

import pytest

from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.slack.views.controls import CHOICES, Offers, choices, controls, menu, thumbs
from bot.slack.views.state import unpack
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer, which_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_has_the_other_languages(language: str) -> None:
    """And posting where that works: never more than five."""
    options = menu(answer("smtp/user-unknown", language), Offers(publish=True))["options"]
    assert [one["value"] for one in options] == [*(code for code in LANGUAGES if code != language), "publish"]
    assert len(options) <= 5


def test_every_button_and_the_row_remember_the_reply() -> None:
    """The menu's own values are too short for it."""
    row = controls(answer("smtp/user-unknown"), Offers())
    held = [unpack(one["value"]) for one in row["elements"] if one["type"] == "button"]
    assert all(one and one.case == "c8f3a2c8f3a2" for one in [*held, unpack(row["block_id"])])


def test_without_an_answer_there_is_nothing_more() -> None:
    """Asking the customer stays."""
    names = [one["action_id"] for one in controls(abstention(), Offers())["elements"]]
    assert names == ["draft", "menu"]


def test_thumbs_have_names_for_screen_readers() -> None:
    """Two icons say nothing."""
    (block,) = thumbs(answer("smtp/user-unknown"), "smtp/user-unknown", Offers())
    (pair,) = block["elements"]
    assert pair["positive_button"]["accessibility_label"] == text("card.helped", "en")
    assert thumbs(answer("smtp/user-unknown"), "smtp/user-unknown", Offers(feedback=False)) == ()


def test_one_way_out_is_no_choice(knowledge: Knowledge) -> None:
    """And there are at most five."""
    names = tuple(bundled().entries)[:8]
    assert choices(offer(names[:1]), knowledge) is None
    row = choices(abstention(question=which_code("002", *names)), knowledge)
    assert row is not None
    assert len(row["elements"]) == CHOICES
