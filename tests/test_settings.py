"""What the operator sets, and what is said about what is set wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import TABLE, Setting, Settings, read


def faults(environ: dict[str, str], config: str = "") -> list[str]:
    """The lines of the error that these settings cause."""
    with pytest.raises(SettingsError) as caught:
        read(environ, config)
    return caught.value.public.splitlines()


def test_with_nothing_set_everything_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer's empty environment is enough, and listens on this machine only."""
    monkeypatch.chdir(tmp_path)
    settings = read({})
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert settings.database_url.reveal() == "sqlite+aiosqlite:///./data/mailwhy.db"
    assert settings.slack_bot_token is None
    assert settings.config_path is None


def test_an_empty_variable_counts_as_unset() -> None:
    """The lines of .env.example that are left empty do no harm."""
    assert read({"SLACK_SIGNING_SECRET": "", "PORT": " "}, "") == read({}, "")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ("127.0.0.1", 3000)),
        ({"PORT": "8080"}, ("0.0.0.0", 8080)),
        ({"PORT": "8080", "MAILWHY_HOST": "127.0.0.1"}, ("127.0.0.1", 8080)),
        ({"MAILWHY_HOST": "::1"}, ("::1", 3000)),
    ],
)
def test_only_a_set_port_opens_the_server_to_the_outside(environ: dict[str, str], expected: tuple[str, int]) -> None:
    """Platforms that set PORT route to it; nobody else is surprised by an open port."""
    settings = read(environ, "")
    assert (settings.host, settings.port) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h:5433/d?sslmode=require", "postgresql+psycopg://u:p@h:5433/d?sslmode=require"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:///./data/x.db", "sqlite+aiosqlite:///./data/x.db"),
        ("sqlite:////var/x.db", "sqlite+aiosqlite:////var/x.db"),
    ],
)
def test_a_database_address_gets_its_driver(given: str, expected: str) -> None:
    """Operators write what their platform gives them."""
    assert read({"DATABASE_URL": given}, "").database_url.reveal() == expected


@pytest.mark.parametrize(
    "value", ["mysql://h/d", "data.db", "sqlite://", "sqlite:///:memory:", "sqlite:x.db", "postgres:"]
)
def test_a_database_that_is_not_ours_is_refused_by_name(value: str) -> None:
    """The error names the variable and shows an example, not the value: it may hold a password."""
    (line,) = faults({"DATABASE_URL": value})
    assert line.startswith("DATABASE_URL must ")
    assert "Example: DATABASE_URL=postgres://" in line


def test_every_fault_is_said_at_once() -> None:
    """One start shows all that is wrong: variables and mailwhy.yaml together."""
    environ = {"SLACK_BOT_TOKEN": "bad", "PORT": "x", "MAILWHY_LOG": "loud", "MAILWHY_NAMESERVERS": "dns.example"}
    lines = faults(environ, "channels: {C123: {manner: shout}}\nhook: {}\n")
    assert [line.split(" ")[0] for line in lines] == [
        "SLACK_BOT_TOKEN",
        "PORT",
        "MAILWHY_NAMESERVERS",
        "MAILWHY_LOG",
        "mailwhy.yaml:1:19:",
        "mailwhy.yaml:2:1:",
    ]


@pytest.mark.parametrize("name", [setting.name for setting in TABLE if setting.secret])
def test_a_secret_is_neither_in_an_error_nor_in_a_repr(name: str) -> None:
    """Whatever stands in a secret variable, right or wrong, is not shown."""
    wrong = "hunter2 with spaces"
    try:
        shown = repr(read({name: wrong}, ""))
    except SettingsError as fault:
        shown = f"{fault!r} {fault.public} {fault.cause}"
    assert "hunter2" not in shown
    right = {
        "SLACK_BOT_TOKEN": "xoxb-hunter2",
        "SLACK_APP_TOKEN": "xapp-hunter2",
        "DATABASE_URL": "postgres://u:hunter2@h/d",
    }.get(name, "hunter2" * 6)
    settings = read({name: right}, "")
    assert "hunter2" not in f"{settings!r} {settings}"
    assert "hunter2" in getattr(settings, name.lower().removeprefix("mailwhy_")).reveal()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAILWHY_PUBLIC_URL", "http://mailwhy.example.com"),
        ("MAILWHY_PUBLIC_URL", "https://user:pw@mailwhy.example.com"),
        ("MAILWHY_SLACK_API_URL", "http://slack.example.com/api"),
        ("MAILWHY_HOST", "mailwhy.example.com"),
        ("PORT", "65536"),
        ("MAILWHY_SECRET_KEY", "short"),
        ("MAILWHY_NAMESERVERS", "9.9.9.9:0"),
        ("MAILWHY_CONFIG", "/no/such/mailwhy.yaml"),
    ],
)
def test_a_malformed_value_names_its_variable_and_gives_an_example(name: str, value: str) -> None:
    """A person can repair the setting from the error alone."""
    with pytest.raises(SettingsError) as caught:
        read({name: value})
    assert caught.value.public.startswith(f"{name} ")
    assert f"Example: {name}=" in caught.value.public
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_the_table_explains_every_setting(setting: Setting) -> None:
    """README's table and the errors live on these texts; an example must be a value that is accepted."""
    assert setting.help.endswith(".")
    assert setting.example
    if setting.name not in {"MAILWHY_CONFIG"}:
        assert setting.name in read({setting.name: setting.example}, "").given


