"""The manifest and the code say the same, both ways."""

import json
import re
from itertools import chain, combinations
from pathlib import Path

import jsonschema
import pytest

from bot.fakeslack.server import FakeSlack
from bot.i18n.examples import examples
from bot.slack.client import FEATURES as FEATURE_OF
from bot.slack.client import METHODS
from bot.slack.listen import On
from bot.slack.listeners.surfaces import ROWS, SURFACES
from bot.slack.manifest import BASE, FEATURES, SHORTCUTS, WHY, Options, manifest, needed_scopes, scopes
from bot.slack.views import controls, drafts, hello, home, pages, personal, request
from tests.fixtures.mailwhy import Mailwhy

SCHEMA = Path(__file__).resolve().parents[3] / "shared/corpus/slack/manifest.schema.2.0.0.json"
ROOM = Path(__file__).resolve().parents[2] / "bot/slack"
WITH = tuple(chain.from_iterable(combinations(FEATURES, size) for size in (0, 1, len(FEATURES))))


@pytest.mark.parametrize("features", WITH, ids=" ".join)
@pytest.mark.parametrize("url", [None, "https://mailwhy.example"])
def test_it_is_valid_by_slacks_schema(features: tuple[str, ...], url: str | None) -> None:
    """With every feature, for Socket Mode and for HTTP."""
    if not SCHEMA.exists():
        pytest.skip(f"needs Slack's manifest schema at {SCHEMA}")
    jsonschema.validate(manifest(Options(features, url)), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_what_it_subscribes_to_is_listened_to_and_the_other_way_round() -> None:
    """Events and commands: the same sets."""
    made = manifest()
    base = [row for row in SURFACES if row.feature == "base"]
    events = {event for row in base for event in row.subscribes}
    commands = {row.name for row in base if row.on is On.COMMAND}
    shortcuts = {row.name for row in base if row.on is On.SHORTCUT}
    assert set(made["settings"]["event_subscriptions"]["bot_events"]) == events
    assert {one["command"] for one in made["features"]["slash_commands"]} == commands
    assert {one["callback_id"] for one in made["features"]["shortcuts"]} == shortcuts == set(SHORTCUTS)
    heard = {row.name for row in base if row.on is On.EVENT}
    assert {"message" if event.startswith("message.") else event for event in events} == heard


async def test_bolt_has_a_listener_for_every_row(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Nothing in the table is left unregistered, nothing is registered beside it."""
    assert len(mailwhy.app._async_listeners) == len(ROWS)


def test_every_action_that_a_view_makes_is_listened_to() -> None:
    """A button nobody hears is worse than none."""
    names = [row.name for row in SURFACES if row.on is On.ACTION]
    pressed = [
        controls.MORE,
        controls.DRAFT,
        controls.MENU,
        controls.FEEDBACK,
        pages.SHOW,
        drafts.TO,
        drafts.LANGUAGE,
        personal.PAUSE,
        personal.RESUME,
        personal.PROPOSE,
    ]
    pressed += [home.LANGUAGE, home.GO, home.GO_OPEN, *hello.EXAMPLES]
    pressed += [request.TAKE, request.GIVE_BACK, request.ANSWER, request.LEARN]
    pressed += [f"{controls.CHOOSE}_{place}" for place in range(controls.CHOICES)]
    for action in pressed:
        assert any(name == action if isinstance(name, str) else name.search(action) for name in names), action


def test_every_method_in_the_code_is_in_the_table() -> None:
    """The scopes are made from the table: nothing may be called beside it."""
    source = "".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    called = set(
        re.findall(
            r'"((?:chat|views|auth|users|usergroups|files|conversations|apps|assistant|reactions)\.[a-zA-Z.]+)"', source
        )
    )
    assert called == set(METHODS)
    spoken = set(re.findall(r"client\.([a-z]+_[a-zA-Z_]+)\(", source)) - {"is_connected"}
    assert spoken == {"auth_test", "apps_connections_open", "api_call"}


def test_the_scopes_cover_what_is_called_and_heard() -> None:
    """And nothing of the base is asked for that is not used."""
    base = [row for row in SURFACES if row.feature == "base"]
    assert needed_scopes(base) == set(BASE) == scopes(())
    for row in SURFACES:
        assert needed_scopes([row]) <= scopes([row.feature] if row.feature != "base" else [])


@pytest.mark.parametrize("method", FEATURE_OF)
def test_a_feature_asks_for_what_its_methods_need(method: str) -> None:
    """And the plain bot does not."""
    assert set(METHODS[method]) <= set(FEATURES[FEATURE_OF[method]])
    assert not set(METHODS[method]) & set(BASE)


def test_every_scope_has_its_reason() -> None:
    """An administrator will ask."""
    assert set(WHY) == scopes(FEATURES)


def test_the_panes_prompts_are_the_examples() -> None:
    """One list of three: Slack shows at most four."""
    features = manifest()["features"]
    wanted = [{"title": one.title, "message": one.ask} for one in examples("en")]
    assert features["agent_view"]["suggested_prompts"] == wanted
    assert len(wanted) == 3
    assert features["app_home"]["home_tab_enabled"]


def test_http_has_the_address_and_socket_mode_has_none() -> None:
    """The two ways in."""
    http, socket = manifest(Options(public_url="https://m.example")), manifest()
    assert http["settings"]["event_subscriptions"]["request_url"] == "https://m.example/slack/events"
    assert http["settings"]["interactivity"]["request_url"] == "https://m.example/slack/events"
    assert [one["url"] for one in http["features"]["slash_commands"]] == ["https://m.example/slack/events"]
    assert not http["settings"]["socket_mode_enabled"]
    assert socket["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(socket)


def test_a_message_and_a_global_shortcut_are_offered() -> None:
    """On every message, and from anywhere."""
    made = manifest()["features"]["shortcuts"]
    assert {one["callback_id"]: one["type"] for one in made} == {"why_not": "message", "why_not_global": "global"}


def test_an_unknown_feature_is_refused() -> None:
    """By name, with those there are."""
    with pytest.raises(ValueError, match=r"no such feature: pigeons; there are auto, "):
        manifest(Options(("pigeons",)))


def test_it_is_the_same_every_time() -> None:
    """A manifest in a repository is compared by eye."""
    assert manifest(Options(("auto", "files"))) == manifest(Options(("files", "auto")))
