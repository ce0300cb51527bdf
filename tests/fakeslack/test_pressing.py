"""Do commands, presses and modals carry what Slack's carry, and only what a person could do?"""

from typing import Any

import pytest

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.modals import open_modal, publish_home
from bot.fakeslack.model import Message, View
from bot.fakeslack.posting import post
from bot.fakeslack.server import FakeSlack

Json = dict[str, Any]


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def _choices(*names: str) -> list[Json]:
    return [{"text": _plain(name.capitalize()), "value": name} for name in names]


ELEMENTS: list[Json] = [
    {"type": "button", "action_id": "go", "text": _plain("Go"), "value": "1"},
    {"type": "overflow", "action_id": "more", "options": _choices("draft", "copy")},
    {"type": "static_select", "action_id": "lang", "options": _choices("it", "en")},
    {"type": "multi_static_select", "action_id": "langs", "options": _choices("it", "en")},
    {"type": "checkboxes", "action_id": "boxes", "options": _choices("a", "b")},
    {"type": "radio_buttons", "action_id": "radio", "options": _choices("a", "b")},
    {"type": "users_select", "action_id": "who"},
    {"type": "datepicker", "action_id": "day"},
]
PAIR = {
    "type": "feedback_buttons",
    "action_id": "helpful",
    "positive_button": {"text": _plain("Yes"), "value": "yes"},
    "negative_button": {"text": _plain("No"), "value": "no"},
}
BLOCKS: list[Json] = [
    {"type": "actions", "block_id": "row", "elements": ELEMENTS},
    {"type": "context_actions", "block_id": "feedback", "elements": [PAIR]},
]


def _answer(slack: FakeSlack, only: str | None = None) -> Message:
    reader = slack.space.user(only).id if only else None
    return post(slack.core, slack.space.channel("support"), {"text": "x", "blocks": BLOCKS}, only=reader)


async def _pressed(slack: FakeSlack, where: Message | View, action: str, **how: Any) -> Json:
    sent = await slack.press("anna", where, action, **how)
    return sent.delivery.payload


@pytest.mark.parametrize(
    ("action", "how", "key", "value"),
    [
        ("go", {}, "value", "1"),
        ("more", {"selected_option": "copy"}, "selected_option", _choices("copy")[0]),
        ("lang", {"selected_option": "It"}, "selected_option", _choices("it")[0]),
        ("langs", {"selected_option": ["it", "en"]}, "selected_options", _choices("it", "en")),
        ("boxes", {"selected_option": ["b"]}, "selected_options", _choices("b")),
        ("radio", {"selected_option": "a"}, "selected_option", _choices("a")[0]),
        ("who", {"selected_option": "U1"}, "selected_user", "U1"),
        ("day", {"selected_option": "2026-11-24"}, "selected_date", "2026-11-24"),
        ("helpful", {"value": "no"}, "value", "no"),
    ],
)
async def test_every_element_has_its_own_action(bare: FakeSlack, action: str, how: Json, key: str, value: Any) -> None:
    """actions[0] has type, ids and the value under the element's own key."""
    payload = await _pressed(bare, _answer(bare), action, **how)
    (said,) = payload["actions"]
    assert said["action_id"] == action
    assert said[key] == value
    assert payload["type"] == "block_actions"


async def test_a_press_on_a_message_brings_the_message(bare: FakeSlack) -> None:
    """With container, channel, response_url and the state of menus on it."""
    message = _answer(bare)
    payload = await _pressed(bare, message, "lang", selected_option="en")
    assert payload["message"]["ts"] == payload["container"]["message_ts"] == message.ts
    assert payload["container"]["is_ephemeral"] is False
    assert payload["state"]["values"]["row"]["lang"]["selected_option"] == _choices("en")[0]
    assert payload["response_url"].startswith(f"{bare.url}/response/")
    assert payload["user"]["team_id"] == "T0MAILWHY"


async def test_a_press_on_an_ephemeral_brings_no_message(bare: FakeSlack) -> None:
    """Only the container names it, as in Slack: listeners must not look for body["message"]."""
    payload = await _pressed(bare, _answer(bare, "anna"), "go")
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


async def test_a_press_in_a_thread_names_the_thread(bare: FakeSlack) -> None:
    """container.thread_ts."""
    sent = await bare.mention("anna", "support", "x")
    message = post(bare.core, bare.space.channel("support"), {"text": "x", "blocks": BLOCKS}, thread_ts=sent.ts)
    assert (await _pressed(bare, message, "go"))["container"]["thread_ts"] == sent.ts


async def test_what_cannot_be_pressed(bare: FakeSlack) -> None:
    """What is not there, not visible, deleted, or no choice."""
    message = _answer(bare)
    for action, how in (("none", {}), ("more", {"selected_option": "x"}), ("helpful", {"value": "maybe"})):
        with pytest.raises(CannotDoThatError):
            await bare.press("anna", message, action, **how)
    with pytest.raises(CannotDoThatError, match="cannot see"):
        await bare.press("anna", _answer(bare, "piotr"), "go")
    with pytest.raises(CannotDoThatError, match="dario is not in"):
        await bare.press("dario", message, "go")
    message.deleted = True
    with pytest.raises(CannotDoThatError, match="cannot see"):
        await bare.press("anna", message, "go")


