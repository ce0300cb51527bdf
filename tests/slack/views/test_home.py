"""App Home in every language and state: a first day, with questions, without the store."""

import re
from datetime import UTC, datetime

import pytest

from bot.diagnosis.model import Mode
from bot.fakeslack.limits.surfaces import view_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.service.model import Past, Remembered
from bot.slack import limits
from bot.slack.views import hello, home
from bot.slack.views.message import Block, Home
from tests.fixtures.hostile import HOSTILE, alive, texts
from tests.fixtures.mailwhy import bundled

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DATE = re.compile(r"<!date\^\d+\^\{date_short_pretty\}, \{time\}\|[\d: -]+ UTC>")
LONGEST = max(bundled().entries, key=lambda name: len(bundled().entries[name].title.in_("uk")))
EIGHT = tuple(Past(LONGEST, Mode.ANSWER, AT, "C0SUPPORT", "1700000000.000100") for _ in range(8))


def shown(language: str, remembered: Remembered | None) -> Home:
    """The Home, as Slack would get it."""
    made = home.render(home.Page(language, "/mailwhy", "Mailwhy", remembered), bundled())
    assert limits.check(made) == made
    assert view_problems(made.payload(), home=True) == []
    return made


def elements(made: Home) -> list[Block]:
    """Everything that can be pressed."""
    return [
        one
        for block in made.blocks
        for one in (*([block["accessory"]] if "accessory" in block else ()), *block.get("elements", ()))
        if "action_id" in one
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_day_says_what_this_is_and_gives_examples_once(language: str) -> None:
    """Three lines, three examples, and a word where questions will stand."""
    made = shown(language, Remembered())
    said = texts(made.blocks)
    assert sum(text("home.honest", language) in one for one in said) == 1
    assert any(text("home.recent_none", language) in one for one in said)
    assert [one["action_id"] for one in elements(made)] == [*hello.EXAMPLES, home.LANGUAGE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_questions_each_has_its_title_its_time_and_its_ways(language: str) -> None:
    """Eight of them, far from Slack's limit; the lines for newcomers are gone, the examples stay."""
    made = shown(language, Remembered("it", EIGHT))
    said = "\n".join(texts(made.blocks))
    assert said.count(bundled().entries[LONGEST].title.in_(language)) == 8
    assert len(DATE.findall(said)) == 8
    assert text("home.honest", language) not in said
    names = [one["action_id"] for one in elements(made)]
    assert names == [home.LANGUAGE, *("show", home.GO) * 8, *hello.EXAMPLES]
    assert len(made.blocks) < 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_the_store_is_away_that_is_said_and_nothing_is_offered_that_cannot_work(language: str) -> None:
    """The examples work; a choice of language could not be kept."""
    made = shown(language, None)
    assert text("home.away", language) in "\n".join(texts(made.blocks))
    assert [one["action_id"] for one in elements(made)] == list(hello.EXAMPLES)


@pytest.mark.parametrize(
    ("past", "buttons"),
    [
        (Past("smtp/user-unknown", Mode.ANSWER, AT, "C1"), ["show"]),
        (Past("smtp/user-unknown", Mode.OFFER, AT, "C1", "1.1"), ["show", home.GO]),
        (Past("", Mode.ABSTAIN, AT, "C1", "1.1"), [home.GO]),
        (Past("", Mode.ABSTAIN, AT, "C1"), []),
        (Past("gone/entry", Mode.ANSWER, AT, "C1"), []),
    ],
    ids=["private", "posted", "unanswered", "unanswered in private", "entry gone"],
)
def test_a_question_has_only_the_buttons_that_work(past: Past, buttons: list[str]) -> None:
    """An entry that exists can be opened, a message that stands can be gone to."""
    made = shown("en", Remembered(None, (past,)))
    assert [one["action_id"] for one in elements(made)][1:-3] == buttons


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choice", [None, *LANGUAGES])
def test_the_language_taken_is_the_one_shown(language: str, choice: str | None) -> None:
    """Automatic where none was chosen; each language named in itself."""
    menu = next(one for one in elements(shown(language, Remembered(choice))) if one["action_id"] == home.LANGUAGE)
    assert menu["initial_option"]["value"] == (choice or home.AUTOMATIC)
    assert [one["text"]["text"] for one in menu["options"][1:]] == ["English", "Italiano", "Українська", "Polski"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_comes_alive(hostile: str) -> None:
    """An entry id of another base is the only foreign string here."""
    made = shown("en", Remembered(None, (Past(hostile, Mode.OFFER, AT, "C1"),)))
    inert = [{**block, "text": {**block["text"], "text": DATE.sub("", block["text"]["text"])}} for block in made.blocks
             if "text" in block]  # fmt: skip
    assert alive(tuple(inert), "") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_to_a_message_is_a_link_to_press(language: str) -> None:
    """And where there is none, that is said."""
    way = home.way_to("https://maildesk.slack.com/archives/C1/p1700000000000100", language)
    for modal in (way, home.gone(language)):
        assert limits.check(modal) == modal
        assert view_problems(modal.payload(), home=False) == []
    assert way.blocks[1]["elements"][0]["url"].startswith("https://maildesk.slack.com/")
