"""The doctor's findings: what each missing thing switches off, and never "missing" for what could not be looked at."""

from pathlib import Path

import pytest

from bot.i18n.catalog import LANGUAGES, text
from bot.secret import Secret
from bot.service.doctor import Check, State, says
from bot.service.health import (
    Group,
    Token,
    authors_check,
    database_check,
    knowledge_check,
    settings_checks,
    slack_checks,
)
from bot.settings import Settings, read
from bot.store.store import Store

BASE = ("app_mentions:read", "chat:write")
FEATURES = {"files": ("files:read",), "alerts": ()}
BOTH = Settings(slack_bot_token=Secret("xoxb-1"), slack_app_token=Secret("xapp-1"))


class Slack:
    """Slack with answers given beforehand; it counts what it was asked."""

    def __init__(self, bot: Token, app: Token = Token()) -> None:  # noqa: B008 - frozen
        self.bot, self.app, self.asked = bot, app, []

    async def bot_token(self) -> Token:
        """The bot's."""
        self.asked.append("bot")
        return self.bot

    async def app_token(self) -> Token:
        """The app's."""
        self.asked.append("app")
        return self.app


def states(checks: tuple[Check, ...]) -> dict[str, str]:
    """Name -> state and text."""
    return {check.name: f"{check.state.value} {check.says_key.partition('.')[2]}" for check in checks}


@pytest.mark.parametrize(
    ("environ", "name", "expected"),
    [
        ({}, "SLACK_BOT_TOKEN", "missing no_bot_token"),
        ({}, "SLACK_SIGNING_SECRET", "missing no_way_in"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET", "bad no_way_in"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_APP_TOKEN", "ok socket_mode"),
        ({"SLACK_SIGNING_SECRET": "s"}, "MAILWHY_PUBLIC_URL", "missing no_public_url"),
        (
            {"SLACK_SIGNING_SECRET": "s", "MAILWHY_PUBLIC_URL": "https://m.example"},
            "SLACK_SIGNING_SECRET",
            "ok http",
        ),
        ({}, "MAILWHY_METRICS_TOKEN", "missing no_metrics"),
        ({}, "humans", "missing no_humans"),
        ({"PORT": "1"}, "environment", "ok given"),
        ({"MAILWHY_HSOT": "x"}, "MAILWHY_HSOT", "bad unknown_setting"),
    ],
)
def test_each_setting_says_what_it_means_to_have_it_or_not(environ: dict[str, str], name: str, expected: str) -> None:
    """Without asking anybody."""
    assert states(settings_checks(read(environ, "")))[name] == expected


def test_the_channel_of_the_humans_is_named() -> None:
    """Where questions go that Mailwhy cannot answer."""
    checks = settings_checks(read({}, "humans: {channel: C0HUMANS}"))
    (check,) = [check for check in checks if check.name == "humans"]
    assert (check.state, check.facts) == (State.OK, {"channel": "C0HUMANS"})


def test_a_reference_without_its_variable_is_wrong_and_named_by_its_place() -> None:
    """mailwhy.yaml promises a secret that is not there."""
    config = "accounts: {okna: {platform: hubspot, token: 'env:OKNA'}}"
    (check,) = [check for check in settings_checks(read({}, config)) if check.name == "OKNA"]
    assert (check.state, check.facts) == (State.BAD, {"place": "accounts.okna.token"})


async def test_working_tokens_are_told_with_the_features_that_lack_scopes() -> None:
    """What is granted is not mentioned; a feature that needs nothing is never off."""
    slack = Slack(Token(team="Acme", bot="mailwhy", scopes=frozenset(BASE)))
    checks = await slack_checks(BOTH, slack, BASE, FEATURES)
    assert states(checks) == {
        "SLACK_BOT_TOKEN": "ok bot_token",
        "SLACK_APP_TOKEN": "ok app_token",
        "files": "missing feature_off",
    }


async def test_a_bot_without_its_base_scopes_is_wrong() -> None:
    """It would fail at the first question."""
    checks = await slack_checks(BOTH, Slack(Token(scopes=frozenset({"chat:write"}))), BASE, FEATURES)
    assert {check.name: check.facts for check in checks}["scopes"] == {"scopes": "app_mentions:read"}


async def test_a_refused_token_is_bad_and_an_unreachable_slack_is_unknown() -> None:
    """Neither says anything of scopes, for nothing is known of them."""
    slack = Slack(Token("invalid_auth"), Token("TimeoutError", unreachable=True))
    assert states(await slack_checks(BOTH, slack, BASE, FEATURES)) == {
        "SLACK_BOT_TOKEN": "bad token_refused",
        "SLACK_APP_TOKEN": "unknown slack_unreachable",
    }


