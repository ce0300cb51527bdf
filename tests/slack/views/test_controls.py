"""What can be pressed: only what works, all of it with a name."""

from dataclasses import replace

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
    assert [one["value"] for one in options] == ["publish", *(code for code in LANGUAGES if code != language)]
    assert len(options) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_about_a_message_is_posted_in_its_thread(language: str) -> None:
    """The menu says where."""
    reply = answer("smtp/user-unknown", language)
    shown = [menu(replace(reply, thread=one), Offers(publish=True))["options"][0] for one in ("", "1.1")]
    assert [one["value"] for one in shown] == ["publish", "publish"]
    labels = [text("card.publish", language), text("card.publish_thread", language)]
    assert [one["text"]["text"] for one in shown] == labels


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


def test_the_menu_never_has_more_than_slack_takes() -> None:
    """The ways out come first, the languages fill what is left."""
    everything = Offers(publish=True, where=True, human=True, detail=True)
    reply = offer(("smtp/user-unknown", "smtp/mailbox-full"))
    assert [one["value"] for one in menu(reply, everything)["options"]] == ["where", "human", "detail", "publish", "it"]


def test_not_knowing_puts_where_to_look_first() -> None:
    """There is nothing more to read, but something to find."""
    names = [one["action_id"] for one in controls(abstention(), Offers(where=True))["elements"]]
    assert names == ["where", "draft", "menu"]
