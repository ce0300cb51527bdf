"""Why did the email not arrive? The whole way from a text to ranked entries, on the base as it is shipped."""

import json

import pytest

from bot.diagnosis.diagnose import Diagnoser, deciding_line
from bot.diagnosis.model import Context, Diagnosis, Kind, Mode, QuestionKind
from bot.kb.base import Knowledge

GMAIL = "550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n550 5.7.26 gsmtp"


def first(found: Diagnosis) -> str | None:
    """The first entry."""
    return found.matches[0].entry if found.matches else None


def after(found: Diagnosis, *excluded: str) -> Context:
    """What a thread remembers of a diagnosis."""
    return Context(found.found, found.scores, excluded)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("non mi arriva la mail, Sell dice errore 002", "sell/send-limit-exceeded"),
        ("Sell, помилка 001 при підключенні пошти", "sell/connect-server-unreachable"),
        (GMAIL, "smtp/auth-failure"),
        ("co to znaczy 5.1.1?", "smtp/user-unknown"),
        ("552 5.2.2 submission quota exceeded, office 365", "smtp/rate-limited"),
        ("5.4.5 from gmail", "smtp/rate-limited"),
    ],
)
def test_codes_and_replies_are_answered_as_facts(diagnoser: Diagnoser, text: str, entry: str) -> None:
    """In their namespace, and as the provider means them."""
    found = diagnoser.diagnose(text)
    assert (found.mode, first(found)) == (Mode.ANSWER, entry)


def test_an_answer_carries_its_evidence_and_runner_up(diagnoser: Diagnoser) -> None:
    """What decided stands first, and its span is in the text."""
    text = f"il cliente ha ricevuto:\n{GMAIL}"
    found = diagnoser.diagnose(text)
    pieces = found.matches[0].evidence
    assert pieces[0].kind is Kind.REPLY
    assert "enhanced:5.7.26" in {piece.key for piece in pieces}
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert (found.reason, found.detected) == ("auth_failure", "it")
    assert found.runner_up is not None
    assert found.runner_up.entry != found.matches[0].entry


def test_words_are_offered_with_the_words_that_told(diagnoser: Diagnoser) -> None:
    """An offer says why it was made."""
    text = "snov: replies are not seen, he has a filter that archives everything"
    found = diagnoser.diagnose(text)
    symptoms = [piece for piece in found.matches[0].evidence if piece.kind is Kind.SYMPTOM]
    assert (found.mode, first(found)) == (Mode.OFFER, "snov/replies-not-detected")
    assert symptoms
    assert all(text[piece.start : piece.end] == piece.text for piece in symptoms)


@pytest.mark.parametrize(
    "text", ["thanks, have a nice day", "the printer on the second floor jams", "chi approva le ferie"]
)
def test_off_topic_is_met_with_silence(diagnoser: Diagnoser, text: str) -> None:
    """Without a question."""
    found = diagnoser.diagnose(text)
    assert (found.mode, found.matches, found.reason, found.off_topic, found.question) == (
        Mode.ABSTAIN,
        (),
        None,
        True,
        None,
    )


@pytest.mark.parametrize("text", ["mail to a client came back, why?", "550", "mail doesn't work", ""])
def test_too_little_is_met_with_the_question_for_the_reply(diagnoser: Diagnoser, text: str) -> None:
    """Not knowing names the one thing that would decide."""
    found = diagnoser.diagnose(text)
    assert (found.mode, found.off_topic) == (Mode.ABSTAIN, False)
    assert found.question is not None
    assert found.question.kind is QuestionKind.PASTE_REPLY


def test_a_bare_code_is_settled_by_a_pressed_choice(diagnoser: Diagnoser) -> None:
    """The button's key is evidence."""
    asked = diagnoser.diagnose("error 002")
    assert asked.question is not None
    assert asked.question.kind is QuestionKind.WHICH_CODE
    for choice in asked.question.choices:
        settled = diagnoser.diagnose("error 002", adds=(choice.key,))
        assert (settled.mode, first(settled)) == (Mode.ANSWER, choice.entry)
        later = diagnoser.diagnose("", after(asked), (choice.key,))
        assert (later.mode, first(later)) == (Mode.ANSWER, choice.entry)


def test_a_pressed_cause_is_answered(diagnoser: Diagnoser) -> None:
    """The person chose it out of three."""
    found = diagnoser.diagnose("snov replies are not seen", adds=("snov/imap-disabled-or-forwarding",))
    assert (found.mode, first(found)) == (Mode.ANSWER, "snov/imap-disabled-or-forwarding")


