import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import index_cache
from bot.app.index_cache import indexed
from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.index import Index
from bot.kb.base import Knowledge
from tests.fixtures.mailwhy import FOLDER, bundled

QUESTION = "the customer says that his mailbox is full and nothing arrives any more"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with the index of the bundled base."""
    made = tmp_path_factory.mktemp("cache")
    indexed(bundled(), [FOLDER], made)
    return made


@pytest.fixture
def cache(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt by a test."""
    copied = tmp_path / "cache"
    copied.mkdir(mode=0o700)
    file(copied.parent / "cache", file(filled).name).write_bytes(file(filled).read_bytes())
    return copied


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Knowledge]:
    """The bases whose words were counted."""
    counted: list[Knowledge] = []
    build = Index.build

    def counting(base: Knowledge) -> Index:
        counted.append(base)
        return build(base)

    monkeypatch.setattr(Index, "build", counting)
    return counted


def file(folder: Path, name: str = "") -> Path:
    """The one file of the cache."""
    return folder / name if name else next(folder.glob("index-*.json"))


def test_an_index_from_the_cache_gives_the_same_diagnosis(cache: Path, built: list[Knowledge]) -> None:
    """And nothing was counted for it."""
    found = indexed(bundled(), [FOLDER], cache).diagnose(QUESTION)
    assert built == []
    assert found == Diagnoser(bundled()).diagnose(QUESTION)


def test_it_is_written_for_its_owner_only_and_once(cache: Path) -> None:
    """0600 in a folder of 0700; no half-written file stays."""
    fresh = cache.parent / "fresh"
    indexed(bundled(), [FOLDER], fresh)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o700
    assert stat.S_IMODE(file(fresh).stat().st_mode) == 0o600
    assert len(list(fresh.iterdir())) == 1


def test_another_base_is_indexed_anew_in_the_same_place(cache: Path, built: list[Knowledge]) -> None:
    """An author who edits all day does not fill the disk."""
    other = replace(bundled(), fingerprint="changed")
    indexed(other, [FOLDER], cache)
    assert built == [other]
    assert len(list(cache.iterdir())) == 1


def test_newer_code_does_not_read_an_older_index(
    cache: Path, built: list[Knowledge], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade the words may be counted in another way."""
    module = tmp_path / "newer.py"
    module.write_text("")
    monkeypatch.setattr(index_cache, "CODE", (*index_cache.CODE, type("Newer", (), {"__file__": str(module)})))
    indexed(bundled(), [FOLDER], cache)
    assert len(built) == 1


@pytest.mark.parametrize("damage", ["", "\n", "nonsense", "truncated", "flipped"])
def test_a_damaged_file_is_ignored_and_replaced(cache: Path, built: list[Knowledge], damage: str) -> None:
    """A wrong answer would be worse than a slow one."""
    path = file(cache)
    text = path.read_text(encoding="utf-8")
    spoilt = {"truncated": text[:-10], "flipped": text.replace("100", "101")}.get(damage, damage)
    assert spoilt != text
    path.write_text(spoilt, encoding="utf-8")
    indexed(bundled(), [FOLDER], cache)
    assert len(built) == 1
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_that_others_may_write_to_is_not_trusted(cache: Path, built: list[Knowledge]) -> None:
    """What lies there may be anybody's."""
    cache.chmod(0o777)
    indexed(bundled(), [FOLDER], cache).diagnose("x")
    assert len(built) == 1


def test_without_a_cache_it_works_all_the_same(built: list[Knowledge], tmp_path: Path) -> None:
    """Switched off, or a place where no folder can be made."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    for place in (None, blocked / "cache"):
        assert indexed(bundled(), [FOLDER], place).diagnose("550 5.1.1").matches
    assert len(built) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
