import json
from collections.abc import Callable

import pytest

Ran = Callable[..., tuple[int, str, str]]


def test_without_a_public_url_it_is_for_socket_mode(mailwhy: Ran) -> None:
    """What can be pasted at api.slack.com as it is."""
    code, out, err = mailwhy("manifest")
    settings = json.loads(out)["settings"]
    assert (code, err) == (0, "")
    assert settings["socket_mode_enabled"] is True
    assert "http" not in json.dumps(settings)


def test_with_a_public_url_slack_is_told_to_call_it(mailwhy: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events, presses and the command; --socket overrules it."""
    monkeypatch.setenv("MAILWHY_PUBLIC_URL", "https://mail.example/")
    made = json.loads(mailwhy("manifest")[1])
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == "https://mail.example/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == "https://mail.example/slack/events"
    assert json.loads(mailwhy("manifest", "--socket")[1])["settings"]["socket_mode_enabled"] is True


def test_a_feature_adds_its_scopes(mailwhy: Ran) -> None:
    """Several by comma, blanks do not matter."""
    base = json.loads(mailwhy("manifest")[1])["oauth_config"]["scopes"]["bot"]
    more = json.loads(mailwhy("manifest", "--with", "files, locale,")[1])["oauth_config"]["scopes"]["bot"]
    assert set(more) - set(base) == {"files:read", "users:read"}


def test_the_name_is_the_operator_s(mailwhy: Ran) -> None:
    """In both places where Slack shows it."""
    made = json.loads(mailwhy("manifest", "--name", "Пошта")[1])
    assert made["display_information"]["name"] == made["features"]["bot_user"]["display_name"] == "Пошта"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--with", "x,files"), "--with: no such feature: x; there are auto, files"),
        (("--name", ""), "--name must have 1 to 35 characters"),
        (("--name", "a" * 36), "--name must have 1 to 35 characters"),
        (("--name", "a\nb"), "--name must have 1 to 35 characters"),
    ],
)
def test_what_slack_would_refuse_is_refused_here(mailwhy: Ran, arguments: tuple[str, ...], said: str) -> None:
    """Exit 2, one line."""
    code, out, err = mailwhy("manifest", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