def test_a_provider_named_later_decides_a_code_of_before(diagnoser: Diagnoser) -> None:
    """5.7.30 means DKIM at Google and basic authentication at Microsoft."""
    asked = diagnoser.diagnose("bounce says 550 5.7.30")
    assert asked.mode is Mode.OFFER
    assert first(diagnoser.diagnose("it's gmail", after(asked))) == "smtp/auth-failure"
    assert first(diagnoser.diagnose("office 365", after(asked))) == "mailbox/basic-auth-disabled"


def test_a_bounce_pasted_after_a_vague_question_answers_it(diagnoser: Diagnoser) -> None:
    """The new evidence wins."""
    vague = diagnoser.diagnose("mail to a client came back, why?")
    found = diagnoser.diagnose("552 5.2.2 mailbox full", after(vague))
    assert (found.mode, first(found)) == (Mode.ANSWER, "smtp/mailbox-full")


def test_a_product_named_later_moves_the_case_to_it(diagnoser: Diagnoser) -> None:
    """And the one named last counts."""
    asked = diagnoser.diagnose("the imap test stays red although the protocol is on, and a redirect is set")
    moved = diagnoser.diagnose("it's in Snov", after(asked))
    assert (first(moved) or "").startswith("snov/")
    assert diagnoser.diagnose("sorry, Sell I mean", after(moved)).found.products == ("sell",)


def test_words_of_earlier_messages_still_count(diagnoser: Diagnoser) -> None:
    """Their text is gone, their scores are kept."""
    asked = diagnoser.diagnose("snov replies are not seen")
    found = diagnoser.diagnose("he has a forwarding rule", after(asked))
    assert first(found) == "snov/imap-disabled-or-forwarding"
    assert first(
        diagnoser.diagnose("he has a forwarding rule", after(asked, "snov/imap-disabled-or-forwarding"))
    ) != first(found)


def test_carried_evidence_has_no_place_in_the_new_text(diagnoser: Diagnoser) -> None:
    """Its span would point at somebody else's words."""
    found = diagnoser.diagnose("it's gmail", after(diagnoser.diagnose("550 5.7.30")))
    carried = [piece for piece in found.matches[0].evidence if piece.kind is Kind.CODE]
    assert carried
    assert {(piece.start, piece.end) for piece in carried} == {(0, 0)}


def test_asking_twice_says_the_same(diagnoser: Diagnoser) -> None:
    """Nothing in a diagnoser changes by being asked."""
    text = "Sell 002 kiedy odblokuje"
    assert diagnoser.diagnose(text) == diagnoser.diagnose(text)


def test_a_diagnoser_over_a_kept_index_says_the_same(diagnoser: Diagnoser, knowledge: Knowledge) -> None:
    """The cache changes the time, not the answer."""
    again = Diagnoser.from_index(knowledge, json.loads(json.dumps(diagnoser.to_index())))
    for text in ("Sell 002", "snov replies are not seen", "who orders lunch", GMAIL):
        assert again.diagnose(text) == diagnoser.diagnose(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("help!\n> `550 5.1.1 &lt;a@b.example&gt;: User unknown`\nthanks", "550 5.1.1 <a@b.example>: User unknown"),
        ("w Sellu błąd 002 przy wysyłaniu\ndzięki", "w Sellu błąd 002 przy wysyłaniu"),
        ("who orders lunch", ""),
    ],
)
def test_the_line_that_decided_is_quoted_without_markup(diagnoser: Diagnoser, text: str, line: str) -> None:
    """As people would read it out."""
    assert deciding_line(diagnoser.diagnose(text), text) == line


def test_a_long_line_is_quoted_around_what_decided(diagnoser: Diagnoser) -> None:
    """At most 200 characters, with marks where it was cut."""
    text = "word " * 80 + "Recipient address rejected: User unknown in virtual mailbox table" + " word" * 80
    line = deciding_line(diagnoser.diagnose(text), text)
    assert "User unknown" in line
    assert len(line) <= 200
    assert line.startswith("…")
    assert line.endswith("…")


@pytest.mark.parametrize(
    "text", ["\x00", "<" * 3000, "`" * 999, "550 " * 2000, "a" * 50_000, "İ" * 500, "&lt;" * 800, "1.1.1 " * 999]
)
def test_strange_texts_are_survived(diagnoser: Diagnoser, text: str) -> None:
    """Nothing that is pasted breaks it."""
    assert diagnoser.diagnose(text).mode in tuple(Mode)
