"""What happens to the views a person has open? Open, push, update, close, and the Home tab."""

from typing import Any

from bot.fakeslack import fields
from bot.fakeslack.changes import What
from bot.fakeslack.core import Core
from bot.fakeslack.errors import SlackError
from bot.fakeslack.fill import fill
from bot.fakeslack.limits.surfaces import check_view
from bot.fakeslack.model import Json, View

DEEPEST = 3


def checked(body: Any, *, home: bool = False) -> Json:
    """The view, if Slack would take it; raises invalid_arguments or view_too_large."""
    check_view(body, home=home)
    view: Json = body
    return view


def check_external_id(core: Core, body: Json) -> None:
    """Raise duplicate_external_id when another open view has this one."""
    name = body.get("external_id")
    if name and any(view.is_open and view.body.get("external_id") == name for view in core.space.views.values()):
        raise SlackError("duplicate_external_id")


def _add(core: Core, user: str, body: Json, parent: View | None) -> View:
    name = core.space.ids.new("V")
    filled = {**body, "blocks": fill(body["blocks"], core.space.ids)}
    root = parent.root_id if parent else name
    view = View(name, user, filled, _hash(core), root, parent.id if parent else None)
    core.space.views[name] = view
    return view


def _hash(core: Core) -> str:
    return f"{int(core.clock())}.{core.space.ids.number()}"


def open_modal(core: Core, user: str, body: Json) -> View:
    """Show a first modal; what was open before is closed."""
    for old in core.space.modals(user):
        old.is_open = False
    view = _add(core, user, body, None)
    core.changes.tell(What.VIEW_OPENED, user=user, view=view)
    return view


def push_modal(core: Core, parent: View, body: Json) -> View:
    """Lay a modal over the open one."""
    if len(core.space.modals(parent.user)) >= DEEPEST:
        raise SlackError("push_limit_reached")
    view = _add(core, parent.user, body, parent)
    core.changes.tell(What.VIEW_OPENED, user=view.user, view=view)
    return view


def update_view(core: Core, view: View, body: Json) -> None:
    """Replace what a view shows; what was typed into fields whose ids stay is kept."""
    view.body = {**body, "blocks": fill(body["blocks"], core.space.ids)}
    view.values = fields.values(view.blocks, None, view.values)
    view.hash = _hash(core)
    view.errors = {}
    core.changes.tell(What.VIEW_UPDATED, user=view.user, view=view)


def close_top(core: Core, view: View) -> None:
    """Take away the visible modal; the one below shows again."""
    view.is_open = False
    core.changes.tell(What.VIEW_CLOSED, user=view.user, view=view)


def close_all(core: Core, user: str) -> None:
    """Take away the whole stack."""
    for view in core.space.modals(user):
        close_top(core, view)


def publish_home(core: Core, user: str, body: Json) -> View:
    """Show this Home tab to this person."""
    home = core.space.homes.get(user)
    if home is None:
        home = _add(core, user, body, None)
        del core.space.views[home.id]
        core.space.homes[user] = home
    else:
        home.body = {**body, "blocks": fill(body["blocks"], core.space.ids)}
        home.hash = _hash(core)
    core.changes.tell(What.HOME, user=user, view=home)
    return home
