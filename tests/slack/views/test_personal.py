"""What only one person may do stands in a modal, as buttons that work for that person."""

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.slack.limits import check
from bot.slack.views.personal import DELETE, PAUSE, PROPOSE, RESUME, Rights, deletable, deletion, personal, said
from bot.slack.views.state import unpack
from tests.fixtures.replies import abstention, answer


def names(rights: Rights, language: str = "en") -> list[str]:
    """The buttons of an answer."""
    blocks = personal(answer("smtp/user-unknown", language), rights)
    return [one["action_id"] for block in blocks for one in block.get("elements", ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_right_has_its_button(language: str) -> None:
    """Nothing for who may do nothing; a paused entry can be brought back."""
    assert names(Rights(), language) == []
    assert names(Rights(delete="C1 2.2"), language) == [DELETE]
    assert names(Rights(author=True), language) == [PAUSE, PROPOSE]
    assert names(Rights(delete="C1 2.2", author=True, paused=True), language) == [DELETE, RESUME, PROPOSE]
    assert names(Rights(author=True, lowered=True), language) == [RESUME, PAUSE, PROPOSE]


def test_without_an_entry_there_is_nothing_to_pause() -> None:
    """An author may still propose one."""
    blocks = personal(abstention(), Rights(author=True))
    assert [one["action_id"] for one in blocks[-1]["elements"]] == [PROPOSE]


def test_a_modal_that_stands_open_still_knows_what_may_be_deleted() -> None:
    """It is drawn anew when its entry is paused."""
    assert deletable(personal(answer("smtp/user-unknown"), Rights(delete="C1 2.2", author=True))) == "C1 2.2"
    assert deletable(personal(answer("smtp/user-unknown"), Rights(author=True))) == ""


def test_the_delete_button_knows_its_message() -> None:
    """One of several answers of a case is meant, and only that one goes."""
    blocks = personal(answer("smtp/user-unknown"), Rights(delete="C1 2.2"))
    channel, ts, packed = deletion(blocks[-1]["elements"][0]["value"])
    assert (channel, ts) == ("C1", "2.2")
    assert unpack(packed)
    assert deletion("") == ("", "", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_it_is_said_in_the_modal(language: str) -> None:
    """One sentence and a way out."""
    for key in ("personal.deleted", "personal.not_deleted"):
        assert check(said(key, language)).payload()["blocks"]