def test_slashes_and_lists_are_brought_into_one_form() -> None:
    """Nobody else has to strip slashes or split lists."""
    settings = read(
        {
            "MAILWHY_PUBLIC_URL": "https://m.example/x/",
            "MAILWHY_SLACK_API_URL": "http://127.0.0.1:9/api",
            "MAILWHY_NAMESERVERS": "9.9.9.9, [2620:fe::fe]:5353 1.1.1.1:54 ::1",
            "MAILWHY_LOG": "DEBUG json",
        },
        "",
    )
    assert settings.public_url == "https://m.example/x"
    assert settings.slack_api_url == "http://127.0.0.1:9/api/"
    assert settings.nameservers == (("9.9.9.9", 53), ("2620:fe::fe", 5353), ("1.1.1.1", 54), ("::1", 53))
    assert (settings.log_format, settings.log_level) == ("json", "debug")


def test_a_misspelt_variable_of_ours_is_remembered_with_what_was_meant() -> None:
    """`mailwhy doctor` can say so; a stray variable does not stop the start."""
    assert read({"MAILWHY_KNOWLEGE": "/x", "MAILWHY_TEST_WORKERS": "2"}, "").unknown == (
        "MAILWHY_KNOWLEGE (MAILWHY_KNOWLEDGE?)",
    )


def test_the_variables_that_confuse_bolt_are_not_read() -> None:
    """G6: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET change nothing."""
    assert read({"SLACK_CLIENT_ID": "1", "SLACK_CLIENT_SECRET": "2"}, "") == read({}, "")


def test_the_file_is_found_by_its_variable_and_beside_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MAILWHY_CONFIG names it; without it, ./mailwhy.yaml is read where it exists."""
    (tmp_path / "mailwhy.yaml").write_text("channels: {C123: {manner: auto, language: it}}", encoding="utf-8")
    assert read({"MAILWHY_CONFIG": str(tmp_path / "mailwhy.yaml")}).channel("C123").language == "it"
    monkeypatch.chdir(tmp_path)
    assert read({}).channel("C123").manner == "auto"
    assert read({}).channel("C999").manner == "mention"


def test_knowledge_folders_count_from_the_file_that_names_them(tmp_path: Path) -> None:
    """mailwhy.yaml may stand anywhere."""
    (tmp_path / "m.yaml").write_text("knowledge: {paths: [ours, /srv/all]}", encoding="utf-8")
    settings = read({"MAILWHY_CONFIG": str(tmp_path / "m.yaml")})
    assert settings.knowledge_paths == (str(tmp_path / "ours"), "/srv/all")


def test_secrets_of_the_file_come_from_the_environment_by_reference() -> None:
    """What is set is held as Secret; what is not set is listed with its place."""
    config = """
mailboxes: {acme: {address: a@acme.example, secret: "env:ACME_PW"}}
accounts: {okna: {platform: hubspot, token: "env:OKNA"}}
hooks: {zendesk: {secrets: ["env:HOOK_A", "store:hook-b"]}}
"""
    settings = read({"ACME_PW": "hunter2", "HOOK_A": "h"}, config)
    assert settings.secrets["env:ACME_PW"].reveal() == "hunter2"
    assert settings.missing_secrets == ("accounts.okna.token: OKNA",)
    assert "hunter2" not in repr(settings)


def test_reading_settings_imports_no_database_and_no_web() -> None:
    """The cold path of `mailwhy ask` begins here."""
    code = (
        "import sys, bot.settings as s; s.read({}, ''); "
        "print({'sqlalchemy', 'structlog', 'aiohttp', 'slack_bolt', 'pydantic_settings'} & set(sys.modules))"
    )
    assert subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True).stdout == "set()\n"


def test_settings_do_not_change_once_read() -> None:
    """Nobody can alter them behind another's back."""
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]
