"""The form for the answer to a question."""

from dataclasses import replace

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.service.model import Handover, Place, Surface
from bot.slack import limits
from bot.slack.views import answer, request
from bot.slack.views.request import Written
from tests.fixtures.hostile import texts
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention

PLACE = Place("T1", "C1", "1700000000.000100", "U1", Surface.MENTION)
HANDOVER = Handover("aa11", "c8f3a2c8f3a2", "", PLACE, "it")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("surface", "key"), [(Surface.MENTION, "goes_open"), (Surface.COMMAND, "goes_direct")])
def test_it_shows_the_question_and_who_will_see_the_answer(language: str, surface: Surface, key: str) -> None:
    """The question is at hand when it is sent: an edit of the post needs its words."""
    handover = replace(HANDOVER, place=replace(PLACE, surface=surface))
    post = request.render(handover, abstention(), Written("emma", "why <x>?\n" * 200), bundled(), language)
    modal = answer.render(post.blocks, handover, "C9", "1.1", language)
    assert limits.check(modal) == modal
    assert block_problems(list(modal.blocks), "modal") == []
    assert request.kept(modal.blocks) == request.kept(post.blocks)
    assert text(f"human.{key}", language) in texts(modal.blocks)
    assert answer.remembered(modal.metadata) == ("C9", "1.1", handover)


@pytest.mark.parametrize("metadata", ["", "[]", '["C9","1.1","x"]', "{}"])
def test_a_form_of_another_version_remembers_nothing(metadata: str) -> None:
    """It closes without a word of ours posted."""
    assert answer.remembered(metadata) is None
