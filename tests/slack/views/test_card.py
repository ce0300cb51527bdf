"""The card: what an agent sees first, over every entry, mode, kind of question and language."""

import json
from dataclasses import replace
from itertools import product

import pytest

from bot.diagnosis.model import Certainty, Question, QuestionKind
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES, text
from bot.kb.base import Knowledge
from bot.kb.model import Asks
from bot.service.model import Reply
from bot.slack import limits
from bot.slack.views import card, measure
from bot.slack.views.controls import Offers
from bot.slack.views.message import Message
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer, others, which_code

ENTRIES = tuple(bundled().entries)


def replies(entry: str, language: str) -> list[Reply]:
    """An entry in every mode and to every kind of question."""
    base = bundled()
    near = others(base, entry)
    kinds = [answer(entry, language, asks) for asks in Asks]
    kinds += [
        offer(near, language, asks, certainty) for asks in Asks for certainty in (Certainty.LIKELY, Certainty.POSSIBLE)
    ]
    return [*kinds, offer(near, language, certainty=Certainty.POSSIBLE, question=which_code("002", *near))]


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_card_is_short_whole_and_taken_by_slack(entry: str) -> None:
    """At most 9 lines and 700 characters, within Slack's limits as it is, and nothing in it that Slack refuses."""
    for reply in (reply for language in LANGUAGES for reply in replies(entry, language)):
        message = card.render(reply, bundled(), Offers(publish=True))
        assert measure.lines(message) <= card.LINES
        assert measure.characters(message) <= card.CHARACTERS
        assert limits.check(message) == message
        assert block_problems(list(message.blocks), "message") == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_verdict_line_answers_the_question_within_ninety_characters(entry: str) -> None:
    """It opens with the certainty word; the sentence of the entry is not cut."""
    for language, asks in product(LANGUAGES, Asks):
        message = card.render(answer(entry, language, asks), bundled())
        first = measure.shown(message.blocks[0]["text"]["text"]).split("\n")[0]
        word = text("card.sure", language)
        assert first.startswith(f"{word}: ")
        assert len(first) <= 90
        own = getattr(bundled().entries[entry].verdict.says, asks.value)
        if own:
            assert first == f"{word}: {own.in_(language)}"


def test_the_parts_stand_in_the_order_agreed(knowledge: Knowledge) -> None:
    """Verdict and row, steps, what decided, buttons, feedback, footer."""
    message = card.render(answer("smtp/user-unknown"), knowledge)
    assert [block["type"] for block in message.blocks] == [
        "section", "section", "context", "actions", "context_actions", "context",
    ]  # fmt: skip
    verdict, row = message.blocks[0]["text"]["text"].split("\n")
    assert verdict.startswith("*Sure:* ")
    assert row.startswith("Resend: no · ")
    assert "smtp/user-unknown" in message.blocks[-1]["elements"][0]["text"]


def test_another_question_than_why_still_says_the_cause(knowledge: Knowledge) -> None:
    """The verdict answers when; the cause stands below it."""
    lines = (
        card.render(answer("sell/send-limit-exceeded", asks=Asks.WHEN), knowledge).blocks[0]["text"]["text"].split("\n")
    )
    assert "24 hours" in lines[0]
    assert lines[1] == "Cause: the mailbox has used up its provider's sending limit"


def test_the_deciding_line_is_quoted_as_code_without_back_ticks(knowledge: Knowledge) -> None:
    """What others wrote cannot leave its marks."""
    message = card.render(answer("smtp/user-unknown", quote="550 `<!channel>` *bold* <@U1>"), knowledge)
    assert _said(message).count("`550 &lt;!channel&gt; *bold* &lt;@U1&gt;`") == 1


