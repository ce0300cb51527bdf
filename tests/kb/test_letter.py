"""The text to the customer that a proposed entry starts with."""

import pytest

from bot.kb.letter import letter, sendable
from bot.kb.model import LANGUAGES, Actor


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actor", Actor)
def test_whoever_acts_the_sender_is_told_in_their_language(actor: Actor, language: str) -> None:
    """Greeting, what happened, what to do; what we do ourselves is not spelled out to the customer."""
    hello, summary, rest = letter(actor, "The mailbox is full.", ["Delete mail", "Send again"], language).split("\n\n")
    assert hello.endswith((",", "!"))
    assert summary == "The mailbox is full."
    assert ("1. Delete mail\n2. Send again" in rest) is (actor is not Actor.AGENT)


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        ("Open [Settings] > {Email}", "Open (Settings) > (Email)"),
        ("write to <anna@firma.example>", "write to (anna@firma.example)"),
        ("<<a> b> and c > d", "((a) b) and c > d"),
        ("Dear ____, code XXXX", "Dear …, code …"),
        ("Ask MailWhy about it", "Ask about it"),
        ("mailmailwhywhy", "…"),
    ],
)
def test_a_line_is_made_fit_to_be_sent(line: str, sent: str) -> None:
    """Nothing that looks like a gap is left, and this program is not named."""
    assert sendable(line) == sent
