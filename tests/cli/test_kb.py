import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import run
from bot.kb.locate import bundled
from bot.kb.schema import documents

GOOD = Path(__file__).parent.parent / "kb" / "good"
KEYS = ["id", "parent", "platform", "title", "reasons", "languages", "maturity"]

Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small base that the commands find by the settings."""
    copied = tmp_path / "knowledge"
    for path in GOOD.rglob("*.yaml"):
        target = copied / path.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    monkeypatch.setenv("MAILWHY_KNOWLEDGE", str(copied))
    monkeypatch.chdir(tmp_path)
    return copied


@pytest.fixture
def mailwhy(capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run one command line: exit code, stdout, stderr."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def spoil(folder: Path, old: str, new: str) -> None:
    """Replace text in the one entry."""
    path = folder / "entries/smtp/user-unknown.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_lint_of_a_sound_base_says_how_much_it_looked_at(folder: Path, mailwhy: Ran) -> None:
    """Exit 0, one line."""
    assert mailwhy("kb", "lint") == (0, "1 entry: 0 errors, 0 warnings\n", "")


def test_lint_names_each_fault_by_a_path_an_editor_can_open(folder: Path, mailwhy: Ran) -> None:
    """Relative to where the author stands; exit 1."""
    spoil(folder, "maturity: draft", "maturity: done")
    code, out, _ = mailwhy("kb", "lint")
    assert code == 1
    line = (
        "knowledge/entries/smtp/user-unknown.yaml:4:11 [smtp/user-unknown] maturity: 'done' is not one of stable, draft"
    )
    assert out.splitlines()[0] == line


def test_a_warning_is_no_reason_to_fail(folder: Path, mailwhy: Ran) -> None:
    """It is told, marked, and exit stays 0."""
    spoil(folder, 'review_by: "2027-05-24"', 'review_by: "2026-11"')
    spoil(folder, 'reviewed: "2026-11-24"', 'reviewed: "2020-01"')
    spoil(folder, 'review_by: "2026-11"', 'review_by: "2020-02"')
    code, out, _ = mailwhy("kb", "lint")
    assert code == 0
    assert "review_by: warning: was to be reviewed by 2020-02" in out


def test_lint_of_an_overlay_lays_it_over_the_bundled_base_and_speaks_of_it_alone(tmp_path: Path, mailwhy: Ran) -> None:
    """Its references lead into the base; the base's own problems are not the author's."""
    overlay = tmp_path / "ours"
    target = overlay / "entries" / "smtp" / "ours.yaml"
    target.parent.mkdir(parents=True)
    text = (GOOD / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    text = text.replace("id: smtp/user-unknown", "id: smtp/ours").replace("source: rfc3463", "source: rfc0")
    target.write_text(text.replace('"5.1.1"', '"5.1.77"'), encoding="utf-8")
    code, out, _ = mailwhy("kb", "lint", str(overlay))
    assert code == 1
    assert "there is no source 'rfc0'" in out
    assert all(line.startswith(str(overlay)) for line in out.splitlines()[:-1])
    assert "there is no source 'rfc3463'" not in out


def test_a_folder_that_is_not_there_is_a_usage_error(mailwhy: Ran) -> None:
    """Exit 2 and one line on stderr."""
    assert mailwhy("kb", "lint", "/nowhere") == (2, "", "mailwhy: there is no folder /nowhere\n")


def test_list_as_json_has_exactly_the_promised_fields(folder: Path, mailwhy: Ran) -> None:
    """The output is a contract."""
    code, out, err = mailwhy("kb", "list", "--json")
    assert (code, err) == (0, "")
    (row,) = json.loads(out)
    assert list(row) == KEYS
    assert row == {
        "id": "smtp/user-unknown",
        "parent": None,
        "platform": "smtp",
        "title": "No such mailbox",
        "reasons": ["user_unknown"],
        "languages": ["en"],
        "maturity": "draft",
    }


def test_list_for_people_is_a_line_an_entry(folder: Path, mailwhy: Ran) -> None:
    """Drafts are marked."""
    assert mailwhy("kb", "list") == (0, "smtp/user-unknown  No such mailbox (draft)\n", "")


def test_list_and_show_work_on_what_loads_and_say_that_something_does_not(folder: Path, mailwhy: Ran) -> None:
    """An author can look at a sound entry while another is broken."""
    (folder / "entries/smtp/broken.yaml").write_text("id: smtp/broken\n", encoding="utf-8")
    code, out, err = mailwhy("kb", "list")
    assert (code, out) == (0, "smtp/user-unknown  No such mailbox (draft)\n")
    assert "does not load" in err
    assert "mailwhy kb lint" in err


def test_show_tells_everything_an_entry_holds(folder: Path, mailwhy: Ran) -> None:
    """No field of the file is missing from the page."""
    code, out, _ = mailwhy("kb", "show", "smtp/user-unknown")
    assert code == 0
    held = [
        "No such mailbox",
        "does not exist at the recipient's domain",
        "after_fix",
        "the address does not exist there",
        "The address is misspelt.",
        "Correct the address and send again.",
        "enhanced 5.1.1 (answer)",
        "user unknown in (virtual|local) table",
        "bounced at once, no such person there",
        "RFC 3463, retrieved 2026-11-22",
        "{recipient_address} does not exist",
        "550 5.1.1 user unknown [offer]",
        "the mailbox is full",
    ]
    assert [words for words in held if words not in out] == []


def test_show_of_an_unknown_entry_names_near_ones(folder: Path, mailwhy: Ran) -> None:
    """A typo costs one more try."""
    code, out, err = mailwhy("kb", "show", "smtp/user-unknwon")
    assert (code, out) == (2, "")
    assert err == "mailwhy: there is no entry 'smtp/user-unknwon'; did you mean smtp/user-unknown?\n"


def test_an_unknown_language_is_refused(folder: Path, mailwhy: Ran) -> None:
    """With the ones there are."""
    code, _, err = mailwhy("kb", "show", "smtp/user-unknown", "--lang", "de")
    assert code == 2
    assert "en, it, uk, pl" in err


@pytest.mark.parametrize("command", [("show", "smtp/user-unknown"), ("list",), ("lint",), ("list", "--json")])
def test_an_escape_sequence_in_a_file_reaches_no_terminal(folder: Path, mailwhy: Ran, command: tuple[str, ...]) -> None:
    """An overlay may come from anywhere."""
    spoil(folder, 'en: "No such mailbox"', 'en: "No \\e]0;owned\\a such \\u202E mailbox"')
    spoil(folder, "reasons: [user_unknown]", 'reasons: [user_unknown, "x\\e[2J"]')
    _, out, err = mailwhy("kb", *command)
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


def test_schema_prints_what_is_committed(folder: Path, mailwhy: Ran) -> None:
    """The same text editors use."""
    assert mailwhy("kb", "schema") == (0, (bundled() / "schema.json").read_text(encoding="utf-8"), "")


def test_schema_writes_the_files_when_asked(folder: Path, mailwhy: Ran) -> None:
    """Into the knowledge folder in use."""
    code, out, _ = mailwhy("kb", "schema", "--write")
    assert code == 0
    assert out.count("wrote ") == len(documents())
    assert (folder / "schema.json").is_file()


def test_examples_run_against_the_whole_base(folder: Path, mailwhy: Ran) -> None:
    """All come out: exit 0."""
    assert mailwhy("kb", "test") == (0, "1 entry: 0 of 2 examples fail\n", "")


def test_an_example_that_fails_is_named_with_its_line_and_outcome(folder: Path, mailwhy: Ran) -> None:
    """What was asked, what was promised, what came."""
    spoil(folder, '{text: "550 5.1.1 user unknown", mode: offer}', '{text: "how is the weather"}')
    code, out, _ = mailwhy("kb", "test")
    assert code == 1
    assert (
        "user-unknown.yaml:39:7 [smtp/user-unknown] examples.hit[0]: 'how is the weather' must be among the first 1"
        in out
    )
    assert out.endswith("1 of 2 examples fail\n")
