"""Who must be written to, how a record is named, and which words a draft may not use."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)
DRAFT = 'text: {en: "Hello, the address {recipient_address} does not exist. Please check it."}'


def said(folder: Path) -> list[tuple[str, str]]:
    """What the rules about drafts say about a folder."""
    found = lint(load([folder]), TODAY)
    return [(one.path, one.message) for one in found if one.rule == "drafts"]


def stable(spoil: Callable[..., Path], old: str, new: str) -> Path:
    """The good entry as a stable one, with one more change."""
    spoil("maturity: draft", "maturity: stable")
    return spoil(old, new)


def test_a_good_draft_is_silent(good: Path) -> None:
    """Nothing to say."""
    assert said(good) == []


def test_each_acting_party_needs_a_draft(spoil: Callable[..., Path]) -> None:
    """Us and nobody aside; the recipient needs one for the phone as well."""
    folder = stable(spoil, "actor: sender\n        steps", "actor: recipient\n        steps")
    assert said(folder) == [
        ("drafts", "has none for the phone, though mail does not reach the recipient"),
        ("drafts", "has none to 'recipient', who has something to do"),
    ]
    assert said(spoil("actor: recipient\n        steps", "actor: agent\n        steps")) == []


def test_a_draft_entry_may_still_lack_them(spoil: Callable[..., Path]) -> None:
    """Who proposes an entry writes one draft, in words of their own; it is offered to nobody."""
    spoil("Please check it.", "Our diagnosis: the MX host.")
    assert said(spoil("actor: sender\n        steps", "actor: vendor\n        steps")) == []


def test_the_phone_comes_first(spoil: Callable[..., Path]) -> None:
    """It is for whom mail does not reach."""
    folder = stable(spoil, f"    {DRAFT}", f'    {DRAFT}\n  - to: phone\n    text: {{en: "Hello"}}')
    assert said(folder) == [("drafts[1]", "for the phone must be the first")]


def test_a_step_about_a_record_needs_a_draft_for_dns(spoil: Callable[..., Path]) -> None:
    """Whoever edits DNS is often somebody else."""
    folder = stable(spoil, "Correct the address and send again.", "Publish an SPF record.")
    spoil("actor: sender\n        steps", "actor: sender_admin\n        steps")
    assert ("drafts", "has none to 'dns', though a step is about a DNS record") in said(folder)


@pytest.mark.parametrize("to", ["Sell support", "the mail provider"])
def test_who_escalates_to_a_support_has_a_draft_for_it(spoil: Callable[..., Path], to: str) -> None:
    """A ticket with what that support will ask for; a colleague in IT is written to as such."""
    escalate = f'escalate: {{derived: true, to: {{en: "{to}"}}, when: {{en: "Nothing helps."}}}}\ndrafts:\n'
    folder = stable(spoil, "drafts:\n", escalate)
    assert said(folder) == [("drafts", "has none to 'vendor', though it escalates to a support")]
    assert said(spoil(to, "the recipient's IT")) == []


def test_a_draft_for_dns_names_type_host_and_value_in_lines(spoil: Callable[..., Path]) -> None:
    """To be copied into a form with three boxes."""
    spoil("- to: sender\n    text", "- to: sender\n    text: {en: Hello}\n  - to: dns\n    text")
    message = "names no record: type, host (relative to the zone) and value, each on its own line (en)"
    lines = 'text: {en: "Hello\\n\\nType: TXT\\nHost: _dmarc\\nValue: {dmarc_value}"}'
    assert said(spoil("maturity: draft", "maturity: stable")) == [("drafts[1].text.en", message)]
    assert said(spoil(DRAFT, lines)) == []


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("the MX host", "'MX' means nothing to 'sender'"),
        ("see smtp/mailbox-full", "'smtp/mailbox-full' is not for who reads this"),
        ("our diagnosis", "'diagnosis' is not for who reads this"),
        ("write to anna@rossi.example", "'anna@rossi.example' is not for who reads this"),
        ("the host mx1.corp", "'mx1.corp' is not for who reads this"),
    ],
)
def test_words_that_are_not_for_who_reads_it(spoil: Callable[..., Path], word: str, message: str) -> None:
    """Jargon, words of ours, somebody's address, a host inside a network."""
    assert said(stable(spoil, "Please check it.", word)) == [("drafts[0].text.en", message)]


def test_a_long_letter_is_refused(spoil: Callable[..., Path]) -> None:
    """It would not be read."""
    folder = stable(spoil, "Please check it.", "Please check it. " * 100)
    assert any("too many" in one.message for one in lint(load([folder]), TODAY))
