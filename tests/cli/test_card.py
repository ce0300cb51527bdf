import pytest

from bot.cli.card import clean, lines
from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.service.model import Reply
from bot.slack.views import card as slack_card
from bot.slack.views.measure import shown
from tests.fixtures.mailwhy import bundled

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"
QUESTIONS = (SPF, "002", "Zendesk Sell says error 002 when sending", "the mailbox is full", "what is for lunch?", "550")


@pytest.fixture(scope="module")
def asking() -> Diagnoser:
    """A diagnoser of the bundled knowledge."""
    return Diagnoser(bundled())


def reply(asking: Diagnoser, question: str, language: str = "en") -> Reply:
    """The reply to a question."""
    found = asking.diagnose(question)
    return Reply("", found, language, quote=deciding_line(found, question))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
def test_the_terminal_says_first_what_slack_says_first(asking: Diagnoser, question: str, language: str) -> None:
    """One wording for both: the first line is the same sentence."""
    said = reply(asking, question, language)
    first = shown(slack_card.render(said, bundled()).text).splitlines()[0].replace("&amp;", "&")
    assert lines(said, bundled())[0] in (first, first.split(". ")[0] + ".")


def test_a_bare_code_offers_its_meanings_and_claims_none(asking: Diagnoser) -> None:
    """Question, choices with their ids, source: no verdict."""
    found = lines(reply(asking, "002"), bundled())
    assert found[0] == "002 means different things. Which one is it?"
    assert [line.rsplit("(", 1)[1] for line in found[1:3]] == ["sell/send-limit-exceeded)", "sell/connect-port)"]
    assert not any("Resend" in line for line in found)


def test_nothing_is_listed_twice(asking: Diagnoser) -> None:
    """The runner-up stands among the choices and nowhere else."""
    found = lines(reply(asking, "the mailbox is full"), bundled())
    listed = [line for line in found if line.startswith("  - ")]
    assert len(listed) == len(set(listed))


def test_off_topic_is_one_line(asking: Diagnoser) -> None:
    """No advice about lunch."""
    assert len(lines(reply(asking, "what is for lunch today, pizza or pasta?"), bundled())) == 1


def test_a_line_keeps_letters_and_loses_what_could_steer() -> None:
    """Every script stays; escape, bell, C1, direction marks, line separators, half characters go."""
    assert clean("già, зажди\x1b[2J \x07\x9b\u202e\u2028\ud800 x ") == "già, зажди [2J       x"


@pytest.mark.parametrize("mark", ["\x1b", "\x9b", "\u202e", "\r", "\u2028"])
def test_a_hostile_server_line_stays_a_line(asking: Diagnoser, mark: str) -> None:
    """Whatever stands in the quoted words."""
    found = lines(reply(asking, f"550 5.1.1 user {mark}[31m unknown <a@b.example>"), bundled())
    assert all(line.isprintable() for line in found)
