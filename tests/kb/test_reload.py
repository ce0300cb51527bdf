import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.kb import reload
from bot.kb.load import Loaded, load
from bot.kb.reload import Reloader


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a base was built by a check."""
    count = [0]

    def counted(folders: tuple[Path, ...]) -> Loaded:
        count[0] += 1
        return load(folders)

    monkeypatch.setattr(reload, "load", counted)
    return count


async def test_nothing_is_built_while_nothing_changed(good: Path, builds: list[int]) -> None:
    """A check costs looks at the files only."""
    reloader = Reloader([good])
    base = reloader.base
    assert [await reloader.check() for _ in range(3)] == [False, False, False]
    assert reloader.base is base
    assert builds == [0]


async def test_a_saved_file_brings_a_new_base(good: Path, spoil: Callable[..., Path]) -> None:
    """One reference is swapped; whoever held the old base keeps it whole."""
    reloader = Reloader([good])
    old = reloader.base
    spoil("No such mailbox", "Nobody there")
    assert await reloader.check()
    assert old.entries["smtp/user-unknown"].title.en == "No such mailbox"
    assert reloader.base.entries["smtp/user-unknown"].title.en == "Nobody there"


async def test_a_broken_file_leaves_the_old_base_in_service_and_says_why(
    good: Path, spoil: Callable[..., Path], builds: list[int]
) -> None:
    """The problems are remembered and the same broken state is not built again and again."""
    reloader = Reloader([good])
    spoil("maturity: draft", "maturity: done")
    assert [await reloader.check(), await reloader.check()] == [False, False]
    assert reloader.base.entries["smtp/user-unknown"].maturity == "draft"
    assert [problem.path for problem in reloader.problems][:1] == ["maturity"]
    assert builds == [1]


async def test_a_mended_file_clears_the_problems(good: Path, spoil: Callable[..., Path]) -> None:
    """After the author's second save all is well."""
    reloader = Reloader([good])
    spoil("maturity: draft", "maturity: done")
    await reloader.check()
    spoil("maturity: done", "maturity: draft")
    await reloader.check()
    assert reloader.problems == ()


async def test_a_touched_file_is_not_another_base(good: Path) -> None:
    """True means that other words came into service."""
    reloader = Reloader([good])
    os.utime(good / "products.yaml", ns=(1, 1))
    assert not await reloader.check()


async def test_a_reload_can_be_forced(good: Path, builds: list[int]) -> None:
    """SIGHUP and `kb reload` look again whatever the times say."""
    reloader = Reloader([good])
    await reloader.check(force=True)
    assert builds == [1]


async def test_a_base_built_elsewhere_is_taken_over(good: Path) -> None:
    """The cached base of the start serves until a file changes."""
    base = load([good]).base
    assert Reloader([good], base).base is base


def test_a_first_base_that_does_not_load_is_an_error(spoil: Callable[..., Path]) -> None:
    """There is no old base to keep."""
    with pytest.raises(KnowledgeError):
        Reloader([spoil("maturity: draft", "maturity: done")])
