"""Do the documents say what the code does? Each table is compared with the thing it describes."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS, run
from bot.config import Config
from bot.config_file import parse
from bot.settings import TABLE
from bot.slack.manifest import manifest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "bot/ARCHITECTURE.md").read_text(encoding="utf-8")


def settings_table() -> str:
    """The settings section of README as the table of settings has it; paste it there after a change."""
    rows = ["| variable | default | what for |", "|---|---|---|"]
    for setting in TABLE:
        default = f"`{setting.default}`" if setting.default else ""
        rows.append(f"| `{setting.name}` | {default} | {setting.help} |")
    return "\n".join(rows)


def test_the_settings_table_of_the_readme_is_the_table_of_settings() -> None:
    """A new setting that is not documented fails here; the message is the text to paste."""
    found = re.search(r"<!-- settings -->\n(.*?)\n?<!-- /settings -->", README, re.S)
    assert found
    assert settings_table() in found.group(1), settings_table()


def test_every_command_stands_in_the_readme_and_every_one_there_exists() -> None:
    """Both ways: nothing hidden, nothing promised."""
    documented = set(re.findall(r"^\| `mailwhy ([a-z]+)", README, re.M))
    assert documented == set(COMMANDS)


def test_every_kb_command_stands_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """The authors' commands are documented too, as `mailwhy kb --help` lists them."""
    assert run(["kb", "--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:")[1]
    assert set(re.findall(r"^  ([a-z]+)  ", listed, re.M)) == set(re.findall(r"^\| `mailwhy kb ([a-z]+)", README, re.M))


def test_the_scopes_of_the_readme_are_those_of_the_manifest() -> None:
    """An operator grants what the README justifies, and nothing else."""
    section = README.split("| scope | why |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z_:]+)`", section, re.M)) == set(manifest()["oauth_config"]["scopes"]["bot"])


@pytest.mark.parametrize("example", re.findall(r"^```yaml\n(.*?)^```", README, re.M | re.S))
def test_every_example_of_mailwhy_yaml_is_valid(example: str) -> None:
    """What an operator copies must not be refused."""
    assert isinstance(parse(example), Config), parse(example)


def test_the_example_of_mailwhy_yaml_shows_who_may_do_what() -> None:
    """Channels, humans, operators, authors: each with the place where its setting is explained."""
    (example,) = re.findall(r"^### mailwhy.yaml$.*?^```yaml\n(.*?)^```", README, re.M | re.S)
    config = parse(example)
    assert isinstance(config, Config)
    assert all((config.channels, config.humans, config.operators, config.knowledge.authors))


def test_the_architecture_page_names_every_room() -> None:
    """The map has the rooms that exist, and import-linter's list is the same."""
    rooms = {path.name for path in (ROOT / "bot").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    table = ARCHITECTURE.split("| room |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z0-9_]+)`", " ".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert rooms <= named
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = {room.strip() for layer in contracts[0]["layers"] for room in layer.split("|")}
    assert rooms <= layers


def test_the_architecture_page_is_one_page() -> None:
    """What is longer is not read."""
    assert len(ARCHITECTURE.splitlines()) <= 80


def test_the_pictures_of_the_readme_exist() -> None:
    """A screenshot made by the browser test, committed."""
    for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / name).stat().st_size > 10_000, name
