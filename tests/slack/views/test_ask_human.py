"""The form for asking a colleague."""

from dataclasses import replace
from itertools import product

import pytest

from bot.config import Hours, Humans
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.service.model import Place, Reply, Surface
from bot.slack import limits
from bot.slack.views import ask_human
from bot.slack.views.message import Modal
from tests.fixtures.hostile import HOSTILE, alive, texts
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer, others

PLACE = Place("T1", "C1", "1700000000.000100", "U1", Surface.MENTION)
HUMANS = Humans(channel="C0HUMANS", hours=Hours(tz="Europe/Rome"))


def replies(language: str) -> tuple[Reply, ...]:
    """One of each mode."""
    return (
        answer("smtp/user-unknown", language),
        offer(others(bundled(), "smtp/timeout"), language),
        abstention(language),
    )


def form(reply: Reply) -> Modal:
    """The form for this reply."""
    return ask_human.render("aa11", PLACE, reply, HUMANS, ask_human.opening(reply))


@pytest.mark.parametrize(("language", "mode"), tuple(product(LANGUAGES, range(3))))
def test_slack_takes_it_and_it_remembers_what_it_is_about(language: str, mode: int) -> None:
    """In every language and mode, uncut."""
    reply = replies(language)[mode]
    modal = form(reply)
    assert limits.check(modal) == modal
    assert block_problems(list(modal.blocks), "modal") == []
    name, place, known = ask_human.remembered(modal.metadata)
    assert (name, place, known.case, known.language) == ("aa11", PLACE, reply.case, language)


@pytest.mark.parametrize("metadata", ["", "[]", "[]\n[]", "x\ny"])
def test_a_form_of_another_version_remembers_nothing(metadata: str) -> None:
    """It closes, and nothing is posted."""
    assert ask_human.remembered(metadata) is None


@pytest.mark.parametrize(
    ("language", "hours"),
    [
        ("en", "Mon–Fri, 09:00 to 18:00 (Europe/Rome)"),
        ("it", "lun–ven, dalle 09:00 alle 18:00"),
        ("uk", "пн–пт, з 09:00 до 18:00"),
        ("pl", "od 09:00 do 18:00"),
    ],
)
def test_it_says_where_it_goes_and_when_people_are_there(language: str, hours: str) -> None:
    """Slack writes the channel's name."""
    said = texts(form(answer("smtp/user-unknown", language)).blocks)[0]
    assert "<#C0HUMANS>" in said
    assert hours in said


def test_the_fields_are_filled_in_and_the_addresses_masked() -> None:
    """The line that decided, the ticket that was named."""
    reply = replace(answer("smtp/user-unknown"), quote="550 5.1.1 <mario.rossi@example.it>: unknown")
    _, words, ticket = form(reply).blocks
    assert words["element"]["initial_value"] == "550 5.1.1 <m•••i@example.it>: unknown"
    assert not words.get("optional")
    assert (ticket["element"]["initial_value"], ticket["optional"]) == ("48213", True)
    assert "initial_value" not in form(abstention()).blocks[1]["element"]


@pytest.mark.parametrize("foreign", HOSTILE)
def test_foreign_words_stay_words(foreign: str) -> None:
    """What stands in a field has no marks; everything else is ours."""
    modal = form(replace(answer("smtp/user-unknown"), quote=foreign))
    assert [one for one in alive(modal.blocks, modal.title) if one != "<#"] == []
