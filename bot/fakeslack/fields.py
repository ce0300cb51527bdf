"""What did somebody enter? The state of fields and the action of a press, in the form that each element type has."""

from typing import Any

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.fill import elements
from bot.fakeslack.model import Json

_KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}


def find(
    blocks: list[Json], action_id: str, block_id: str | None = None, value: str | None = None
) -> tuple[Json, Json]:
    """The block and the element of this action id (and block id, and button value when several fit)."""
    found = [
        (block, element)
        for block, element in all_elements(blocks)
        if element["action_id"] == action_id and block_id in (None, block["block_id"])
    ]
    exact = [pair for pair in found if value is None or pair[1].get("value") == value]
    if not found:
        known = [element["action_id"] for _, element in all_elements(blocks)]
        raise CannotDoThatError(f"There is nothing to press called {action_id!r} here, only {known}.")
    return (exact or found)[0]


def all_elements(blocks: list[Json]) -> list[tuple[Json, Json]]:
    """Every interactive element with its block."""
    return [(block, element) for block in blocks for element in elements(block)]


def held(element: Json, state: Json) -> Any:
    """The value in this state of the field."""
    return state.get(_KEYS[element["type"]][0])


def _option(element: Json, wanted: Any) -> Json:
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    options: list[Json] = [option for group in groups for option in group["options"]]
    name = wanted.get("value") if isinstance(wanted, dict) else wanted
    for option in options:
        if name == option["value"] or name == option["text"]["text"]:
            return option
    if isinstance(wanted, dict) and "external" in element["type"]:
        return wanted
    raise CannotDoThatError(f"There is no choice {name!r} here, only {[one['value'] for one in options]}.")


def entered(element: Json, given: Any) -> Any:
    """What the field holds after `given` was entered; option values and texts may be given for options."""
    key = _KEYS[element["type"]][0]
    if given is None:
        return None
    if key == "selected_option":
        return _option(element, given)
    if key == "selected_options":
        return [_option(element, one) for one in given]
    return given


def _initial(element: Json) -> Any:
    key, initial = _KEYS[element["type"]]
    empty: Any = [] if key.endswith("s") and key != "value" else None
    return element.get(initial, empty) if initial else empty


def values(blocks: list[Json], given: Json | None = None, before: Json | None = None) -> Json:
    """The `state.values` of a surface: what was entered, else what was there before, else what the field began with.

    `given` is {action_id: value} or {block_id: {action_id: value}}; a name that is not there is refused.
    """
    wanted = dict(given or {})
    used: set[str] = set()
    state: Json = {}
    for block, element in all_elements(blocks):
        if element["type"] in _KEYS and element["type"] != "overflow":
            value = _current(block, element, wanted, used, before or {})
            state.setdefault(block["block_id"], {})[element["action_id"]] = value
    unknown = sorted(set(wanted) - used)
    if unknown:
        raise CannotDoThatError(f"There is no field {', '.join(unknown)} here, only {sorted(state)}.")
    return state


def _current(block: Json, element: Json, wanted: Json, used: set[str], before: Json) -> Json:
    block_id, action_id, key = block["block_id"], element["action_id"], _KEYS[element["type"]][0]
    inner = wanted.get(block_id)
    if isinstance(inner, dict) and action_id in inner:
        used.add(block_id)
        return {"type": element["type"], key: entered(element, inner[action_id])}
    for name in (action_id, block_id):
        if name in wanted and not isinstance(wanted[name], dict):
            used.add(name)
            return {"type": element["type"], key: entered(element, wanted[name])}
    kept = before.get(block_id, {}).get(action_id)
    return kept if kept and kept["type"] == element["type"] else {"type": element["type"], key: _initial(element)}


def missing(blocks: list[Json], state: Json) -> list[str]:
    """What Slack itself would not let pass: required fields that are empty, texts too long or too short (block ids)."""
    wrong = []
    for block in blocks:
        if block.get("type") != "input":
            continue
        element = block["element"]
        value = held(element, state[block["block_id"]][element["action_id"]])
        if value in (None, "", []):
            if not block.get("optional"):
                wrong.append(block["block_id"])
        elif isinstance(value, str) and not (
            element.get("min_length", 0) <= len(value) <= element.get("max_length", 3000)
        ):
            wrong.append(block["block_id"])
    return wrong


def action(block: Json, element: Json, given: Any, ts: str) -> Json:
    """The `actions[0]` of a press on this element."""
    kind = element["type"]
    base: Json = {"type": kind, "action_id": element["action_id"], "block_id": block["block_id"], "action_ts": ts}
    if kind == "feedback_buttons":
        return base | _feedback(element, given)
    if kind in _KEYS:
        placeholder = {"placeholder": element["placeholder"]} if "placeholder" in element else {}
        return base | placeholder | {_KEYS[kind][0]: entered(element, given)}
    return base | {name: element[name] for name in ("text", "value", "style", "url") if name in element}


def _feedback(element: Json, given: Any) -> Json:
    pair = (element["positive_button"], element["negative_button"])
    for button in pair:
        if given in (button["value"], button["text"]["text"]):
            return {"value": button["value"], "text": button["text"]}
    raise CannotDoThatError(f"Press {pair[0]['value']!r} or {pair[1]['value']!r}, not {given!r}.")
