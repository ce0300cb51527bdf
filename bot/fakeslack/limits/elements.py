"""Is an element (a button, a menu, a field) as Slack wants it? One row a type: what it may hold, how it is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.fakeslack.limits import objects
from bot.fakeslack.limits.problems import Spot

Check = Callable[[Spot], None]


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may hold, must hold, and what else is checked."""

    fields: tuple[str, ...]
    required: tuple[str, ...] = ()
    check: Check | None = None


def _button(spot: Spot) -> None:
    objects.text_under(spot, "text", 75, objects.PLAIN)
    spot.short("value", 2000)
    spot.short("url", 3000)
    spot.short("accessibility_label", 75)
    spot.one_of("style", ("primary", "danger"))


def _icon_button(spot: Spot) -> None:
    objects.text_under(spot, "text", 75, objects.PLAIN)
    spot.short("value", 2000)
    spot.short("accessibility_label", 75)
    spot.one_of("icon", ("trash",))


def _feedback(spot: Spot) -> None:
    objects.feedback_button(spot.child("positive_button"))
    objects.feedback_button(spot.child("negative_button"))


def _overflow(spot: Spot) -> None:
    # Two is what Slack really asks for: Bolt's own validator lets one through.
    objects.options(spot, 5, least=2, url=True)


def _boxes(spot: Spot) -> None:
    objects.options(spot, 10, kinds=objects.ANY)
    objects.initial_choice(spot)


def image(spot: Spot) -> None:
    """Exactly one source, and a real description of at most 2,000 characters."""
    if spot.has("image_url") == spot.has("slack_file"):
        spot.fail("exactly one of image_url and slack_file is required")
    spot.short("image_url", 3000, least=1)
    spot.short("alt_text", 2000, least=1)


def _typed(spot: Spot) -> None:
    for name, most in (("max_length", 3000), ("min_length", 3000)):
        value = spot.value.get(name)
        if value is not None and not (isinstance(value, int) and 0 <= value <= most):
            spot.child(name).fail(f"must be an integer from 0 to {most}")
    most = spot.value.get("max_length")
    spot.short("initial_value", most if isinstance(most, int) else 3000)


_ANYWHERE = ("type", "action_id")
_INPUT = (*_ANYWHERE, "confirm", "focus_on_load")
_FIELD = (*_ANYWHERE, "focus_on_load", "placeholder", "initial_value", "dispatch_action_config")
_MENU = (*_INPUT, "placeholder")
_LIST = (*_MENU, "options", "option_groups")
_LABELLED = (*_ANYWHERE, "text", "value", "confirm", "accessibility_label", "visible_to_user_ids")

ELEMENTS: dict[str, Element] = {
    "button": Element((*_LABELLED, "url", "style", "agent_prompt", "agent_prompt_display"), ("text",), _button),
    "icon_button": Element((*_LABELLED, "icon"), ("text", "icon"), _icon_button),
    "feedback_buttons": Element(
        (*_ANYWHERE, "positive_button", "negative_button"), ("positive_button", "negative_button"), _feedback
    ),
    "workflow_button": Element((*_ANYWHERE, "text", "workflow", "style", "accessibility_label"), ("text", "workflow")),
    "overflow": Element((*_ANYWHERE, "options", "confirm"), ("options",), _overflow),
    "image": Element(("type", "image_url", "slack_file", "alt_text"), ("alt_text",), image),
    "checkboxes": Element((*_INPUT, "options", "initial_options"), ("options",), _boxes),
    "radio_buttons": Element((*_INPUT, "options", "initial_option"), ("options",), _boxes),
    "static_select": Element((*_LIST, "initial_option"), (), objects.choices),
    "multi_static_select": Element((*_LIST, "initial_options", "max_selected_items"), (), objects.choices),
    "external_select": Element((*_MENU, "initial_option", "min_query_length")),
    "multi_external_select": Element((*_MENU, "initial_options", "min_query_length", "max_selected_items")),
    "users_select": Element((*_MENU, "initial_user")),
    "multi_users_select": Element((*_MENU, "initial_users", "max_selected_items")),
    "channels_select": Element((*_MENU, "initial_channel", "response_url_enabled")),
    "multi_channels_select": Element((*_MENU, "initial_channels", "max_selected_items")),
    "conversations_select": Element(
        (*_MENU, "initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter")
    ),
    "multi_conversations_select": Element(
        (*_MENU, "initial_conversations", "default_to_current_conversation", "max_selected_items", "filter")
    ),
    "datepicker": Element((*_MENU, "initial_date")),
    "timepicker": Element((*_MENU, "initial_time", "timezone")),
    "datetimepicker": Element((*_INPUT, "initial_date_time")),
    "plain_text_input": Element((*_FIELD, "multiline", "min_length", "max_length"), (), _typed),
    "rich_text_input": Element(_FIELD),
    "email_text_input": Element(_FIELD),
    "url_text_input": Element(_FIELD),
    "number_input": Element((*_FIELD, "is_decimal_allowed", "min_value", "max_value"), ("is_decimal_allowed",)),
    "file_input": Element((*_ANYWHERE, "filetypes", "max_files")),
}

_SELECTS = frozenset(name for name in ELEMENTS if name.endswith("_select"))
_PICKERS = frozenset({"datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"})
_TYPED = frozenset(name for name in ELEMENTS if name.endswith("_input"))

IN_SECTION = _SELECTS | _PICKERS | {"button", "image", "overflow", "workflow_button"}
IN_ACTIONS = _SELECTS | _PICKERS | {"button", "overflow", "workflow_button"}
IN_INPUT = _SELECTS | _PICKERS | _TYPED
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})


def element(spot: Spot, allowed: frozenset[str]) -> None:
    """Is this element known, allowed in its block, complete and within its limits?"""
    if not spot.is_object():
        return
    kind = spot.value.get("type")
    row = ELEMENTS.get(str(kind))
    if row is None or kind not in allowed:
        spot.fail(f"unsupported type: {kind}")
        return
    spot.only(row.fields)
    spot.short("action_id", 255, least=1)
    objects.text_under(spot, "placeholder", 150, objects.PLAIN)
    objects.confirm(spot)
    _focus(spot)
    if spot.need(*row.required) and row.check:
        row.check(spot)


def _focus(spot: Spot) -> None:
    if not spot.value.get("focus_on_load"):
        return
    spot.found.focused += 1
    if spot.found.focused > 1:
        spot.fail("only one element may have focus_on_load")
