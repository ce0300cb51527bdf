import asyncio
import logging
import os
from pathlib import Path

import pytest

from bot.app.refresh import Refresh
from bot.kb.reload import Reloader
from bot.service.ask import Asking


@pytest.fixture
def reloader(folder: Path) -> Reloader:
    """The small base in service."""
    return Reloader([folder])


@pytest.fixture
def asking(reloader: Reloader) -> Asking:
    """Whoever answers from it."""
    return Asking(lambda: reloader.base, None)


def change(path: Path, old: str, new: str) -> None:
    """Save a changed file; its time moves on even where the clock is coarse."""
    before = path.stat().st_mtime_ns
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


async def test_the_index_of_a_new_base_is_ready_before_anybody_asks(
    reloader: Reloader, asking: Asking, entry: Path
) -> None:
    """The first question after a change is as quick as any other."""
    await asking.diagnoser()
    change(entry, "does not exist there", "is not there")
    assert await Refresh(reloader, asking).now()
    assert asking._built is not None
    assert asking._built[0] is reloader.base


async def test_each_outcome_has_its_line_in_the_log(
    reloader: Reloader, asking: Asking, entry: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An operator who sent SIGHUP sees what came of it."""
    caplog.set_level(logging.INFO, "bot.app")
    refresh = Refresh(reloader, asking)
    await refresh.now()
    change(entry, "does not exist there", "is not there")
    await refresh.now()
    change(entry, "maturity: draft", "maturity: done")
    await refresh.now()
    await refresh.now()
    assert [record.getMessage() for record in caplog.records] == [
        "knowledge_unchanged",
        "knowledge_reloaded",
        "knowledge_not_reloaded",
        "knowledge_not_reloaded",
    ]


async def test_a_folder_that_went_away_keeps_the_old_base(
    reloader: Reloader, asking: Asking, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A volume that was unmounted must not silence the bot."""
    old = reloader.base
    folder.rename(folder.with_name("elsewhere"))
    assert not await Refresh(reloader, asking).now()
    assert reloader.base is old
    assert caplog.records


async def test_looking_again_and_again_reads_nothing_while_nothing_changes(
    reloader: Reloader, asking: Asking, entry: Path
) -> None:
    """Until cancelled; then a change is taken up by itself."""
    looking = asyncio.create_task(Refresh(reloader, asking).forever(0.005))
    old = reloader.base
    await asyncio.sleep(0.05)
    assert reloader.base is old
    change(entry, "does not exist there", "is not there")
    async with asyncio.timeout(10):
        while reloader.base is old:  # noqa: ASYNC110 - the log has no event for it
            await asyncio.sleep(0.005)
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking
