"""Does an agent reach every fact of the five articles? Counts them, and renders what carries each one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.kb.lints.grounds import ARTICLES, CORRECTIONS, FACTS
from bot.kb.model import DRAFT_FIELDS, Cause, Cited, Draft, Entry, Escalate, Fix, Text, UiPath
from bot.kb.references import statements
from bot.slack.views import measure, more
from bot.slack.views.draft_text import Chosen, write
from tests.fixtures.mailwhy import bundled
from tests.fixtures.replies import answer

ALL = tuple(f"{letter}-F{number}" for letter, count in FACTS.items() for number in range(1, count + 1))
ASIDE = {one.fact for source in ARTICLES.values() for one in bundled().sources[source].not_applicable}
LISTED = {fact for entry in bundled().entries.values() for source in entry.source for fact in source.facts}
CARRIED = {
    "A-F7": ("sell/send-limit-exceeded", "title"),
    "A-F9": ("sell/send-limit-exceeded", "M3"),
    "A-F19": ("sell/send-limit-exceeded", "M1"),
    "B-F7": ("snov/conditional-connection", "summary"),
    "D-F14": ("sell/connect-server-unreachable", "link"),
    "E-F2": ("hubspot/from-domain-mismatch", "M16"),
}
"""Fact -> the entry and the part that carries it, where no statement does: these parts cite no facts of their own."""
HOMES = {
    "M1": {"sell/send-limit-exceeded"},
    "M2": {"sell/send-limit-exceeded"},
    "M3": {"sell/send-limit-exceeded"},
    "M4": {"sell/send-limit-exceeded"},
    "M5": {
        *("sell/send-failed", "sell/send-limit-exceeded", "sell/recipient-address-invalid"),
        *("sell/connect-server-unreachable", "sell/connect-port", "sell/connect-unknown"),
    },
    "M6": {"sell/send-limit-exceeded", "sell/recipient-address-invalid"},
    "M7": {"sell/emails-not-synced"},
    "M8": {"sell/tls-certificate-invalid"},
    "M9": {"sell/microsoft-could-not-authenticate"},
    "M10": {"support/delivery-failed"},
    "M11": {"support/recipient-unreachable"},
    "M12": {"support/delivery-failed"},
    "M13": {"snov/imap-authentication"},
    "M14": {"snov/conditional-connection"},
    "M15": {"snov/imap-disabled-or-forwarding"},
    "M16": {"hubspot/from-domain-mismatch"},
    "M17": {"hubspot/from-domain-mismatch"},
    "M18": {"support/delivery-failed"},
}
"""Correction -> the entries it belongs to."""


def test_there_are_117_facts() -> None:
    """A 30, B 28, C 21, D 23, E 15."""
    assert FACTS == {"A": 30, "B": 28, "C": 21, "D": 23, "E": 15}
    assert len(set(ALL)) == 117


def test_every_fact_is_listed_by_an_entry_or_not_applicable() -> None:
    """None is missing, none is both, none is unknown."""
    assert {*LISTED, *ASIDE} == set(ALL)
    assert LISTED.isdisjoint(ASIDE)
    assert {*CARRIED} <= LISTED


@pytest.mark.parametrize("fact", [fact for fact in ALL if fact not in ASIDE])
def test_what_carries_a_fact_is_read_in_more_or_in_a_draft(fact: str) -> None:
    """In each language, in every entry that states it."""
    for language in LANGUAGES:
        carriers = list(carrying(fact, language))
        assert carriers
        assert [(entry, piece) for entry, piece in carriers if piece not in reached(entry, language)] == []


@pytest.mark.parametrize("correction", [f"M{number}" for number in range(1, CORRECTIONS + 1)])
def test_a_correction_is_in_the_entries_it_belongs_to(correction: str) -> None:
    """What the article says, what is right and why, in each language."""
    entries = bundled().entries
    assert {name for name, entry in entries.items() if correction in (one.id for one in entry.corrections)} == HOMES[
        correction
    ]
    for name in HOMES[correction]:
        for language in LANGUAGES:
            parts = corrected(entries[name], correction)
            assert all(language in part.languages for part in parts)
            assert [one for one in pieces(parts, language) if one not in reached(name, language)] == []


def carrying(fact: str, language: str) -> Iterator[tuple[str, str]]:
    """Each entry that states a fact, with the pieces of text that do."""
    if fact in CARRIED:
        name, part = CARRIED[fact]
        yield from ((name, piece) for piece in pieces(held(bundled().entries[name], part), language))
    for name, entry in bundled().entries.items():
        for _, cited in statements(entry):
            if fact in cited.facts:
                yield from ((name, piece) for piece in pieces(texts(cited), language))


def held(entry: Entry, part: str) -> tuple[Text, ...]:
    """The texts of a part that cites no facts."""
    plain = {"title": (entry.title,), "summary": (entry.summary,), "link": tuple(link.title for link in entry.links)}
    return plain.get(part) or corrected(entry, part)


def corrected(entry: Entry, correction: str) -> tuple[Text, ...]:
    """The three texts of a correction."""
    return next((one.says, one.right, one.why) for one in entry.corrections if one.id == correction)


def texts(cited: Cited) -> tuple[Text, ...]:
    """What a statement says."""
    match cited:
        case Cause() | Draft():
            return (cited.text,)
        case Fix():
            return cited.steps
        case UiPath():
            return (cited.label, cited.path)
        case Escalate():
            return (cited.to, cited.when, *cited.include)
    raise AssertionError(cited)


def pieces(said: tuple[Text, ...], language: str) -> list[str]:
    """Texts in one language, cut where a draft has a gap."""
    cut = (piece for one in said for piece in re.split(r"\{[a-z_]+\}", one.in_(language)))
    return [flat for piece in cut if (flat := " ".join(piece.split()))]


@cache
def reached(name: str, language: str) -> str:
    """All that an agent can read about an entry: the modal behind "More", and every draft."""
    reply = replace(answer(name, language), addresses=(), quote="")
    parts = [part for block in more.render(reply, bundled()).blocks for part in measure._texts(block)]
    said = [measure.shown(" ".join(parts))]
    values = dict.fromkeys(DRAFT_FIELDS, "known")
    said += [write(reply, bundled(), Chosen(one.to, language, values)).text for one in bundled().entries[name].drafts]
    return " ".join(" ".join(said).split())