async def test_buttons_of_one_action_id_are_told_apart_by_value(bare: FakeSlack) -> None:
    """In different blocks the same id may stand more than once."""
    rows = [
        {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": _plain("Go"), "value": name}]}
        for name in ("first", "second")
    ]
    message = post(bare.core, bare.space.channel("support"), {"text": "x", "blocks": rows})
    assert (await _pressed(bare, message, "go", value="second"))["actions"][0]["value"] == "second"


async def test_a_command_is_a_flat_form(bare: FakeSlack) -> None:
    """As typed, without a thread; the direct conversation is called directmessage."""
    sent = await bare.command("anna", "anna", "/mailwhy", "limits <x> a@b.com")
    payload = sent.delivery.payload
    assert payload["text"] == "limits <x> a@b.com"
    assert payload["channel_name"] == "directmessage"
    assert "thread_ts" not in payload
    assert sent.trigger_id


def _field(name: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "text", **more.pop("element", {})}
    return {"type": "input", "block_id": name, "label": _plain(name), "element": element, **more}


MODAL: Json = {
    "type": "modal",
    "callback_id": "draft",
    "title": _plain("Draft"),
    "submit": _plain("Go"),
    "private_metadata": "m",
    "blocks": [
        _field("name", element={"min_length": 2, "max_length": 5}),
        _field("note", optional=True),
        {"type": "section", "block_id": "row", "text": _plain("x"), "accessory": ELEMENTS[2]},
    ],
}


async def test_a_submission_carries_the_state_of_all_fields(bare: FakeSlack) -> None:
    """Entered, chosen and left empty; a change of a menu is kept until then."""
    view = open_modal(bare.core, bare.space.user("anna").id, MODAL)
    change = await _pressed(bare, view, "lang", selected_option="it")
    assert change["container"] == {"type": "view", "view_id": view.id}
    assert "response_url" not in change
    sent = await bare.submit("anna", view, {"name": {"text": "Anna"}})
    payload = sent.delivery.payload
    values = payload["view"]["state"]["values"]
    assert payload["type"] == "view_submission"
    assert payload["view"]["private_metadata"] == "m"
    assert values["name"]["text"]["value"] == "Anna"
    assert values["note"]["text"]["value"] is None
    assert values["row"]["lang"]["selected_option"]["value"] == "it"


@pytest.mark.parametrize("typed", ["", "a", "abcdef"])
async def test_slacks_client_does_not_send_a_wrong_field(bare: FakeSlack, typed: str) -> None:
    """Empty though required, too short, too long."""
    view = open_modal(bare.core, bare.space.user("anna").id, MODAL)
    with pytest.raises(CannotDoThatError, match="name is empty"):
        await bare.submit("anna", view, {"name": {"text": typed}})
    assert bare.deliveries == []


async def test_a_field_that_is_not_there_cannot_be_filled(bare: FakeSlack) -> None:
    """A typo in a test does not pass silently."""
    view = open_modal(bare.core, bare.space.user("anna").id, MODAL)
    with pytest.raises(CannotDoThatError, match="no field nmae"):
        await bare.submit("anna", view, {"nmae": "Anna"})


async def test_only_the_visible_modal_of_the_person_can_be_sent(bare: FakeSlack) -> None:
    """Not one that lies below, not somebody else's."""
    first = open_modal(bare.core, bare.space.user("anna").id, MODAL)
    open_modal(bare.core, bare.space.user("anna").id, MODAL)
    with pytest.raises(CannotDoThatError, match="does not look"):
        await bare.submit("anna", first, {"name": "Anna"})
    with pytest.raises(CannotDoThatError, match="does not look"):
        await bare.submit("piotr", None, {"name": "Anna"})


async def test_closing_is_told_only_when_asked_for(bare: FakeSlack) -> None:
    """notify_on_close; the cross clears the stack."""
    anna = bare.space.user("anna").id
    open_modal(bare.core, anna, MODAL)
    assert (await bare.close_view("anna")).deliveries == ()
    open_modal(bare.core, anna, MODAL | {"notify_on_close": True})
    payload = (await bare.close_view("anna", clear=True)).delivery.payload
    assert (payload["type"], payload["is_cleared"]) == ("view_closed", True)
    assert bare.space.modal("anna") is None


async def test_a_press_on_the_home_tab_has_a_view_and_no_message(bare: FakeSlack) -> None:
    """container.type is view."""
    home = publish_home(bare.core, bare.space.user("anna").id, {"type": "home", "blocks": BLOCKS[:1]})
    payload = await _pressed(bare, home, "go")
    assert payload["view"]["type"] == "home"
    assert "message" not in payload


async def test_a_conversation_field_may_bring_a_response_url(bare: FakeSlack) -> None:
    """response_urls of a submission, for the chosen conversation."""
    pick = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    asked = {"type": "input", "block_id": "b", "label": _plain("Where"), "element": pick}
    open_modal(bare.core, bare.space.user("anna").id, MODAL | {"blocks": [asked]})
    support = bare.space.channel("support").id
    payload = (await bare.submit("anna", None, {"where": support})).delivery.payload
    assert payload["response_urls"][0]["channel_id"] == support
