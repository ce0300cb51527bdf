"""The operators' part of App Home: what is wrong comes first, and it fits whatever is wrong."""

import pytest

from bot.fakeslack.limits.surfaces import view_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.service.doctor import Check, State
from bot.service.model import Remembered
from bot.slack import limits
from bot.slack.views import home, operation
from bot.slack.views.message import Block
from tests.fixtures.hostile import HOSTILE, alive, texts
from tests.fixtures.mailwhy import bundled

WRONG = (
    Check("SLACK_BOT_TOKEN", State.BAD, "doctor.token_refused", {"problem": "invalid_auth"}),
    Check("SLACK_APP_TOKEN", State.UNKNOWN, "doctor.slack_unreachable", {"problem": "TimeoutError"}),
    Check("DATABASE_URL", State.BAD, "doctor.database_old", {"kind": "Postgres", "version": "-", "needs": "0002"}),
    Check("knowledge", State.BAD, "doctor.knowledge_bad", {"n": "900", "first": "entries/a.yaml:3:1: no title"}),
    Check("auto", State.MISSING, "doctor.feature_off", {"feature": "auto", "scopes": "channels:history"}),
    Check("SLACK_SIGNING_SECRET", State.OK, "doctor.http", {"url": "https://m.example/slack/events"}),
)
PROBLEMS = tuple(f"entries/smtp/a{number}.yaml:{number}:1: no title" for number in range(900))


def whole(blocks: tuple[Block, ...], language: str = "en") -> tuple[Block, ...]:
    """A Home with this part, which Slack takes as it is."""
    made = home.render(home.Page(language, "/mailwhy", "Mailwhy", Remembered()), bundled(), blocks)
    assert limits.check(made) == made
    assert view_problems(made.payload(), home=True) == []
    return made.blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_comes_first_then_what_is_off_then_what_works(language: str) -> None:
    """Each group under its word, each line in the operator's language."""
    blocks = whole(operation.examined(WRONG, bundled(), PROBLEMS, language), language)
    said = "\n".join(texts(blocks))
    titles = [f"*{text(f'home.state_{state}', language)}*" for state in ("bad", "unknown", "missing", "ok")]
    places = [said.index(title) for title in [*titles, f"*{text('home.knowledge', language)}*"]]
    assert places == sorted(places)
    assert text("home.all_well", language) not in said
    assert "`entries/smtp/a4.yaml:4:1: no title`" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wrong_is_said_too(language: str) -> None:
    """No empty group, no silence."""
    said = "\n".join(texts(whole(operation.examined(WRONG[-1:], bundled(), (), language), language)))
    assert text("home.all_well", language) in said
    assert text("home.state_bad", language) not in said
    assert text("slack.kb_good", language) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_examination_under_way_or_failed_is_a_line(language: str) -> None:
    """With the way to look by hand; the knowledge is shown all the same."""
    assert text("home.looking", language) in texts(whole(operation.looking(language), language))
    said = "\n".join(texts(whole(operation.examined(None, bundled(), PROBLEMS, language), language)))
    assert "`mailwhy doctor`" in said
    assert "a0.yaml:0:1" in said


@pytest.mark.parametrize("hostile", HOSTILE)
def test_problems_and_facts_stay_words(hostile: str) -> None:
    """A path, a team's name, an error of a driver may hold anything."""
    checks = [Check(hostile, State.BAD, "doctor.bot_token", {"team": hostile, "bot": hostile})] * 200
    assert alive(whole(operation.examined(checks, bundled(), (hostile,) * 9, "en")), "") == []
