"""What one more entry changes, in the small base of the tests and in the bundled one."""

from dataclasses import replace

from bot.kb.model import Entry, HitExample, Lines
from bot.service.kb_trial import trial
from tests.fixtures.mailwhy import bundled

FULL = "smtp/mailbox-full"


def twin(**changes: object) -> Entry:
    """The entry about full mailboxes under another name."""
    return replace(bundled().entries[FULL], id="smtp/twin", **changes)  # type: ignore[arg-type]


def test_an_entry_about_something_else_changes_nothing() -> None:
    """Its own question is answered by it alone."""
    lines = Lines(en=("zebra crossing in the postroom", "zebra stripes on envelopes"))
    hit = HitExample(text="zebra stripes in the postroom on every envelope")
    new = twin(
        codes=(), patterns=(), symptoms=lines, examples=replace(bundled().entries[FULL].examples, hit=(hit,), miss=())
    )
    within = replace(bundled(), entries={**bundled().entries, new.id: new})
    found = trial(new.id, bundled(), within, [hit.text, "550 5.1.1 user unknown"])
    assert [one.after for one in found.asked][1] == "smtp/user-unknown"
    assert not found.lost


def test_what_is_taken_from_another_entry_is_lost() -> None:
    """The general entry without its words: all its questions go to the twin."""
    bare = replace(bundled().entries[FULL], codes=(), patterns=(), symptoms=Lines())
    within = replace(bundled(), entries={**bundled().entries, FULL: bare, "smtp/twin": twin()})
    found = trial("smtp/twin", bundled(), within, [])
    assert found.lost
    assert any(one.owner == FULL and one.before == FULL and one.after == "smtp/twin" for one in found.changed)
