"""Can everybody who has to act be written to, in words they understand, and with nothing that is not theirs?"""

import re
from collections.abc import Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import Actor, Addressee, Draft, Entry
from bot.kb.problem import Problem

SUBJECT, TEXT = 100, 1400
"""Characters of a subject line and of a text."""
NOBODY = frozenset({Actor.AGENT, Actor.WAIT})
PLAIN = frozenset({Addressee.SENDER, Addressee.RECIPIENT, Addressee.PHONE})
"""Those who need not know how mail works."""
_SUPPORT = re.compile(r"\b(?:support|provider|vendor)\b", re.IGNORECASE)
_RECORDS = re.compile(r"\b(?:SPF|DKIM|DMARC|PTR|CNAME|MX record|its DNS)\b")
_LINES = re.compile(r"^[^\n:]{2,12}: [A-Z]{1,6}\n[^\n:]{2,12}: \S+\n[^\n:]{2,12}: \S", re.MULTILINE)
_JARGON = re.compile(
    r"\b(?:MX|NDR|DSN|PTR|HELO|EHLO|TLSA|MTA-STS|RCPT|MTA|postmaster|envelope|soft ?bounce|hard ?bounce|"
    r"enhanced status code)\b"
)
_OURS = re.compile(
    r"\b(?:knowledge base|diagnos\w+|діагноз\w*|base di conoscenza|baza wiedzy|база знань)\b|"
    r"\b(?:sell|snov|support|hubspot|smtp|mailbox)/[a-z-]+",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+\.(?:example|local|lan|internal|corp)\b|"
    r"\b10\.\d+\.\d+\.\d+\b"
)


def acting_parties(subject: Subject) -> Iterator[Problem]:
    """Each party with a fix of their own has a draft; whom mail does not reach has one for the phone."""
    entry = subject.entry
    if entry.maturity != "stable":
        return
    there = [draft.to for draft in entry.drafts]
    for actor in _acting(entry):
        if Addressee(actor.value) not in there:
            yield subject.error("drafts", ("drafts",), f"has none to '{actor}', who has something to do")
    if Actor.RECIPIENT in _acting(entry) and Addressee.PHONE not in there:
        yield subject.error("drafts", ("drafts",), "has none for the phone, though mail does not reach the recipient")
    if Addressee.PHONE in there[1:]:
        yield subject.error("drafts", ("drafts", there.index(Addressee.PHONE)), "for the phone must be the first")
    if _needs_records(entry) and Addressee.DNS not in there:
        yield subject.error("drafts", ("drafts",), "has none to 'dns', though a step is about a DNS record")
    if entry.escalate and _SUPPORT.search(entry.escalate.to.in_("en")) and Addressee.VENDOR not in there:
        yield subject.error("drafts", ("drafts",), "has none to 'vendor', though it escalates to a support")


def records_are_lines(subject: Subject) -> Iterator[Problem]:
    """A draft about DNS names type, host and value, each on a line of its own."""
    for path, draft, language, text in _texts(subject.entry):
        if draft.to is Addressee.DNS and path[-2] == "text" and not _LINES.search(text):
            message = "names no record: type, host (relative to the zone) and value, each on its own line"
            yield subject.error("drafts", path, f"{message} ({language})")


def plain_words(subject: Subject) -> Iterator[Problem]:
    """No jargon for people, no words of ours, no address or host that belongs to somebody."""
    for path, draft, _, text in _texts(subject.entry):
        if draft.to in PLAIN and (found := _JARGON.search(text)):
            yield subject.error("drafts", path, f"'{found.group()}' means nothing to '{draft.to}'")
        if found := _OURS.search(text) or _SOMEBODY.search(text):
            yield subject.error("drafts", path, f"'{found.group()}' is not for who reads this")


def draft_lengths(subject: Subject) -> Iterator[Problem]:
    """A letter is read when it is short."""
    for path, _, _, text in _texts(subject.entry):
        most = SUBJECT if path[-2] == "subject" else TEXT
        if len(text) > most:
            yield subject.error("length", path, f"has {len(text)} characters, {len(text) - most} too many")


def _acting(entry: Entry) -> tuple[Actor, ...]:
    acting = (fix.actor for cause in entry.causes for fix in cause.fixes)
    return tuple(dict.fromkeys(actor for actor in acting if actor not in NOBODY))


def _needs_records(entry: Entry) -> bool:
    admins = (Actor.SENDER_ADMIN, Actor.RECIPIENT_ADMIN)
    fixes = (fix for cause in entry.causes for fix in cause.fixes if fix.actor in admins)
    return any(_RECORDS.search(step.in_("en")) for fix in fixes for step in fix.steps)


def _texts(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Draft, str, str]]:
    """Place, draft, language and words of a stable entry's drafts; those of a draft entry are never offered."""
    for number, draft in enumerate(entry.drafts if entry.maturity == "stable" else ()):
        for part, text in (("subject", draft.subject), ("text", draft.text)):
            for language in text.languages if text else ():
                yield ("drafts", number, part, language), draft, language, text.in_(language) if text else ""
