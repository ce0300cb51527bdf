"""The drafts: a text that is ready to send, with every unknown fact a field to fill in."""

from itertools import product

import pytest

from bot.fakeslack.limits.surfaces import block_problems
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.kb.model import DRAFT_FIELDS
from bot.slack import limits
from bot.slack.text import one_line
from bot.slack.views import drafts
from bot.slack.views.draft_text import Chosen, addressees, write
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import answer

ENTRIES = tuple(bundled().entries)
EVERYTHING = dict.fromkeys(DRAFT_FIELDS, "known")


@pytest.mark.parametrize("entry", ENTRIES)
def test_slack_takes_every_modal(entry: str) -> None:
    """To every addressee in every language, with fields still open and with all of them filled."""
    for language, to in product(LANGUAGES, addressees(answer(entry), bundled())):
        reply = answer(entry, language)
        for chosen in (Chosen(to=to), Chosen(to, language, EVERYTHING)):
            modal = drafts.render(reply, bundled(), chosen)
            assert limits.check(modal) == modal
            assert block_problems(list(modal.blocks), "modal") == []


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


def test_a_phone_text_says_its_length_and_takes_no_more(knowledge: Knowledge) -> None:
    """300 characters are what one message to a phone may have."""
    block = drafts.render(answer("smtp/user-unknown"), knowledge, Chosen("phone", "en", EVERYTHING)).blocks[-1]
    length = len(block["element"]["initial_value"])
    assert block["label"]["text"] == f"Text ({length} of 300 characters)"
    assert block["element"]["max_length"] == 300


def test_each_record_can_be_copied_piece_by_piece(knowledge: Knowledge) -> None:
    """Host and value stand in boxes of their own above the text; what was typed stays text."""
    values = {**EVERYTHING, "spf_value": "v=spf1 include:_spf.x.example ~all", "dkim_value": "<!channel>```x"}
    modal = drafts.render(answer("smtp/auth-failure"), knowledge, Chosen("dns", "en", values))
    shown = [block["text"]["text"] for block in modal.blocks if block["type"] == "section"]
    assert shown == [
        "*TXT*\n```@```\n```v=spf1 include:_spf.x.example ~all```",
        "*TXT*\n```known```\n```&lt;!channel&gt;x```",
        "*TXT*\n```_dmarc```\n```known```",
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_facts_stay_text_in_the_copy(knowledge: Knowledge, hostile: str) -> None:
    """A link, a mention or a mark that was typed or quoted is shown letter by letter."""
    written = write(answer("smtp/policy"), knowledge, Chosen("sender", "en", {**EVERYTHING, "server_reply": hostile}))
    message = drafts.copy(written.subject, written.text)
    assert alive(message.blocks, message.text) == []
    (element,) = message.blocks[0]["elements"][0]["elements"]
    assert element["type"] == "text"
    assert one_line(hostile) in element["text"]
    assert limits.check(message) == message
