"""Entries that people propose: a draft that loads, without secrets and addresses, or what is missing."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.kb import alone
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.service.model import Place, Surface
from bot.service.proposing import Outcome, Told, masked, propose
from bot.store.store import Store
from tests.fixtures.hostile import HOSTILE

BASE = load([bundled()]).partial
EMMA = Place("T1", "C1", None, "U1", Surface.COMMAND)
TOLD = Told(
    platform="mailbox",
    slug="too-many-folders",
    title="Too many folders in the mailbox",
    symptoms="it hangs at reading folders\nthousands of directories in the inbox tree",
    steps="Delete or merge folders\nConnect again",
    actor="sender",
    example="sync dies while reading the folder tree",
    language="en",
)


async def proposed(store: Store | None, told: Told, now: datetime) -> Outcome:
    """What became of it."""
    return await propose(store, BASE, EMMA, told, now, "command", lambda: "p1")


async def test_a_proposal_is_kept_as_a_draft_that_loads(store: Store, now: datetime) -> None:
    """With its example, until an author takes it."""
    outcome = await proposed(store, TOLD, now)
    assert outcome.kept is not None
    assert (outcome.kept.id, outcome.kept.entry, outcome.kept.origin) == ("p1", "mailbox/too-many-folders", "command")
    assert TOLD.example in outcome.kept.yaml
    assert await store.proposals.open("T1") == (outcome.kept,)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
async def test_whatever_people_write_the_file_loads_and_lints(now: datetime, words: str, language: str) -> None:
    """In every field."""
    told = Told("sell", "odd", words, f"{words} one\n{words} two", words, "wait", f"{words} three", language)
    outcome = await proposed(None, told, now)
    assert outcome.kept is not None, outcome
    assert [one for one in alone.problems(outcome.kept.yaml, BASE, now.date()) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"slug": "Too Many!"}, {"slug": "form"}),
        ({"slug": "pat-na1-4f1e2d3c-aaaa-4bbb-8ccc-0123456789ab"}, {"slug": "form"}),
        ({"platform": "smtp", "slug": "timeout"}, {"slug": "taken"}),
        ({"symptoms": "only one"}, {"symptoms": "lines"}),
        ({"title": " ", "steps": "\n", "example": "?"}, {"title": "missing", "steps": "missing", "example": "missing"}),
    ],
)
async def test_what_is_missing_is_said_by_field(
    store: Store, now: datetime, change: dict[str, str], faults: dict[str, str]
) -> None:
    """Nothing is kept then."""
    outcome = await proposed(store, replace(TOLD, **change), now)
    assert dict(outcome.faults) == faults
    assert outcome.kept is None
    assert await store.proposals.open() == ()


async def test_secrets_are_cut_and_addresses_masked(store: Store, now: datetime) -> None:
    """Server names stay: the advice is about them."""
    told = replace(
        TOLD,
        steps="Sign in at imap.example.it as anna@rossi.example\nUse password: Tr0ub4dor-xyz",
        example="anna@rossi.example cannot sign in, password is Tr0ub4dor-xyz",
    )
    outcome = await proposed(store, told, now)
    assert outcome.kept is not None
    assert outcome.secret_kinds == ("password",)
    assert "Tr0ub4dor" not in outcome.kept.yaml
    assert "anna@" not in outcome.kept.yaml
    assert "imap.example.it as [address]" in outcome.kept.yaml


async def test_a_database_that_is_away_does_not_lose_it(store: Store, now: datetime) -> None:
    """It is handed over all the same."""
    await store.database.write(lambda connection: connection.execute(text("DROP TABLE proposals")))
    assert (await proposed(store, TOLD, now)).kept is not None


def test_masking_leaves_the_lines_as_they_are() -> None:
    """One symptom a line."""
    assert masked("a@b.it writes\nto c@d.it").text == "[address] writes\nto [address]"
