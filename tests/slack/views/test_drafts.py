"""The drafts: a text that is ready to send, with every unknown fact a field to fill in."""

from itertools import product

import pytest

from bot.diagnosis.model import Question, QuestionKind
from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.kb.model import DRAFT_FIELDS
from bot.slack import limits
from bot.slack.views import drafts
from bot.slack.views.drafts import Chosen
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer

ENTRIES = tuple(bundled().entries)
EVERYTHING = dict.fromkeys(DRAFT_FIELDS, "known")


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_draft_becomes_a_text_without_brackets(entry: str) -> None:
    """To every addressee; it never names Mailwhy; Slack takes the modal before and after."""
    for language, to in product(LANGUAGES, drafts.addressees(answer(entry), bundled())):
        reply = answer(entry, language)
        for chosen in (Chosen(to=to), Chosen(to, language, EVERYTHING)):
            modal = drafts.render(reply, bundled(), chosen)
            assert limits.check(modal) == modal
            assert block_problems(list(modal.blocks), "modal") == []
        written = drafts.write(reply, bundled(), Chosen(to, language, EVERYTHING))
        assert not set("{}[]") & set(written.subject + written.text)
        assert "mailwhy" not in (written.subject + written.text).lower()
        assert written.missing == ()


def test_an_unknown_fact_is_a_field_and_the_text_waits(knowledge: Knowledge) -> None:
    """No text with holes is shown to be copied."""
    modal = drafts.render(answer("sell/send-limit-exceeded"), knowledge)
    names = [block.get("block_id") for block in modal.blocks]
    assert "field sender_address" in names
    assert not any(str(name).startswith("text ") for name in names)


def test_a_filled_field_completes_the_text(knowledge: Knowledge) -> None:
    """The value stands in the text, in the language that was chosen."""
    chosen = Chosen("sender", "it", {"sender_address": "vendite@rossi.example"})
    modal = drafts.render(answer("sell/send-limit-exceeded"), knowledge, chosen)
    body = modal.blocks[-1]["element"]["initial_value"]
    assert "la casella vendite@rossi.example ha raggiunto" in body
    assert modal.submit == "Send me a copy"


def test_offer_and_abstention_ask_and_state_no_cause(knowledge: Knowledge) -> None:
    """The text wants the missing evidence; no entry's words are in it."""
    asking = drafts.write(abstention(), knowledge, Chosen()).text
    assert "exact wording of the error" in asking
    assert drafts.write(offer(("smtp/user-unknown", "smtp/mailbox-full")), knowledge, Chosen()).text == asking


@pytest.mark.parametrize(
    ("kind", "words"),
    [(QuestionKind.WHICH_PRODUCT, "which program"), (QuestionKind.WHICH_PROVIDER, "which mail provider")],
)
def test_the_text_asks_for_what_would_decide(kind: QuestionKind, words: str) -> None:
    """The product, the provider, else the server's words."""
    assert words in drafts.write(abstention(question=Question(kind)), bundled(), Chosen()).text


def test_a_text_for_the_phone_has_at_most_three_hundred_characters(knowledge: Knowledge) -> None:
    """Also with facts filled in."""
    long = dict.fromkeys(DRAFT_FIELDS, "x" * 200)
    for entry in ENTRIES:
        for language in LANGUAGES:
            reply = answer(entry, language)
            if "phone" in drafts.addressees(reply, knowledge):
                assert len(drafts.write(reply, knowledge, Chosen("phone", language, long)).text) <= 300


def test_what_the_person_told_is_not_asked_again(knowledge: Knowledge) -> None:
    """The quoted reply and the ticket are known."""
    known = drafts._known(answer("smtp/auth-failure"), knowledge)
    assert known["ticket"] == "48213"
    assert known["server_reply"].startswith("550 5.7.26")


def test_other_blocks_for_another_choice(knowledge: Knowledge) -> None:
    """Slack keeps what stands in a block it knows: a new text needs a new block."""
    full = {**EVERYTHING}
    reply = answer("sell/send-limit-exceeded")
    one = drafts.render(reply, knowledge, Chosen("sender", "en", full)).blocks[-1]["block_id"]
    two = drafts.render(reply, knowledge, Chosen("sender", "pl", full)).blocks[-1]["block_id"]
    assert one != two


def test_the_modal_remembers_every_typed_fact_while_it_changes(knowledge: Knowledge) -> None:
    """A field that is filled in is not shown again; another language must not ask for it anew."""
    reply = answer("smtp/auth-failure")
    modal = drafts.render(reply, knowledge, Chosen(values={"sender_domain": "rossi.example"}))
    kept, values = drafts.remembered(modal.metadata)
    assert kept is not None
    assert values == {"sender_domain": "rossi.example"}
    shown = [block.get("block_id") for block in modal.blocks]
    assert f"{drafts.FIELD_BLOCK}sender_domain" not in shown


def test_the_memory_of_a_modal_stays_within_slack_s_limit(knowledge: Knowledge) -> None:
    """However much was typed; and what another version kept is no reply."""
    modal = drafts.render(
        answer("smtp/auth-failure"), knowledge, Chosen(values=dict.fromkeys(DRAFT_FIELDS, "ж" * 3000))
    )
    assert len(modal.metadata) <= 3000
    assert drafts.remembered(modal.metadata)[0] is not None
    assert drafts.remembered("something else") == (None, {})
