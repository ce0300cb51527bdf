"""What a draft says: about every entry, to every addressee, in every language and mode."""

import re
from dataclasses import replace
from itertools import product

import pytest

from bot.diagnosis.model import Question, QuestionKind
from bot.i18n.catalog import LANGUAGES
from bot.kb.base import Knowledge
from bot.kb.model import DRAFT_FIELDS
from bot.slack.views.draft_text import Chosen, Record, addressees, write
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import abstention, answer, offer

ENTRIES = tuple(bundled().entries)
EVERYTHING = dict.fromkeys(DRAFT_FIELDS, "known")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NEVER = re.compile(
    r"mailwhy|knowledge base|diagnos|\b(?:entry id|confidence|abstain)\b|\b(?:sell|snov|smtp|mailbox|hubspot)/[a-z]|"
    r"\.(?:internal|local|lan)\b|!",
    re.IGNORECASE,
)
PLAIN = ("sender", "recipient", "phone")
JARGON = re.compile(r"\b(?:enhanced status code|NDR|DSN|MX|PTR|HELO|MTA|envelope)\b")


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_draft_is_whole_and_for_who_reads_it(entry: str) -> None:
    """No bracket or brace is left, no word of ours, no jargon for people, nobody's address, and it is not long."""
    for language, to in product(LANGUAGES, addressees(answer(entry), bundled())):
        reply = replace(answer(entry, language), addresses=(), quote="")
        written = write(reply, bundled(), Chosen(to, language, EVERYTHING))
        said = f"{written.subject}\n{written.text}"
        assert written.missing == ()
        assert not set("{}[]<>") & set(said)
        assert NEVER.search(said.replace("Вітаємо!", "")) is None, (to, language)
        assert ADDRESS.findall(said) == []
        assert to not in PLAIN or JARGON.search(said) is None
        assert len(written.subject) <= 100
        assert 40 <= len(written.text) <= (300 if to == "phone" else 1400)
        assert (to == "dns") == bool(written.records)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_acting_party_can_be_written_to(entry: str) -> None:
    """Whoever has a step has a draft, and the phone is first where there is one."""
    there = addressees(answer(entry), bundled())
    acting = {fix.actor.value for cause in bundled().entries[entry].causes for fix in cause.fixes}
    assert acting - {"agent", "wait"} <= set(there)
    assert "phone" not in there[1:]


def test_a_record_is_read_from_the_text(knowledge: Knowledge) -> None:
    """In every language, whatever its three labels are called."""
    for language in LANGUAGES:
        values = {**EVERYTHING, "dns_value": "10 mx1.firma.example"}
        written = write(answer("smtp/host-unknown"), knowledge, Chosen("dns", language, values))
        assert written.records == (Record("MX", "@", "10 mx1.firma.example"),)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_text_for_the_phone_fits_whatever_is_filled_in(entry: str) -> None:
    """It is the longest fact that gives way, not the end of the sentence."""
    long = dict.fromkeys(DRAFT_FIELDS, "x" * 90) | {"ticket": "48213", "subject": "s" * 200}
    if "phone" not in addressees(answer(entry), bundled()):
        return
    for language in LANGUAGES:
        whole = bundled().entries[entry].drafts[0].text.in_(language)
        written = write(answer(entry, language), bundled(), Chosen("phone", language, long))
        assert len(written.text) <= 300
        assert written.text[-12:] == whole[-12:] or "}" in whole[-40:]


def test_offer_and_abstention_ask_and_state_no_cause(knowledge: Knowledge) -> None:
    """The text wants the missing evidence; no entry's words are in it."""
    asking = write(abstention(), knowledge).text
    assert "exact wording of the error" in asking
    assert write(offer(("smtp/user-unknown", "smtp/mailbox-full")), knowledge).text == asking
    assert addressees(offer(("smtp/user-unknown", "smtp/mailbox-full")), knowledge) == ("sender",)


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_question_has_its_text_in_every_language(kind: QuestionKind) -> None:
    """Ready to send, without a field to fill."""
    texts = set()
    for language in LANGUAGES:
        written = write(abstention(language, Question(kind, "002")), bundled())
        assert written.missing == ()
        assert not set("{}[]<>") & set(written.text)
        assert NEVER.search(written.text.replace("Вітаємо!", "")) is None
        texts.add(written.text)
    assert len(texts) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (QuestionKind.WHICH_PRODUCT, "which program"),
        (QuestionKind.WHICH_PROVIDER, "which mail provider"),
        (QuestionKind.WHICH_CODE, "the code 002 can mean different things"),
        (QuestionKind.WHICH_CAUSE, "exact wording"),
        (QuestionKind.PASTE_REPLY, "exact wording"),
    ],
)
def test_the_text_asks_for_what_would_decide(kind: QuestionKind, words: str) -> None:
    """The product, the provider, the place of the code, else the server's words."""
    assert words in write(abstention(question=Question(kind, "002")), bundled()).text


def test_a_typed_fact_comes_before_a_known_one(knowledge: Knowledge) -> None:
    """Who writes knows better than what was read."""
    written = write(answer("support/delivery-failed"), knowledge, Chosen("phone", "en", {**EVERYTHING, "ticket": "7"}))
    assert "ticket 7 " in written.text
