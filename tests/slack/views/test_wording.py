"""The sentences of the verdict line, made where the entry says nothing of its own."""

from dataclasses import replace

import pytest

from bot.diagnosis.model import Choice, Match, QuestionKind
from bot.i18n.catalog import LANGUAGES
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


@pytest.mark.parametrize(
    ("asks", "resend", "wait", "sentence"),
    [
        (Asks.CAN, Resend.YES, None, "yes, it can be sent again now"),
        (Asks.CAN, Resend.NO, None, "no, sending the same again will fail again"),
        (Asks.CAN, Resend.AFTER_FIX, None, "not yet, only after the fix; up to: the sender's IT"),
        (Asks.CAN, Resend.LATER, None, "not yet, try again later"),
        (Asks.CAN, Resend.LATER, DAY, "not yet, wait 1 hour to 24 hours"),
        (Asks.WHEN, Resend.LATER, DAY, "wait 1 hour to 24 hours, then send again"),
        (Asks.WHEN, Resend.NO, None, "waiting will not help, it would fail again"),
        (Asks.WHO, Resend.NO, None, "the next step is up to: the sender's IT"),
        (Asks.WHERE, Resend.NO, None, "it is so"),
        (Asks.WHAT, Resend.NO, None, "it is so"),
    ],
)
def test_a_missing_sentence_is_made_of_the_verdict(
    asks: Asks, resend: Resend, wait: Wait | None, sentence: str
) -> None:
    """From resend, wait, actor and where; else it says why."""
    assert wording.says(entry(resend, wait=wait), asks, "en") == sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asks", list(Asks))
@pytest.mark.parametrize("resend", list(Resend))
@pytest.mark.parametrize("actor", list(Actor))
def test_every_made_sentence_fits_with_the_longest_word(
    language: str, asks: Asks, resend: Resend, actor: Actor
) -> None:
    """Never cut, in any language, for anybody."""
    for wait in (None, Wait(min="10m", max="48h")):
        for word in ("sure", "likely", "possible"):
            line = wording.verdict_line(entry(resend, actor, wait), asks, word, language)
            assert len(line) <= wording.VERDICT_LINE
            assert "…" not in line


def test_nobody_has_to_act_when_waiting_is_enough() -> None:
    """Not `up to: nobody`."""
    assert wording.says(entry(Resend.LATER, Actor.WAIT), Asks.WHO, "en") == "nobody has to act, waiting is enough"


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
