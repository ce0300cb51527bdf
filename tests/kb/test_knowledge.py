"""The bundled base itself: the ids of the contract, complete and in order."""

import re
import time
from datetime import date

import pytest

from bot.kb.lint import lint
from bot.kb.lints.patterns import compiled
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.model import LANGUAGES, Actor
from bot.kb.regex import literals
from bot.service.kb_examples import run_examples

LOADED = load([bundled()])
BASE = LOADED.partial
CONTRACT = """
sell/send-failed sell/send-limit-exceeded sell/recipient-address-invalid sell/tls-certificate-invalid
sell/imap-smtp-settings sell/two-step-verification sell/one-address-per-user sell/microsoft-could-not-authenticate
sell/emails-not-synced sell/too-many-recipients sell/unlinked-email-relinks sell/connect-server-unreachable
sell/connect-port sell/connect-unknown sell/connect-sign-in snov/conditional-connection snov/imap-settings
snov/imap-authentication snov/imap-disabled-or-forwarding snov/replies-not-detected snov/warmup-blocked
support/delivery-failed support/find-failed-tickets support/recipient-unreachable support/message-too-large
hubspot/delivered-not-received hubspot/in-spam-folder hubspot/quarantined hubspot/allowlist-sending-ips
hubspot/from-domain-mismatch smtp/user-unknown smtp/mailbox-full smtp/message-too-large smtp/blocked-ip
smtp/auth-failure smtp/host-unknown smtp/rate-limited smtp/spam-content smtp/greylisted smtp/mailbox-disabled
smtp/tls-required smtp/relay-denied smtp/timeout smtp/ptr-missing smtp/policy smtp/virus smtp/recipient-moved smtp/loop
mailbox/app-password-needed mailbox/basic-auth-disabled mailbox/password-refused mailbox/imap-disabled
mailbox/certificate-invalid mailbox/pop3-only mailbox/storage-full
""".split()
REASONS = """
user_unknown recipient_moved mailbox_disabled recipient_filtered mailbox_full system_full message_too_large
domain_unknown domain_refuses_mail network_error expired sender_rejected ip_blocked bad_reputation auth_failure
ptr_missing tls_failure security_error policy_violation spam_content virus content_error not_compliant relay_denied
rate_limited too_many_connections sending_limit syntax_error mailer_error system_error undetermined auto_reply complaint
delivered
""".split()
FAMILIES = {
    "recipient", "storage_size", "domain", "network", "policy_spam", "sender_auth", "protocol", "rate", "system",
    "not_failure",
}  # fmt: skip
SOURCES = """
sell-send-errors snov-conditional support-delivery-failures sell-email-overview hubspot-delivered iana-enhanced-codes
rfc3463 rfc5321 rfc4954 rfc7208 rfc7489 rfc7505 rfc6647 rfc3207 rfc9051 rfc9208 zendesk-delivery-status
zendesk-deliverability-issues zendesk-sell-retirement sell-integration-errors gmail-smtp-errors gmail-sending-limits
workspace-sending-limits google-sender-guidelines google-app-passwords microsoft-ndr microsoft-basic-auth
microsoft-sending-limits outlook-postmaster yahoo-smtp-errors icloud-limits snov-smtp-setup snov-gmail-reconnect
hubspot-bounce-types hubspot-sending-domain
""".split()
PROVIDERS = """
google microsoft outlookcom yahoo apple zoho ionos ovh godaddy namecheap hostinger aruba libero virgilio tim registerit
homepl nazwapl wp onet interia o2 ukrnet iua metaua yandex mailru gmx webde mimecast proofpoint barracuda
""".split()


def test_the_bundled_base_has_no_error() -> None:
    """`mailwhy kb lint` is silent but for warnings."""
    problems = lint(LOADED, date(2026, 11, 24))
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_every_entry_of_the_contract_exists() -> None:
    """More are welcome."""
    assert set(CONTRACT) - set(BASE.entries) == set()


def test_the_lists_hold_exactly_the_names_of_the_contract() -> None:
    """Names are never renamed: JSON output and stored rows carry them."""
    assert sorted(BASE.reasons) == sorted(REASONS)
    assert {reason.family for reason in BASE.reasons.values()} == FAMILIES
    assert set(SOURCES) <= set(BASE.sources)
    assert set(PROVIDERS) <= set(BASE.providers)
    assert set(BASE.products) == {"sell", "snov", "support", "hubspot"}


def test_every_reason_of_a_failure_has_an_entry_about_it() -> None:
    """The map from reasons to entries agrees with what entries say of themselves."""
    odd = [
        f"{reason.name} -> {reason.entry}"
        for reason in BASE.reasons.values()
        if reason.family != "not_failure" and reason.name not in BASE.entries[reason.entry].reasons
    ]
    assert odd == []


def test_entries_of_sell_say_that_sell_ends() -> None:
    """From the day it is switched off they are looked at again."""
    ends = {name: entry.valid and entry.valid.until for name, entry in BASE.entries.items() if entry.platform == "sell"}
    assert set(ends.values()) == {"2027-08-31"}


def test_a_draft_for_those_mail_cannot_reach_goes_by_phone_first() -> None:
    """Where a recipient's mailbox refuses mail, a mail to the recipient is no help."""
    for name in ("smtp/user-unknown", "smtp/mailbox-full", "support/recipient-unreachable"):
        entry = BASE.entries[name]
        addressees = [draft.to for draft in entry.drafts]
        if entry.verdict.actor is Actor.RECIPIENT or "recipient" in addressees:
            assert addressees[0] == "phone", name


def test_out_of_scope_lines_are_many_and_different() -> None:
    """Abstention is learnt from near misses in every language."""
    for language in LANGUAGES:
        lines = [line for group in BASE.out_of_scope for line in group.lines.in_(language)]
        assert len(lines) >= 25
        assert len(set(lines)) == len(lines)


def test_products_can_be_named_in_every_language() -> None:
    """Latin and Cyrillic, inflected and misspelt."""
    for product in BASE.products.values():
        assert any(re.search("[а-яіїєґ]", name) for name in product.names), product.id
        assert len(product.names) >= 10


def test_every_example_comes_out_as_promised() -> None:
    """`mailwhy kb test` on the whole base."""
    assert [f"{one.entry} {one.path}: {one.text!r} {one.message}" for one in run_examples(BASE)] == []


@pytest.mark.parametrize("entry", sorted(BASE.entries))
def test_no_pattern_can_be_made_to_run_long(entry: str) -> None:
    """8 KB of what nearly matches costs little processor time; a quadratic pattern costs ten times the limit."""
    for pattern in BASE.entries[entry].patterns:
        for expression in (pattern.re, *pattern.not_):
            for text in _hostile(expression, pattern.example):
                began = time.process_time()
                found = compiled(expression)
                assert found is not None
                found.search(text)
                assert time.process_time() - began < 0.1, (expression, text[:40])


def _hostile(expression: str, example: str) -> list[str]:
    size = 8192
    starts = [literal for literal in literals(expression) if literal] or ["a"]
    seeds = [*starts, *(f"{start} " for start in starts), example[:-2], example[: len(example) // 2] or "a"]
    return ["".join([seed] * (size // len(seed) + 1))[:size] for seed in (*seeds, "a", " a", "1", "1.", "-", "<a")]
