"""The sentences of the verdict line, made where the entry says nothing of its own."""

from dataclasses import replace
from itertools import product

import pytest

from bot.diagnosis.model import Certainty, Choice, Match, QuestionKind
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.kb.model import Actor, Asks, Entry, Resend, Says, Text, Verdict, Wait, Window
from bot.slack.views import wording
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import EVIDENCE

WHY = Says(why=Text(en="it is so", it="è così", uk="це так", pl="tak jest"))
DAY = Wait(min="1h", max="24h", window=Window.ROLLING)


def entry(resend: Resend, actor: Actor = Actor.SENDER_ADMIN, wait: Wait | None = None) -> Entry:
    """An entry whose verdict is this, with nothing said beyond why."""
    held = bundled().entries["smtp/user-unknown"]
    return replace(held, verdict=Verdict(actor=actor, resend=resend, wait=wait, says=WHY), where=())


IT = {"who": "the sender's IT"}
SPAN = {"span": "1 hour to 24 hours"}


@pytest.mark.parametrize(
    ("asks", "resend", "wait", "key", "values"),
    [
        (Asks.CAN, Resend.YES, None, "can_yes", {}),
        (Asks.CAN, Resend.NO, None, "can_no", {}),
        (Asks.CAN, Resend.AFTER_FIX, None, "can_after_fix", IT),
        (Asks.CAN, Resend.LATER, None, "can_later", {}),
        (Asks.CAN, Resend.LATER, DAY, "can_later_span", SPAN),
        (Asks.WHEN, Resend.LATER, DAY, "when_later_span", SPAN),
        (Asks.WHEN, Resend.NO, None, "when_no", {}),
        (Asks.WHO, Resend.NO, None, "who_acts", IT),
    ],
)
def test_a_missing_sentence_is_made_of_the_verdict(
    asks: Asks, resend: Resend, wait: Wait | None, key: str, values: dict[str, str]
) -> None:
    """From resend, wait and actor, each filled in."""
    said = wording.says(entry(resend, wait=wait), asks, "en")
    assert said == text(f"card.{key}", "en", **values)
    assert "{" not in said
    assert all(value in said for value in values.values())


@pytest.mark.parametrize("asks", [Asks.WHERE, Asks.WHAT, Asks.WHY])
def test_where_nothing_can_be_made_it_says_why(asks: Asks) -> None:
    """No path to name, nothing more to tell."""
    assert wording.says(entry(Resend.NO), asks, "en") == "it is so"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actor", list(Actor))
def test_every_made_sentence_fits_with_the_longest_word(language: str, actor: Actor) -> None:
    """Never cut, in any language, for anybody."""
    for asks, resend, wait in product(Asks, Resend, (None, Wait(min="10m", max="48h"))):
        for word in Certainty:
            line = wording.verdict_line(entry(resend, actor, wait), asks, word, language)
            assert len(line) <= wording.VERDICT_LINE
            assert "…" not in line


def test_nobody_has_to_act_when_waiting_is_enough() -> None:
    """Not `up to: nobody`."""
    assert wording.says(entry(Resend.LATER, Actor.WAIT), Asks.WHO, "en") == text("card.who_wait", "en")


def test_the_first_path_answers_where(knowledge: Knowledge) -> None:
    """When the entry has one and no sentence of its own."""
    with_path = next(one for one in knowledge.entries.values() if one.where)
    held = replace(with_path, verdict=replace(with_path.verdict, says=WHY))
    assert wording.says(held, Asks.WHERE, "en") == with_path.where[0].path.in_("en")


def test_hoisted_causes_come_first_and_none_is_lost(knowledge: Knowledge) -> None:
    """The evidence orders, it does not remove."""
    held = knowledge.entries["sell/send-limit-exceeded"]
    order = [cause.id for cause in wording.causes(held, ("sell-own-limit", "no-such-cause"))]
    assert order[0] == "sell-own-limit"
    assert sorted(order) == sorted(cause.id for cause in held.causes)


def test_steps_are_those_of_who_acts(knowledge: Knowledge) -> None:
    """At most as many as asked, each once."""
    held = knowledge.entries["sell/send-limit-exceeded"]
    assert wording.steps(held, "en") == (held.causes[0].fixes[0].steps[0].in_("en"),)


@pytest.mark.parametrize("name", tuple(bundled().entries))
def test_every_entry_has_a_step_for_who_acts(name: str) -> None:
    """A card without a step helps nobody."""
    for language in LANGUAGES:
        assert wording.steps(bundled().entries[name], language)


def test_choices_are_named_by_what_they_choose(knowledge: Knowledge) -> None:
    """A product by its name, a provider by its name, anything else by the entry's title."""
    named = wording.choice(Choice("snov/imap-settings", "product:snov"), QuestionKind.WHICH_PRODUCT, knowledge, "en")
    assert named == knowledge.products["snov"].name
    way = Choice("smtp/user-unknown", "provider:google")
    assert wording.choice(way, QuestionKind.WHICH_PROVIDER, knowledge, "en") == knowledge.providers["google"].name
    assert wording.choice(way, QuestionKind.WHICH_CAUSE, knowledge, "uk") == wording.title(way.entry, knowledge, "uk")
    assert wording.title("smtp/gone", knowledge, "en") == "smtp/gone"


def test_without_a_quote_the_strongest_words_decided() -> None:
    """A product or a provider alone decides nothing."""
    assert wording.deciding(Match("smtp/user-unknown", 1.0, EVIDENCE), "") == "5.7.26"
    assert wording.deciding(Match("smtp/user-unknown", 1.0, EVIDENCE[2:]), "") == ""
