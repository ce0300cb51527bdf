"""The JSON contract of `mailwhy ask --json` and `--batch` (design 6)."""

import json
import re

import pytest

from bot.cli.answer_json import answer
from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Kind
from bot.kb.base import Knowledge
from bot.kb.model import Actor, Asks, Resend
from tests.fixtures.mailwhy import bundled

QUESTIONS = (
    "550 5.7.26 This mail has been blocked because the sender is unauthenticated",
    "non mi arriva la mail, Sell dice errore 002",
    "002",
    "клієнт каже, що скринька повна, можна надіслати ще раз?",
    "HubSpot mówi dostarczono, ale klient nic nie dostał",
    "what is for lunch?",
    "the email does not arrive",
    "",
    "<mailto:a@b.example|a@b.example> said `552 5.2.2 mailbox full` on Gmail &amp; more",
)
FIELDS = {
    "": ["id", "language", "detected", "mode", "answers", "reason", "question", "asks", "verdict"],
    "answers": ["entry", "confidence", "evidence"],
    "evidence": ["kind", "text", "start", "end"],
    "question": ["text", "choices"],
    "choices": ["label", "entry"],
    "verdict": ["actor", "resend", "wait", "still_works", "broken"],
    "wait": ["min", "max", "window"],
}


@pytest.fixture(scope="module")
def base() -> Knowledge:
    """The bundled knowledge."""
    return bundled()


@pytest.fixture(scope="module")
def asking(base: Knowledge) -> Diagnoser:
    """Its diagnoser."""
    return Diagnoser(base)


def shapes(value: object, name: str = "") -> None:
    """Every object has exactly its fields, in their order."""
    if isinstance(value, dict):
        assert list(value) == FIELDS[name], name
        for key, inner in value.items():
            shapes(inner, key)
    elif isinstance(value, list):
        for inner in value:
            shapes(inner, name)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
def test_every_answer_keeps_the_contract(base: Knowledge, asking: Diagnoser, question: str, language: str) -> None:
    """Fields, names of values, ranges; the same in every language."""
    row = json.loads(json.dumps(answer("q", language, asking.diagnose(question), base)))
    shapes(row)
    assert row["id"] == "q"
    assert row["language"] == language
    assert row["mode"] in {"answer", "offer", "abstain"}
    assert row["asks"] in set(Asks)
    assert row["reason"] is None or row["reason"] in base.reasons
    assert len(row["answers"]) <= 3
    assert (row["answers"] == []) == (row["mode"] == "abstain") == (row["verdict"] is None)
    for one in row["answers"]:
        assert one["entry"] in base.entries
        assert 0 <= one["confidence"] <= 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_evidence_points_into_the_question_as_it_was_written(base: Knowledge, asking: Diagnoser, question: str) -> None:
    """Whoever colours the span colours the words that are named."""
    row = answer(None, "en", asking.diagnose(question), base)
    pieces = [piece for one in row["answers"] for piece in one["evidence"]]
    assert {piece["kind"] for piece in pieces} <= set(Kind)
    for piece in pieces:
        assert 0 <= piece["start"] < piece["end"] <= len(question)
        assert re.sub(r"\W", "", piece["text"]) in re.sub(r"\W", "", question[piece["start"] : piece["end"]])


def test_the_verdict_is_the_first_entry_s(base: Knowledge, asking: Diagnoser) -> None:
    """Actor, resend, the wait with its window, in the language of the answer."""
    row = answer(None, "it", asking.diagnose(QUESTIONS[1]), base)
    verdict = base.entries[row["answers"][0]["entry"]].verdict
    assert row["answers"][0]["entry"] == "sell/send-limit-exceeded"
    assert (row["verdict"]["actor"], row["verdict"]["resend"]) == (Actor.WAIT, Resend.LATER)
    assert verdict.wait is not None
    assert row["verdict"]["wait"] == {"min": verdict.wait.min, "max": verdict.wait.max, "window": "rolling"}
    assert row["verdict"]["still_works"] == verdict.still_works.in_("it")


def test_a_bare_colliding_code_asks_with_its_choices(base: Knowledge, asking: Diagnoser) -> None:
    """`002` alone: both readings, worded in the language of the answer."""
    row = answer(None, "pl", asking.diagnose("002"), base)
    assert row["mode"] == "offer"
    assert [choice["entry"] for choice in row["question"]["choices"]] == [
        "sell/send-limit-exceeded",
        "sell/connect-port",
    ]
    assert row["question"]["choices"][0]["label"] == base.entries["sell/send-limit-exceeded"].title.in_("pl")
