"""The authors' inbox at the terminal: as lines, as a table, as JSON; taking and dismissing."""

import asyncio
import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store.proposals import Proposal
from bot.store.store import Store
from tests.cli.conftest import Ran

NOW = datetime(2026, 11, 24, tzinfo=UTC)
YAML = 'id: smtp/fax\ntitle: {en: "Fax \x1b[2J"}\n'


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with one of each kind; a gap that is a formula and a hostile one."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/m.db")

    async def fill() -> None:
        async with await Store.open(f"sqlite+aiosqlite:///{tmp_path}/m.db") as store:
            await store.feedback.add(
                team="T1", case="c1", entry="smtp/timeout", person="U1", verdict="wrong", reason="outdated",
                line="@SUM(A1) moved", now=NOW,
            )  # fmt: skip
            await store.gaps.record("T1", "k1", "=HYPERLINK(1) fax", "en", NOW)
            await store.gaps.record("T1", "k2", "fax \x1b[2J\u202eis lost", "en", NOW)
            await store.save(store.picks.counting("T1", "which_code:002", "sell/connect-port", NOW))
            await store.proposals.add(Proposal("p1", "T1", "U1", "smtp/fax", YAML, "command", NOW))

    asyncio.run(fill())


def test_lines_name_each_thing_and_what_to_do_with_it(mailwhy: Ran) -> None:
    """Nothing in them commands the terminal."""
    code, out, _ = mailwhy("kb", "inbox")
    assert code == 0
    assert "2026-11-24  smtp/timeout was called wrong by 1 person" in out
    assert "            @SUM(A1) moved" in out
    assert "Proposed: smtp/fax  [take p1]" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "Zaproponowano" in mailwhy("kb", "inbox", "--lang", "pl")[1]
    assert len(mailwhy("kb", "inbox", "--limit", "1")[1].splitlines()) == 1


def test_the_table_holds_no_formula(mailwhy: Ran) -> None:
    """A spreadsheet shows what people wrote and runs none of it; the columns are stable."""
    rows = list(csv.DictReader(io.StringIO(mailwhy("kb", "inbox", "--csv")[1])))
    assert list(rows[0]) == [
        "kind", "key", "entry", "count", "first", "last", "language", "state", "reasons", "text", "remarks",
    ]  # fmt: skip
    by_kind = {row["kind"]: row for row in rows}
    assert by_kind["flag"]["remarks"] == "'@SUM(A1) moved"
    assert by_kind["flag"]["reasons"] == "outdated 1"
    assert "'=HYPERLINK(1) fax" in {row["text"] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert len(rows) == 5


def test_programs_get_json(mailwhy: Ran) -> None:
    """The same keys, with what people wrote as it is."""
    out = mailwhy("kb", "inbox", "--json")[1]
    rows = {row["key"]: row for row in json.loads(out)}
    assert rows["smtp/timeout"]["reasons"] == {"outdated": 1}
    assert rows["k2"]["text"] == "fax \x1b[2J\u202eis lost"
    assert "\u202e" not in out
    assert rows["p1"] == {
        "kind": "proposal", "key": "p1", "entry": "smtp/fax", "count": 1, "first": NOW.isoformat(),
        "last": NOW.isoformat(), "language": "", "state": "", "reasons": {}, "text": "", "remarks": [],
    }  # fmt: skip


def test_taking_prints_the_file_once_more_if_asked_and_clears_the_list(mailwhy: Ran) -> None:
    """Taken it waits no more, and is not lost either."""
    assert mailwhy("kb", "inbox", "take", "p1")[:2] == (0, YAML.replace("\x1b", "\\x1b"))
    assert "take p1" not in mailwhy("kb", "inbox")[1]
    assert mailwhy("kb", "inbox", "take", "p1")[0] == 0
    code, _, err = mailwhy("kb", "inbox", "take", "p9")
    assert (code, "no proposal 'p9'" in err) == (2, True)


def test_dismissing_closes_the_flags(mailwhy: Ran) -> None:
    """The entry is right as it is."""
    assert mailwhy("kb", "inbox", "dismiss", "smtp/timeout")[:2] == (0, "Flags closed: 1.\n")
    assert "smtp/timeout" not in mailwhy("kb", "inbox")[1]
    assert mailwhy("kb", "inbox", "dismiss", "smtp/timeout")[0] == 2


def test_an_empty_list_is_said_so(mailwhy: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a wrong language too."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    assert mailwhy("kb", "inbox")[1] == "Nothing to look at.\n"
    assert mailwhy("kb", "inbox", "--lang", "de")[0] == 2
