"""Are text, option, confirmation and feedback objects as Slack wants them? (Slack's "composition objects".)"""

from typing import Any

from bot.fakeslack.limits.problems import Spot

PLAIN = ("plain_text",)
ANY = ("plain_text", "mrkdwn")


def text(spot: Spot, most: int, kinds: tuple[str, ...] = ANY) -> None:
    """A text object of 1 to `most` characters and one of these kinds."""
    if not spot.is_object():
        return
    spot.one_of("type", kinds)
    spot.only(("type", "text", "emoji") if spot.value.get("type") == "plain_text" else ("type", "text", "verbatim"))
    if spot.need("type", "text"):
        spot.short("text", most, least=1)


def text_under(spot: Spot, key: str, most: int, kinds: tuple[str, ...] = ANY) -> None:
    """The text object under `key`, when there."""
    if spot.has(key):
        text(spot.child(key), most, kinds)


def option(spot: Spot, kinds: tuple[str, ...] = PLAIN, *, url: bool = False) -> None:
    """One choice of a select, an overflow menu, check boxes or radio buttons."""
    if not spot.is_object():
        return
    spot.only(("text", "value", "description", "url") if url else ("text", "value", "description"))
    if spot.need("text", "value"):
        text(spot.child("text"), 75, kinds)
        spot.short("value", 150)
    text_under(spot, "description", 75, kinds)
    spot.short("url", 3000)


def options(spot: Spot, most: int, least: int = 1, kinds: tuple[str, ...] = PLAIN, *, url: bool = False) -> None:
    """The list of choices; values must differ, and initial ones must be among them."""
    members = spot.items("options", most, least)
    for member in members:
        option(member, kinds, url=url)
    values = [member.value.get("value") for member in members if isinstance(member.value, dict)]
    if len(set(map(str, values))) < len(values):
        spot.child("options").fail("option values must be unique")


def option_groups(spot: Spot) -> None:
    """Choices under headings: up to 100 headings of up to 100 choices."""
    for group in spot.items("option_groups", 100):
        if group.is_object() and group.need("label"):
            text(group.child("label"), 75, PLAIN)
            options(group, 100)


def choices(spot: Spot) -> None:
    """Either options or option_groups, and the initial choice must be one of them."""
    if spot.has("options") == spot.has("option_groups"):
        spot.fail("exactly one of options and option_groups is required")
    elif spot.has("options"):
        options(spot, 100)
    else:
        option_groups(spot)
    initial_choice(spot)


def initial_choice(spot: Spot) -> None:
    """The initial option or options must be among the choices, exactly as they stand there."""
    groups = [one for one in _list(spot.value.get("option_groups")) if isinstance(one, dict)] or [spot.value]
    known = [option for group in groups for option in _list(group.get("options"))]
    first = spot.value.get("initial_option")
    for chosen in [*([first] if first else []), *_list(spot.value.get("initial_options"))]:
        if chosen not in known:
            spot.fail("initial option must be one of the options")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def confirm(spot: Spot) -> None:
    """The "are you sure" dialog under `confirm`, when there."""
    if not spot.has("confirm"):
        return
    dialog = spot.child("confirm")
    if not dialog.is_object():
        return
    dialog.only(("title", "text", "confirm", "deny", "style"))
    dialog.one_of("style", ("primary", "danger"))
    if dialog.need("title", "text"):
        text(dialog.child("title"), 100, PLAIN)
        text(dialog.child("text"), 300)
    text_under(dialog, "confirm", 30, PLAIN)
    text_under(dialog, "deny", 30, PLAIN)


def feedback_button(spot: Spot) -> None:
    """One of the two buttons of a feedback pair."""
    if not spot.is_object():
        return
    spot.only(("text", "value", "accessibility_label"))
    if spot.need("text", "value"):
        text(spot.child("text"), 75, PLAIN)
        spot.short("value", 2000)
    spot.short("accessibility_label", 75)
