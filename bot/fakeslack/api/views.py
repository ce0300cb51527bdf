"""How are modals and the Home tab shown? views.open, push, update and publish."""

from bot.fakeslack import modals, shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import Json, View


def _answer(call: Call, view: View) -> Json:
    return {"view": shapes.view(view, call.space)}


def open_view(call: Call) -> Json:
    """views.open"""
    body = modals.checked(call.args.get("view"))
    modals.check_external_id(call.core, body)
    trigger = call.core.triggers.spend(_trigger(call))
    return _answer(call, modals.open_modal(call.core, trigger.user, body))


def push(call: Call) -> Json:
    """views.push: only from a press inside a modal, at most three deep."""
    body = modals.checked(call.args.get("view"))
    modals.check_external_id(call.core, body)
    trigger = call.core.triggers.spend(_trigger(call))
    parent = call.space.modal(trigger.user)
    if trigger.view_id is None or parent is None:
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] no open view to push on"]})
    return _answer(call, modals.push_modal(call.core, parent, body))


def _trigger(call: Call) -> str:
    return call.text("trigger_id") or call.need("interactivity_pointer")


def update(call: Call) -> Json:
    """views.update: by view_id or external_id; a stale hash is a conflict."""
    home_or_modal = call.args.get("view")
    name, external = call.text("view_id"), call.text("external_id")
    found = call.space.views.get(name) or next(
        (one for one in call.space.views.values() if external and one.body.get("external_id") == external), None
    )
    if found is None or not found.is_open:
        raise SlackError("not_found")
    body = modals.checked(home_or_modal, home=found.body["type"] == "home")
    if call.text("hash") and call.text("hash") != found.hash:
        raise SlackError("hash_conflict")
    modals.update_view(call.core, found, body)
    return _answer(call, found)


def publish(call: Call) -> Json:
    """views.publish"""
    user = call.user("user_id")
    body = modals.checked(call.args.get("view"), home=True)
    home = call.space.homes.get(user.id)
    if call.text("hash") and home and call.text("hash") != home.hash:
        raise SlackError("hash_conflict")
    return _answer(call, modals.publish_home(call.core, user.id, body))
