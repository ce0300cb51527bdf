import json
from pathlib import Path

import pytest

from bot.kb.compiled import dumps, loads
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.model import Actor, Entry, Verdict


@pytest.mark.parametrize("folder", [Path(__file__).parent / "good", bundled()], ids=["small", "bundled"])
def test_a_base_survives_being_written_and_read(folder: Path) -> None:
    """Every entry, list, mark and fingerprint is equal after the round trip."""
    base = load([folder]).partial
    assert base.entries
    assert loads(dumps(base)) == base


def test_types_come_back_and_not_only_values(good: Path) -> None:
    """Enums are enums, lists are tuples, groups are their types."""
    entry = loads(dumps(load([good]).partial)).entries["smtp/user-unknown"]
    assert isinstance(entry, Entry)
    assert isinstance(entry.verdict, Verdict)
    assert entry.verdict.actor is Actor.SENDER
    assert isinstance(entry.causes, tuple)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"entries":[{}]}', '{"entries":[{"nonsense":1}]}', "null", "\x00"])
def test_what_is_no_base_is_refused_by_a_plain_error(text: str) -> None:
    """The cache tells such a file from a bug by the kind of error."""
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        loads(text)


def test_an_entry_without_a_required_field_is_refused(good: Path) -> None:
    """A cache written by an older program must not bring half an entry."""
    data = json.loads(dumps(load([good]).partial))
    del data["entries"][0]["title"]
    with pytest.raises(KeyError):
        loads(json.dumps(data))
