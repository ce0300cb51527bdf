"""What only one person may do stands in a modal, as buttons that work for that person."""

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.slack.views.personal import DELETE, PAUSE, PROPOSE, RESUME, Rights, deletable, personal
from tests.fixtures.replies import abstention, answer


def names(rights: Rights, language: str = "en") -> list[str]:
    """The buttons of an answer."""
    blocks = personal(answer("smtp/user-unknown", language), rights)
    return [one["action_id"] for block in blocks for one in block.get("elements", ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_right_has_its_button(language: str) -> None:
    """Nothing for who may do nothing; a paused entry can be brought back."""
    assert names(Rights(), language) == []
    assert names(Rights(delete="2.2"), language) == [DELETE]
    assert names(Rights(author=True), language) == [PAUSE, PROPOSE]
    assert names(Rights(delete="2.2", author=True, paused=True), language) == [DELETE, RESUME, PROPOSE]
    assert names(Rights(author=True, lowered=True), language) == [RESUME, PAUSE, PROPOSE]


def test_without_an_entry_there_is_nothing_to_pause() -> None:
    """An author may still propose one."""
    blocks = personal(abstention(), Rights(author=True))
    assert [one["action_id"] for one in blocks[-1]["elements"]] == [PROPOSE]


def test_a_modal_that_stands_open_still_knows_what_may_be_deleted() -> None:
    """It is drawn anew when its entry is paused."""
    assert deletable(personal(answer("smtp/user-unknown"), Rights(delete="2.2", author=True))) == "2.2"
    assert deletable(personal(answer("smtp/user-unknown"), Rights(author=True))) == ""