def test_an_offer_has_a_button_for_each_entry_in_order(knowledge: Knowledge) -> None:
    """The labels are the titles, the first is the likeliest."""
    entries = ("smtp/user-unknown", "smtp/mailbox-full", "smtp/blocked-ip")
    message = card.render(offer(entries), knowledge)
    labels = [element["text"]["text"] for element in message.blocks[3]["elements"]]
    assert labels == [knowledge.entries[entry].title.in_("en") for entry in entries]


def test_a_possible_offer_says_nothing_about_resending(knowledge: Knowledge) -> None:
    """A row of facts would be a guess dressed as a fact."""
    message = card.render(offer(("smtp/user-unknown", "smtp/mailbox-full"), certainty=Certainty.POSSIBLE), knowledge)
    assert "Resend" not in _said(message)


def test_a_bare_code_asks_which_meaning_and_claims_none(knowledge: Knowledge) -> None:
    """The question comes first, its choices are buttons."""
    question = which_code("002", "sell/send-limit-exceeded", "sell/connect-port")
    reply = offer(("sell/send-limit-exceeded", "sell/connect-port"), certainty=Certainty.POSSIBLE, question=question)
    message = card.render(reply, knowledge)
    assert message.blocks[0]["text"]["text"] == "002 means different things. Which one is it?"
    assert [element["action_id"] for element in message.blocks[1]["elements"]] == ["choose_0", "choose_1"]
    assert "Possible" not in _said(message)


def test_a_bare_code_with_one_meaning_left_says_it(knowledge: Knowledge) -> None:
    """The other one is paused: there is nothing to choose, and the card must not be without words."""
    question = which_code("002", "sell/connect-port")
    reply = offer(("sell/connect-port",), certainty=Certainty.POSSIBLE, question=question)
    message = card.render(reply, knowledge)
    assert message.blocks[0]["text"]["text"].startswith("*Possible:* ")
    assert "different things" not in _said(message)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(QuestionKind))
def test_not_knowing_is_one_sentence_and_a_way_to_ask(kind: QuestionKind, language: str) -> None:
    """What would decide, and the text that asks the customer for it; no cause, no entry, no feedback."""
    message = card.render(abstention(language, Question(kind, "5.7.1")), bundled())
    assert [block["type"] for block in message.blocks] == ["section", "actions"]
    assert text("card.unknown", language) in message.text
    assert text("card.ask_customer", language) in json.dumps(message.blocks, ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_off_topic_is_one_line_and_nothing_to_press(language: str) -> None:
    """Plain, short, kind."""
    message = card.render(abstention(language, off_topic=True), bundled())
    assert [block["type"] for block in message.blocks] == ["section"]
    assert "\n" not in message.text


def test_an_entry_that_is_gone_is_not_answered_with(knowledge: Knowledge) -> None:
    """A card of an entry that an operator removed says that the cause is not known."""
    assert "can't tell" in card.render(answer("smtp/removed-since"), knowledge).text


def test_what_does_not_work_here_is_not_shown(knowledge: Knowledge) -> None:
    """No draft where another organisation reads, no posting where it cannot work."""
    message = card.render(answer("smtp/user-unknown"), knowledge, Offers(drafts=False, publish=False))
    assert "draft" not in str(message.blocks[3])
    assert "publish" not in str(message.blocks)


def test_the_footer_says_local_draft_and_machine_translated(knowledge: Knowledge) -> None:
    """What a reader should know before trusting it."""
    base = _changed(knowledge, "hubspot/delivered-not-received")
    footer = card.render(answer("hubspot/delivered-not-received"), base).blocks[-1]["elements"][0]["text"]
    assert footer.endswith(" · local · draft · machine-translated source")


def _changed(base: Knowledge, entry: str) -> Knowledge:
    """The base with that entry as an operator's draft."""
    changed = replace(base.entries[entry], maturity="draft")
    return replace(base, entries={**base.entries, entry: changed}, local=frozenset({entry}))


def _said(message: Message) -> str:
    """All words of a message."""
    return json.dumps(message.blocks, ensure_ascii=False)
