from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.kb.locate import bundled, files, folders


def test_the_folder_named_in_the_settings_wins(good: Path) -> None:
    """MAILWHY_KNOWLEDGE replaces the bundled base."""
    assert folders(str(good)) == (good,)


def test_overlays_follow_the_base_in_order(good: Path, tmp_path: Path) -> None:
    """The first folder is the base, the rest lie over it as listed."""
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    assert folders(str(good), [str(first), str(second)]) == (good, first, second)


def test_the_packaged_folder_goes_before_the_repository(tmp_path: Path) -> None:
    """An installed wheel carries its base inside; a checkout has it beside the package."""
    bot = tmp_path / "bot"
    bot.mkdir()
    assert bundled(bot) == tmp_path / "knowledge"
    (bot / "_knowledge").mkdir()
    assert bundled(bot) == bot / "_knowledge"


def test_the_bundled_base_is_there() -> None:
    """Without any setting there is something to answer from."""
    assert (folders(None)[0] / "reasons.yaml").is_file()


@pytest.mark.parametrize("overlays", [(), ("/nowhere/ours",)])
def test_a_folder_that_is_not_there_is_named(good: Path, overlays: tuple[str, ...]) -> None:
    """A typo in a setting is one sentence, not a silent empty base."""
    with pytest.raises(SettingsError, match="no knowledge folder /nowhere"):
        folders(str(good) if overlays else "/nowhere/base", overlays)


def test_the_files_of_a_folder_come_in_a_stable_order(good: Path) -> None:
    """Lists first, then entries by name."""
    (good / "entries" / "sell" / "a.yaml").parent.mkdir(exist_ok=True)
    (good / "entries" / "sell" / "a.yaml").touch()
    assert [path.name for path in files(good)][-2:] == ["a.yaml", "user-unknown.yaml"]
