import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.kb import cache
from bot.kb.base import Knowledge
from bot.kb.cache import load_cached, state
from bot.kb.locate import bundled


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A cache folder that is not there yet."""
    return tmp_path / "cache" / "mailwhy"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often files were really read."""
    real, count = cache.load_or_raise, [0]

    def counted(folders: tuple[Path, ...]) -> Knowledge:
        count[0] += 1
        return real(folders)

    monkeypatch.setattr(cache, "load_or_raise", counted)
    return count


def test_the_second_time_no_yaml_is_read_and_the_base_is_the_same(good: Path, store: Path, readings: list[int]) -> None:
    """A fresh cache stands in for all files."""
    first = load_cached([good], store)
    assert load_cached([good], store) == first
    assert readings == [1]


def test_a_changed_file_makes_the_cache_stale(good: Path, store: Path, spoil: Callable[..., Path]) -> None:
    """What an author saved is what is answered."""
    load_cached([good], store)
    spoil("No such mailbox", "Nobody of that name")
    assert load_cached([good], store).entries["smtp/user-unknown"].title.en == "Nobody of that name"


def test_a_new_and_a_removed_file_make_the_cache_stale(good: Path, store: Path, readings: list[int]) -> None:
    """Not only times count but which files there are."""
    load_cached([good], store)
    (good / "products.yaml").unlink()
    assert load_cached([good], store).products == {}
    assert readings == [2]


def test_two_sets_of_folders_do_not_share_a_cache(good: Path, tmp_path: Path, store: Path) -> None:
    """With and without the overlay are two bases."""
    overlay = tmp_path / "ours"
    overlay.mkdir()
    (overlay / "providers.yaml").write_text("- {id: acme, name: Acme}\n", encoding="utf-8")
    assert "acme" not in load_cached([good], store).providers
    assert "acme" in load_cached([good, overlay], store).providers
    assert "acme" not in load_cached([good], store).providers


@pytest.mark.parametrize("rubbish", [b"", b"\x00\xff\xfe", b"[]", b"{}\n{}", b"x" * 10_000])
def test_a_corrupt_cache_is_ignored_and_mended(good: Path, store: Path, rubbish: bytes, readings: list[int]) -> None:
    """A half-written or foreign file costs one slow start, nothing else."""
    first = load_cached([good], store)
    (file,) = store.iterdir()
    file.write_bytes(rubbish)
    assert load_cached([good], store) == first
    assert load_cached([good], store) == first
    assert readings == [2]


def test_a_cache_with_the_right_key_and_a_broken_document_is_ignored(good: Path, store: Path) -> None:
    """The key alone is not believed."""
    first = load_cached([good], store)
    (file,) = store.iterdir()
    file.write_text(f'{state([good])}\n{{"entries":[{{"id":1}}]}}', encoding="utf-8")
    assert load_cached([good], store) == first


def test_the_folder_is_for_the_user_alone_and_nothing_half_written_stays(good: Path, store: Path) -> None:
    """0700 for the folder, 0600 for the file, one file."""
    load_cached([good], store)
    (file,) = store.iterdir()
    assert store.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_others_can_write_to_is_not_used(good: Path, store: Path, readings: list[int]) -> None:
    """Another user could plant a base there."""
    store.mkdir(parents=True)
    store.chmod(0o777)
    load_cached([good], store)
    load_cached([good], store)
    assert readings == [2]
    assert list(store.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_not_used(good: Path, store: Path, readings: list[int]) -> None:
    """However its mode looks."""
    store.mkdir(parents=True, mode=0o700)
    os.chown(store, 65534, 65534)
    load_cached([good], store)
    load_cached([good], store)
    assert readings == [2]


def test_no_place_for_a_cache_is_no_reason_to_fail(good: Path, tmp_path: Path) -> None:
    """A file where the folder should be, or no folder at all: the base is read from its files."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_cached([good], blocked / "cache").entries
    assert load_cached([good], None).entries


def test_a_base_that_does_not_load_names_every_fault(good: Path, store: Path, spoil: Callable[..., Path]) -> None:
    """The error says how many and lists file, line and column; nothing is cached."""
    spoil("maturity: draft", "maturity: done")
    with pytest.raises(KnowledgeError, match=r"\(1 error\)") as caught:
        load_cached([good], store)
    assert "user-unknown.yaml:4:11" in caught.value.public
    assert list(store.iterdir()) == []


def test_a_long_list_of_faults_is_cut() -> None:
    """The first ten are enough to start with."""
    shown = cache.broken([f"fault {number}" for number in range(50)]).public
    assert shown.count("\n") == 11
    assert shown.endswith("... and 40 more")


def test_a_file_saved_while_it_was_read_is_not_cached(
    good: Path, store: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[..., Path]
) -> None:
    """Else the older words would answer until the next edit."""
    real = cache.load_or_raise

    def slow(folders: tuple[Path, ...]) -> Knowledge:
        base = real(folders)
        spoil("No such mailbox", "Saved meanwhile")
        return base

    monkeypatch.setattr(cache, "load_or_raise", slow)
    load_cached([good], store)
    assert list(store.iterdir()) == []


def test_a_cached_start_imports_neither_yaml_nor_pydantic(good: Path, store: Path) -> None:
    """That is what the cache is for: importing them takes longer than everything else."""
    load_cached([good], store)
    code = (
        "import sys; from pathlib import Path; from bot.kb.cache import load_cached;"
        f"load_cached([Path({str(good)!r})], Path({str(store)!r}));"
        "print(sorted({'yaml', 'pydantic', 'pydantic_core', 'hashlib', 'tempfile'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=bundled().parent
    )
    assert done.stdout.strip() == "[]"
