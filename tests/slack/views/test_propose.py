"""The modal that asks for an entry, and the message that brings it to the authors."""

import pytest

from bot.fakeslack.limits.surfaces import check_view
from bot.i18n.catalog import LANGUAGES
from bot.slack import limits
from bot.slack.views.propose import EXAMPLE, STEPS, Asked, errors, posted, remembered, render
from tests.fixtures.hostile import HOSTILE, alive


def fields(**given: str) -> dict[str, dict]:
    """Block id -> element."""
    made = render("en", **given)
    return {block["block_id"]: block["element"] for block in made.blocks if block["type"] == "input"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [*HOSTILE, "x" * 9000])
def test_slack_takes_it_in_every_language_whatever_is_filled_in(language: str, words: str) -> None:
    """Within its limits, nothing alive."""
    modal = limits.check(render(language, question=words, answer=f"{words}\n\n{words}", entry="smtp/timeout"))
    check_view(modal.payload(), home=False)
    assert alive(modal.blocks, "") == []
    assert remembered(modal.metadata) == Asked(language, "human")


def test_what_is_known_is_filled_in() -> None:
    """The question as the example, the human's answer as steps, the platform of the entry that was answered."""
    made = fields(question="why?", answer=" one \n\n two", entry="sell/send-failed")
    assert made[EXAMPLE]["initial_value"] == "why?"
    assert made[STEPS]["initial_value"] == "one\ntwo"
    assert made["platform"]["initial_option"]["value"] == "sell"
    assert "initial_option" not in fields()["platform"]
    assert fields(platform="smtp", entry="sell/x")["platform"]["initial_option"]["value"] == "smtp"


@pytest.mark.parametrize(
    ("given", "origin"), [({}, "command"), ({"answer": "do this"}, "human"), ({"origin": "more"}, "more")]
)
def test_where_it_was_opened_is_remembered(given: dict[str, str], origin: str) -> None:
    """Authors see where a proposal came from."""
    assert remembered(render("it", **given).metadata) == Asked("it", origin)
    assert remembered("from another version") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_stand_at_their_fields_in_words(language: str) -> None:
    """Whatever lint says of the whole stands at the title."""
    said = errors((("slug", "form"), ("symptoms", "lines"), ("example", "missing"), ("entry", "too <long>")), language)
    assert set(said) == {"slug", "symptoms", "example", "title"}
    assert "too <long>" in said["title"]
    assert errors((("slug", "taken"),), language)["slug"] != said["slug"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [*HOSTILE, "x" * 20000, "ї" * 9000, '"' * 9000, "\\" * 9000])
def test_the_file_is_shown_as_it_is(language: str, words: str) -> None:
    """In a block that knows no marks, within a message's limits; the link to edit is ours."""
    message = limits.check(posted("smtp/x", f"title: {words}", "p1", "U1", None, language))
    assert [block["type"] for block in message.blocks] == ["section", "rich_text", "context"]
    assert alive(message.blocks, message.text) == ["<@", "<@"], "who proposes it, and nobody else"
    edit = posted("smtp/x", "id: x", "p1", "U1", "https://git.example/kb?a=1&b=2", language)
    assert "<https://git.example/kb?a=1&amp;b=2|" in str(edit.blocks[-1])
    assert "`mailwhy kb inbox take p1`" in str(edit.blocks[-1])
