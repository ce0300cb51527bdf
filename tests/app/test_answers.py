from pathlib import Path

import pytest

from bot.app.answers import diagnoser, knowledge_folders, load_knowledge
from bot.errors import SettingsError
from bot.kb.locate import bundled
from bot.settings import read


def test_the_operator_s_folders_come_after_the_base_in_their_order(folder: Path, tmp_path: Path) -> None:
    """Later ones lie over earlier ones; relative paths count from mailwhy.yaml."""
    config = tmp_path / "mailwhy.yaml"
    config.write_text("knowledge: {paths: [knowledge, /]}")
    settings = read({"MAILWHY_CONFIG": str(config)})
    assert knowledge_folders(settings) == (bundled(), folder, Path("/"))


def test_a_folder_that_is_not_there_is_named() -> None:
    """Before anything is read."""
    with pytest.raises(SettingsError, match="/nowhere"):
        knowledge_folders(read({"MAILWHY_KNOWLEDGE": "/nowhere"}, config_text=""))


def test_settings_lead_to_a_diagnoser_of_the_base_they_name(folder: Path, tmp_path: Path) -> None:
    """From the environment to an answer, the second time from the cache with the same result."""
    settings = read({"MAILWHY_KNOWLEDGE": str(folder), "MAILWHY_CACHE": str(tmp_path / "cache")}, config_text="")
    first, second = (diagnoser(settings, load_knowledge(settings)).diagnose("550 5.1.1") for _ in range(2))
    assert first == second
    assert [match.entry for match in first.matches] == ["smtp/user-unknown"]
    assert sorted(path.name.split("-")[0] for path in (tmp_path / "cache").iterdir()) == ["base", "index"]
