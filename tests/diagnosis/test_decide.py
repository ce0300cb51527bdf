"""Answer, offer or keep silent?"""

from dataclasses import replace

import pytest

from bot.diagnosis.decide import Case, Decision, decide
from bot.diagnosis.model import Certainty, Mode, QuestionKind
from bot.diagnosis.rank import Ranked
from bot.kb.base import Knowledge


def proven(entry: str, total: float = 180.0) -> Ranked:
    """An entry with decisive facts."""
    return Ranked(entry, total, total, decisive=True, words=0.0)


def worded(entry: str, words: float) -> Ranked:
    """An entry for which only words speak."""
    return Ranked(entry, words, 0.0, decisive=False, words=words)


def decided(base: Knowledge, *order: Ranked, **more: object) -> Decision:
    """The decision for a case whose entries stand in this order."""
    return decide(base, Case(**{"order": order, "scores": {}, "products": (), **more}))


@pytest.fixture
def base(entry, base_of) -> Knowledge:
    """Entries of different reasons on three platforms."""
    reasons = {"smtp/a": "user_unknown", "smtp/b": "mailbox_full", "sell/c": "sending_limit", "snov/d": "expired"}
    return base_of(*(entry(name, reasons=(reason,)) for name, reason in reasons.items()))


def test_a_decisive_fact_is_answered_with_its_runner_up(base: Knowledge) -> None:
    """Sure, and honest about what came second."""
    found = decided(base, proven("smtp/a"), worded("smtp/b", 50))
    assert (found.mode, found.certainty, found.question) == (Mode.ANSWER, Certainty.SURE, None)
    assert found.shown[0][0].entry == "smtp/a"
    assert found.shown[0][1] > 0.9
    assert found.runner_up is not None
    assert found.runner_up[0].entry == "smtp/b"


def test_two_facts_as_good_are_offered(base: Knowledge) -> None:
    """No coin is tossed."""
    found = decided(base, proven("smtp/a", 180), proven("smtp/b", 178))
    assert (found.mode, found.question and found.question.kind) == (Mode.OFFER, QuestionKind.WHICH_CAUSE)


def test_siblings_of_one_reason_do_not_compete(entry, base_of) -> None:
    """A provider's entry and the general one say the same thing."""
    base = base_of(entry("smtp/a"), entry("smtp/a-google", parent="smtp/a", reasons=("expired",)))
    assert decided(base, proven("smtp/a-google", 180), proven("smtp/a", 178)).mode is Mode.ANSWER


def test_a_draft_is_never_answered_as_fact(entry, base_of) -> None:
    """It may be offered."""
    base = base_of(entry("smtp/a", maturity="draft"))
    assert decided(base, proven("smtp/a")).mode is Mode.OFFER


def test_words_offer_at_most_three(base: Knowledge) -> None:
    """Best first, confidence falling, likely only when one is ahead."""
    order = (worded("smtp/a", 90), worded("smtp/b", 80), worded("sell/c", 70), worded("snov/d", 69))
    found = decided(base, *order)
    confidences = [confidence for _, confidence in found.shown]
    assert (found.mode, found.certainty, len(found.shown)) == (Mode.OFFER, Certainty.POSSIBLE, 3)
    assert confidences == sorted(confidences, reverse=True)
    assert decided(base, worded("smtp/a", 90), worded("smtp/b", 40)).certainty is Certainty.LIKELY


def test_what_is_far_behind_is_not_offered(base: Knowledge) -> None:
    """A third of the evidence is noise."""
    assert len(decided(base, worded("smtp/a", 90), worded("smtp/b", 20)).shown) == 1


def test_overwhelming_words_are_answered(base: Knowledge) -> None:
    """Much evidence, and nothing else near."""
    assert decided(base, worded("smtp/a", 150), worded("smtp/b", 40)).mode is Mode.ANSWER
    assert decided(base, worded("smtp/a", 150), worded("smtp/b", 120)).mode is Mode.OFFER


def test_little_evidence_is_met_with_the_question_for_the_reply(base: Knowledge) -> None:
    """When people do speak of mail that fails."""
    found = decided(base, worded("smtp/a", 10), vague=True)
    assert (found.mode, found.shown, found.certainty, found.off_topic) == (Mode.ABSTAIN, (), None, False)
    assert found.question is not None
    assert found.question.kind is QuestionKind.PASTE_REPLY


def test_a_near_miss_is_met_with_silence(base: Knowledge) -> None:
    """The out-of-scope topic has nearly as many of the words."""
    found = decided(base, worded("smtp/a", 60), scores={"off:lunch": 55.0})
    assert (found.mode, found.off_topic, found.question) == (Mode.ABSTAIN, True, None)
    assert decided(base, worded("smtp/a", 60), scores={"off:lunch": 20.0}).mode is Mode.OFFER


def test_a_bare_code_is_asked_about(knowledge: Knowledge) -> None:
    """Both readings are shown, each with what choosing it adds."""
    found = decided(knowledge, bare=("002",))
    assert found.mode is Mode.OFFER
    assert found.question is not None
    assert (found.question.kind, found.question.subject) == (QuestionKind.WHICH_CODE, "002")
    assert [(choice.entry, choice.key) for choice in found.question.choices] == [
        ("sell/send-limit-exceeded", "sell_send:002"),
        ("sell/connect-port", "sell_connect:002"),
    ]
    assert {one.entry for one, _ in found.shown} == {"sell/send-limit-exceeded", "sell/connect-port"}


def test_what_is_out_is_no_meaning_of_a_code(knowledge: Knowledge) -> None:
    """Neither of a bare one nor of one that providers share."""
    out = frozenset({"sell/connect-port", "smtp/b"})
    found = decided(knowledge, bare=("002",), excluded=out)
    assert [choice.entry for choice in found.question.choices] == ["sell/send-limit-exceeded"]
    contested = {"enhanced:5.7.30": (("google", "smtp/a"), ("microsoft", "smtp/b"))}
    assert decided(knowledge, contested=contested, excluded=out).mode is Mode.ABSTAIN


def test_a_code_of_two_providers_asks_which(base: Knowledge) -> None:
    """Choosing one adds the provider."""
    contested = {"enhanced:5.7.30": (("google", "smtp/a"), ("microsoft", "smtp/b"))}
    found = decided(base, contested=contested)
    assert found.question is not None
    assert [choice.key for choice in found.question.choices] == ["provider:google", "provider:microsoft"]


def test_close_entries_of_two_products_ask_for_the_product(base: Knowledge) -> None:
    """One word would decide."""
    question = decided(base, worded("sell/c", 60), worded("snov/d", 58)).question
    assert question is not None
    assert question.kind is QuestionKind.WHICH_PRODUCT
    assert [choice.key for choice in question.choices] == ["product:sell", "product:snov"]


def test_what_the_person_chose_is_answered(base: Knowledge) -> None:
    """Nobody knows better."""
    first = replace(worded("smtp/a", 5), facts=300.0)
    assert decided(base, first, chosen=("smtp/a",), bare=("002",)).mode is Mode.ANSWER
