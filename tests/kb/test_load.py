import shutil
from collections.abc import Callable
from pathlib import Path

from bot.kb.load import load


def messages(folder: Path, *overlays: Path) -> list[str]:
    """What loading says, without the folder's own path."""
    return [str(problem).replace(str(folder), "kb") for problem in load([folder, *overlays]).problems]


def test_a_sound_folder_becomes_a_base(good: Path) -> None:
    """Entries and lists are there by id, and nothing is said."""
    loaded = load([good])
    assert loaded.problems == ()
    assert loaded.base is not None
    assert list(loaded.base.entries) == ["smtp/user-unknown"]
    assert set(loaded.base.reasons) == {"user_unknown"}
    assert set(loaded.base.sources) == {"sell-send-errors", "rfc3463"}
    assert set(loaded.base.providers) == {"google"}
    assert set(loaded.base.products) == {"sell"}
    assert [group.id for group in loaded.base.out_of_scope] == ["parcels"]
    assert loaded.base.local == frozenset()


def test_errors_of_all_files_are_told_at_once(good: Path, spoil: Callable[..., Path]) -> None:
    """One run names the fault of every file, each with its line."""
    spoil("maturity: draft", "maturity: done")
    spoil("kind: rfc", "kind: paper", "sources.yaml")
    spoil("- id: google", "- id: Google", "providers.yaml")
    said = messages(good)
    assert [line.split(" ", 1)[0] for line in said] == [
        "kb/entries/smtp/user-unknown.yaml:4:11",
        "kb/providers.yaml:1:7",
        "kb/sources.yaml:8:9",
    ]


def test_a_base_with_an_error_is_not_given_out_but_what_loads_can_be_looked_at(
    good: Path, spoil: Callable[..., Path]
) -> None:
    """`base` is None, `partial` holds the sound rest."""
    spoil("kind: rfc", "kind: paper", "sources.yaml")
    loaded = load([good])
    assert loaded.base is None
    assert list(loaded.partial.entries) == ["smtp/user-unknown"]
    assert list(loaded.partial.sources) == ["sell-send-errors"]


def test_naming_a_faulty_entry_is_not_a_second_fault(good: Path, spoil: Callable[..., Path]) -> None:
    """One wrong word in an entry, or a syntax error, is one message and not one more per reference."""
    spoil("maturity: draft", "maturity: done")
    assert len(messages(good)) == 1
    spoil("maturity: done", "maturity: [")
    assert len(messages(good)) == 1


def test_the_same_id_twice_in_one_folder_is_an_error(good: Path, spoil: Callable[..., Path]) -> None:
    """Two list items, or two files that claim one id."""
    spoil("- id: rfc3463", "- id: sell-send-errors", "sources.yaml")
    (good / "entries" / "smtp" / "copy.yaml").write_bytes((good / "entries/smtp/user-unknown.yaml").read_bytes())
    said = "\n".join(messages(good))
    assert "the id 'sell-send-errors' stands twice" in said
    assert "the id 'smtp/user-unknown' stands twice; the first is in" in said
    assert "the file is named 'copy.yaml' but the id says 'user-unknown'" in said


def test_an_overlay_replaces_an_entry_of_the_same_id_and_marks_it_local(good: Path, tmp_path: Path) -> None:
    """The operator's words win, and people see that they are the operator's."""
    overlay = tmp_path / "ours"
    file = overlay / "entries" / "smtp" / "user-unknown.yaml"
    file.parent.mkdir(parents=True)
    text = (good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace('title: {en: "No such mailbox"}', 'title: {en: "Our own title"}'), encoding="utf-8")
    base = load([good, overlay]).base
    assert base is not None
    assert base.entries["smtp/user-unknown"].title.en == "Our own title"
    assert base.local == {"smtp/user-unknown"}


def test_an_overlay_may_add_to_the_lists(good: Path, tmp_path: Path) -> None:
    """A provider of the operator's own stands beside ours."""
    overlay = tmp_path / "ours"
    overlay.mkdir()
    (overlay / "providers.yaml").write_text("- {id: acme, name: Acme, names: [acme mail]}\n", encoding="utf-8")
    base = load([good, overlay]).base
    assert base is not None
    assert set(base.providers) == {"google", "acme"}


def test_the_later_of_two_overlays_wins(good: Path, tmp_path: Path) -> None:
    """Folders lie over each other in the order given."""
    for name in ("first", "second"):
        shutil.copytree(good, tmp_path / name)
        path = tmp_path / name / "entries/smtp/user-unknown.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("No such mailbox", name), encoding="utf-8")
    base = load([good, tmp_path / "first", tmp_path / "second"]).base
    assert base is not None
    assert base.entries["smtp/user-unknown"].title.en == "second"


def test_files_that_would_be_overlooked_are_named(good: Path) -> None:
    """A misspelt list, a .yml and an entry that lies too high or too deep do not vanish in silence."""
    for name in ("reason.yaml", "entries/stray.yaml", "entries/smtp/other.yml", "entries/smtp/deep/er.yaml"):
        (good / name).parent.mkdir(exist_ok=True)
        (good / name).write_text("a: b\n", encoding="utf-8")
    said = messages(good)
    assert len(said) == 4
    assert [line for line in said if line.startswith("kb/reason.yaml: is not a file of the base")]
    assert load([good]).problems[0].severity == "error"


def test_files_that_other_rooms_read_are_left_alone(good: Path) -> None:
    """limits.yaml and evidence.yaml belong to the base without being entries."""
    (good / "limits.yaml").write_text("[]\n", encoding="utf-8")
    assert messages(good) == []


def test_a_file_that_cannot_be_read_is_a_problem_and_no_crash(good: Path) -> None:
    """Latin-1, a folder named like a file, a folder that is not there."""
    (good / "entries/smtp/latin.yaml").write_bytes("title: perché".encode("latin-1"))
    (good / "entries/smtp/folder.yaml").mkdir()
    said = "\n".join(messages(good, good / "nowhere"))
    assert "latin.yaml: is not UTF-8; save it as UTF-8" in said
    assert "folder.yaml: cannot be read" in said
    assert "nowhere: no such folder" in said


def test_a_list_file_that_is_no_list_is_a_problem(good: Path) -> None:
    """`reasons:` with a list under it is a common slip."""
    (good / "products.yaml").write_text("products:\n  - id: sell\n", encoding="utf-8")
    assert "must be a list" in "\n".join(messages(good))


def test_the_fingerprint_follows_the_words_and_nothing_else(good: Path, spoil: Callable[..., Path]) -> None:
    """Touching a file changes nothing, editing it does."""
    before = load([good]).partial.fingerprint
    (good / "products.yaml").touch()
    assert load([good]).partial.fingerprint == before
    spoil("No such mailbox", "No such box")
    assert load([good]).partial.fingerprint != before


def test_an_item_is_pointed_at_inside_its_list(good: Path, spoil: Callable[..., Path]) -> None:
    """A problem of the second source carries the second source's line."""
    spoil("  kind: rfc\n", "", "sources.yaml")
    assert "kb/sources.yaml:7:3 [rfc3463] [1].kind: is missing" in messages(good)
