"""What a newcomer reads first, in four languages."""

import pytest

from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Mode
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.i18n.examples import examples
from bot.slack import limits
from bot.slack.views import hello
from tests.fixtures.mailwhy import bundled

DIAGNOSER = Diagnoser(bundled())


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_lines_and_three_examples(language: str) -> None:
    """Each button carries its whole question, so it works after a restart and in another version."""
    page = hello.welcome(language, "/mailwhy", "Mailwhy")
    assert page.blocks[0]["text"]["text"].count("\n") == 2
    assert "`@Mailwhy`" in str(page.blocks)
    assert "`/mailwhy`" in str(page.blocks)
    pressed = {one["action_id"]: one["value"] for one in page.blocks[-1]["elements"]}
    assert list(pressed) == list(hello.EXAMPLES)
    assert list(pressed.values()) == [f"{language} {one.ask}" for one in examples(language)]
    assert limits.check(page) == page
    assert block_problems(list(page.blocks), "message") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(3))
def test_every_example_is_answered(language: str, number: int) -> None:
    """A first impression must not be a shrug; the three show three causes."""
    said = [DIAGNOSER.diagnose(one.ask) for one in examples(language)]
    assert said[number].mode is not Mode.ABSTAIN
    assert len({one.matches[0].entry for one in said}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_quoted_inertly(language: str) -> None:
    """Whatever the button carried."""
    page = hello.quoted(language, "550 <!channel> `x`")
    assert "`550 &lt;!channel&gt; x`" in page.text
    assert block_problems(list(page.blocks), "message") == []