async def test_slack_is_not_asked_about_tokens_that_are_not_set() -> None:
    """No token, no call."""
    slack = Slack(Token())
    assert await slack_checks(Settings(), slack, BASE, FEATURES) == ()
    assert slack.asked == []


async def test_a_database_is_looked_at_without_being_made(tmp_path: Path) -> None:
    """The doctor changes nothing."""
    address = f"sqlite+aiosqlite:///{tmp_path}/new/m.db"
    assert (await database_check(address)).says_key == "doctor.database_new"
    assert list(tmp_path.iterdir()) == []
    async with await Store.open(address):
        pass
    assert (await database_check(address)).state is State.OK


async def test_a_database_that_cannot_be_used_is_bad_with_its_reason(tmp_path: Path) -> None:
    """A Postgres that is away, a file that is no database."""
    away = await database_check("postgresql+psycopg://u:hunter2@127.0.0.1:1/none")
    (tmp_path / "letter.txt").write_text("Dear Anna, " * 500, encoding="utf-8")
    letter = await database_check(f"sqlite+aiosqlite:///{tmp_path}/letter.txt")
    assert (away.state, letter.state) == (State.BAD, State.BAD)
    assert "hunter2" not in str(away)


def test_a_base_with_errors_shows_how_many_and_the_first() -> None:
    """The whole list is `mailwhy kb lint`'s."""
    assert knowledge_check(55, ()).facts == {"n": "55"}
    assert knowledge_check(0, ("a.yaml:1:1: x", "b")).facts == {"n": "2", "first": "a.yaml:1:1: x"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_finding_has_its_text_in_every_language(language: str, tmp_path: Path) -> None:
    """All facts fit all texts."""
    config = "accounts: {okna: {platform: hubspot, token: 'env:OKNA'}}"
    found = [*settings_checks(read({"MAILWHY_HSOT": "x"}, config)), *settings_checks(Settings())]
    for settings in ({"SLACK_APP_TOKEN": "xapp-1"}, {"SLACK_SIGNING_SECRET": "s"}):
        found += settings_checks(read(settings, ""))
    found += settings_checks(read({"SLACK_SIGNING_SECRET": "s", "MAILWHY_PUBLIC_URL": "https://m.example"}, ""))
    for bot in (Token("x"), Token("x", unreachable=True), Token(team="t", bot="b")):
        found += await slack_checks(BOTH, Slack(bot), BASE, FEATURES)
    found += [knowledge_check(1, ()), knowledge_check(1, ("x",)), await database_check(f"sqlite:///{tmp_path}/no.db")]
    for check in found:
        assert says(check, language)
        assert text(f"doctor.{check.state.value}", language)
    assert len({check.says_key for check in found}) >= 17


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (Group(3), "ok authors"),
        (Group(problem="missing_scope"), "bad authors_refused"),
        (Group(problem="TimeoutError", unreachable=True), "unknown slack_unreachable"),
    ],
)
async def test_the_authors_group_is_looked_into(group: Group, expected: str) -> None:
    """Nobody is an author as long as Slack does not show the group; not set is not wrong."""
    asked = []

    async def people(name: str) -> Group:
        asked.append(name)
        return group

    named = read({}, config_text="knowledge: {authors: mail-authors}")
    check = await authors_check(named, people)
    assert states((check,)) == {"knowledge.authors": expected}
    assert (await authors_check(read({}, config_text=""), people)).state is State.MISSING
    assert asked == ["mail-authors"]


def test_a_channel_for_authors_is_said_either_way() -> None:
    """Where the digest goes, or that there is none."""
    assert states(settings_checks(read({}, config_text="")))["knowledge.channel"] == "missing no_knowledge_channel"
    named = settings_checks(read({}, config_text="knowledge: {channel: C0AUTHORS}"))
    assert states(named)["knowledge.channel"] == "ok knowledge_channel"


def test_operators_are_counted_or_said_to_be_none() -> None:
    """Whose App Home shows all of this."""
    assert states(settings_checks(read({}, config_text="")))["operators"] == "missing no_operators"
    named = settings_checks(read({}, config_text="operators: [U0EMMA, U0ANNA]"))
    assert {check.name: check.facts for check in named}["operators"] == {"n": "2"}
