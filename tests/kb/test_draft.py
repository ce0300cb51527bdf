"""A proposal in plain words becomes a file that loads and lints without an error."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.kb.draft import OWN_SOURCE, Proposal, draft, shortcomings
from bot.kb.item import Item
from bot.kb.lint import RULES
from bot.kb.lints.rule import Subject
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.model import LANGUAGES, Actor, Entry, Resend
from bot.kb.validate import validated
from bot.kb.yaml_nodes import parse
from tests.fixtures.hostile import HOSTILE

TODAY = date(2026, 12, 1)
BASE = load([bundled()]).partial
PLAIN = Proposal(
    platform="mailbox",
    slug="too-many-folders",
    title="Too many folders in the mailbox",
    summary="The connection gives up while listing thousands of folders.",
    symptoms=("it hangs at reading folders", "thousands of directories in the inbox tree"),
    steps=("Delete or merge folders", "Connect again"),
    actor=Actor.SENDER,
    resend=Resend.AFTER_FIX,
    example="sync dies while reading the folder tree",
    language="en",
)
BAD = (
    *HOSTILE,
    "\"quoted\" 'twice': - {a: b} # no comment\n\n---\nid: other",
    "5.10: yes \\ \\n %TAG !!python/object [x] *alias &anchor",
    "лист не дійшов 📮👩‍👩‍👧 \x00\x1b[31m\ufeff\ud800 \u2028 \u202e",
    "mailwhy {recipient_address} ____ XXX <b> [..] " + "very long " * 90,
)


def entry(text: str) -> Entry:
    """The file read back, and held against every rule."""
    document = parse(text)
    assert document.faults == ()
    made = validated(Entry, document.value)
    assert isinstance(made, Entry), made
    item = Item(made.id, made, "draft.yaml", document)
    problems = [str(one) for rule in RULES for one in rule(Subject(made, item, BASE, TODAY))]
    assert problems == []
    assert {source.id for source in made.source} <= set(BASE.sources)
    return made


def test_the_file_holds_what_was_told() -> None:
    """Each word in its place, dated, marked as a draft and as our own conclusion."""
    made = entry(draft(PLAIN, TODAY))
    assert (made.id, made.maturity, made.reviewed, made.review_by) == (
        "mailbox/too-many-folders", "draft", "2026-12-01", "2027-06-01",
    )  # fmt: skip
    assert made.title.en == made.verdict.says.why.en == PLAIN.title
    assert made.symptoms.en == PLAIN.symptoms
    assert [step.en for step in made.causes[0].fixes[0].steps] == list(PLAIN.steps)
    assert made.causes[0].derived
    assert made.source[0].id == OWN_SOURCE
    assert "1. Delete or merge folders\n2. Connect again" in (made.drafts[0].text.en or "")
    assert (made.examples.hit[0].text, made.examples.hit[0].lang) == (PLAIN.example, "en")


def test_it_loads_over_the_bundled_base(tmp_path: Path) -> None:
    """As `knowledge.paths` lays it."""
    file = tmp_path / "entries" / "mailbox" / "too-many-folders.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(draft(PLAIN, TODAY), encoding="utf-8")
    loaded = load([bundled(), tmp_path])
    assert loaded.base is not None
    assert loaded.base.local == {"mailbox/too-many-folders"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("actor", Actor)
def test_hostile_words_stay_words(text: str, language: str, actor: Actor) -> None:
    """In each language and for each actor, whatever the texts hold."""
    told = replace(
        PLAIN, title=text, summary=text, symptoms=(f"one {text}", f"two {text}", text), steps=(text, f"two {text}"),
        example=f"asked {text}", language=language, source=text, actor=actor,
    )  # fmt: skip
    made = entry(draft(told, TODAY))
    assert made.title.languages == (language,)
    assert len(made.examples.hit) == 1


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(LANGUAGES), st.sampled_from(list(Resend)))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_at_all_makes_a_sound_file(one: str, other: str, language: str, resend: Resend) -> None:
    """Whatever unicode holds."""
    told = replace(
        PLAIN, title=f"a{one}", summary=other, symptoms=(f"a{one}", f"b{other}c"), steps=(f"a{other}",),
        example=f"q{one}{other}", language=language, source=other, resend=resend,
    )  # fmt: skip
    if not shortcomings(told):
        entry(draft(told, TODAY))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"slug": "Too Many"}, {"slug": "form"}),
        ({"slug": "../etc"}, {"slug": "form"}),
        ({"slug": "a" * 80}, {"slug": "form"}),
        ({"title": " \u200b😀 "}, {"title": "missing"}),
        ({"symptoms": ("only one",)}, {"symptoms": "lines"}),
        ({"symptoms": ("twice the same", "Twice, the SAME!")}, {"symptoms": "lines"}),
        ({"symptoms": ("one line", PLAIN.example.upper())}, {"symptoms": "lines"}),
        ({"steps": ("", " ")}, {"steps": "missing"}),
        ({"example": "?!"}, {"example": "missing"}),
        ({}, {}),
    ],
)
def test_what_is_not_enough_is_named_by_its_field(change: dict[str, object], found: dict[str, str]) -> None:
    """A form says it beside the field; the maker refuses."""
    told = replace(PLAIN, **change)  # type: ignore[arg-type]
    assert shortcomings(told) == found
    if found:
        with pytest.raises(ValueError, match=next(iter(found))):
            draft(told, TODAY)


@pytest.mark.parametrize(
    ("source", "known", "says"),
    [
        ("rfc9051", ("rfc9051",), lambda made, _: made.source[0].id == made.causes[0].source == "rfc9051"),
        ("rfc9051", (), lambda made, text: made.causes[0].derived and "# Source as told: rfc9051\n" in text),
        ("https://a.example/x?y#z", (), lambda made, _: made.links[0].url == "https://a.example/x?y#z"),
        ("a colleague, on\nthe phone", (), lambda _, text: "# Source as told: a colleague, on the phone\n" in text),
        ("", (), lambda made, text: made.causes[0].derived and "#" not in text),
    ],
)
def test_a_source_is_cited_where_it_is_known_and_kept_where_not(
    source: str, known: tuple[str, ...], says: Callable[[Entry, str], bool]
) -> None:
    """An unknown id would keep the file from loading."""
    text = draft(replace(PLAIN, source=source), TODAY, known)
    assert says(entry(text), text)


def test_a_long_step_goes_on_in_the_next_line() -> None:
    """The card cuts nothing off, and no word is lost."""
    long = "Open the settings of the mailbox " * 8
    made = entry(draft(replace(PLAIN, steps=(long,)), TODAY))
    steps = [step.en or "" for step in made.causes[0].fixes[0].steps]
    assert len(steps) > 1
    assert " ".join(steps) == long.strip()


def test_it_reads_as_the_other_files_do() -> None:
    """Codes and dates are quoted, no text spills over a line."""
    for line in draft(PLAIN, TODAY).splitlines():
        assert re.match(r"( *(- )?[a-z_]+:|  +- )", line), line
