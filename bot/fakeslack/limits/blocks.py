"""Is a block as Slack wants it? One row a type: where it may stand, what it may hold and how it is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.fakeslack.limits import elements, objects
from bot.fakeslack.limits.problems import Spot

EVERYWHERE = ("message", "modal", "home")
MESSAGES = ("message",)


@dataclass(frozen=True, slots=True)
class Block:
    """What a block may hold besides type and block_id, must hold, where it may stand and what else is checked."""

    fields: tuple[str, ...]
    required: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = EVERYWHERE
    check: Callable[[Spot], None] | None = None


def _section(spot: Spot) -> None:
    if not (spot.has("text") or spot.has("fields")):
        spot.fail("missing required field: text or fields")
    objects.text_under(spot, "text", 3000)
    if spot.has("fields"):
        for field in spot.items("fields", 10):
            objects.text(field, 2000)
    if spot.has("accessory"):
        elements.element(spot.child("accessory"), elements.IN_SECTION)


def _header(spot: Spot) -> None:
    objects.text_under(spot, "text", 150, objects.PLAIN)


def _image(spot: Spot) -> None:
    elements.image(spot)
    objects.text_under(spot, "title", 2000, objects.PLAIN)


def _context(spot: Spot) -> None:
    for item in spot.items("elements", 10):
        if isinstance(item.value, dict) and item.value.get("type") in objects.ANY:
            objects.text(item, 3000)
        else:
            elements.element(item, frozenset({"image"}))


def _actions(spot: Spot) -> None:
    _elements(spot, 25, elements.IN_ACTIONS)


def _context_actions(spot: Spot) -> None:
    _elements(spot, 5, elements.IN_CONTEXT_ACTIONS)


def _elements(spot: Spot, most: int, allowed: frozenset[str]) -> None:
    seen: set[str] = set()
    for item in spot.items("elements", most):
        elements.element(item, allowed)
        action = str(item.value.get("action_id") or "") if isinstance(item.value, dict) else ""
        if action in seen:
            item.fail(f"`action_id` must be unique: {action}")
        if action:
            seen.add(action)


def _input(spot: Spot) -> None:
    objects.text_under(spot, "label", 2000, objects.PLAIN)
    objects.text_under(spot, "hint", 2000, objects.PLAIN)
    elements.element(spot.child("element"), elements.IN_INPUT)


def _markdown(spot: Spot) -> None:
    spot.short("text", 12_000, least=1)
    spot.found.markdown += len(str(spot.value["text"]))
    if spot.found.markdown > 12_000 and len(str(spot.value["text"])) <= 12_000:
        spot.fail("the markdown blocks of one payload must be less than 12001 characters together")


_RICH = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")


def _rich_text(spot: Spot) -> None:
    for item in spot.items("elements", 1000):
        if item.is_object() and item.value.get("type") not in _RICH:
            item.fail(f"unsupported type: {item.value.get('type')}")


def _table(spot: Spot) -> None:
    spot.found.tables += 1
    if spot.found.tables > 1:
        spot.fail("only one table is allowed in a message")
    for row in spot.items("rows", 100):
        if not isinstance(row.value, list) or len(row.value) > 20:
            row.fail("a row must be an array of no more than 20 cells")
            continue
        for cell in (row.child(index) for index in range(len(row.value))):
            if cell.is_object():
                cell.one_of("type", ("raw_text", "raw_number", "rich_text"))
    if spot.has("column_settings"):
        spot.items("column_settings", 20)


def _alert(spot: Spot) -> None:
    objects.text_under(spot, "text", 3000)
    spot.one_of("level", ("default", "info", "warning", "error", "success"))


def _card(spot: Spot) -> None:
    for name, most in (("title", 150), ("subtitle", 150), ("body", 200)):
        objects.text_under(spot, name, most)
    if not any(spot.has(name) for name in ("hero_image", "title", "actions", "body")):
        spot.fail("a card needs a hero_image, title, actions or body")
    if spot.has("actions"):
        for item in spot.items("actions", 5):
            elements.element(item, frozenset({"button"}))


def _task(spot: Spot) -> None:
    spot.one_of("status", ("pending", "in_progress", "complete", "error"))


_TITLED = ("title", "rich_text_title", "subtitle", "child_blocks", "width", "icon")
_VIDEO = ("alt_text", "title", "thumbnail_url", "video_url")

BLOCKS: dict[str, Block] = {
    "section": Block(("text", "fields", "accessory", "expand"), check=_section),
    "header": Block(("text",), ("text",), check=_header),
    "divider": Block(()),
    "image": Block(("image_url", "slack_file", "alt_text", "title"), ("alt_text",), check=_image),
    "context": Block(("elements",), ("elements",), check=_context),
    "actions": Block(("elements",), ("elements",), check=_actions),
    "context_actions": Block(("elements",), ("elements",), MESSAGES, _context_actions),
    "input": Block(("label", "element", "hint", "optional", "dispatch_action"), ("label", "element"), check=_input),
    "markdown": Block(("text",), ("text",), MESSAGES, _markdown),
    "rich_text": Block(("elements",), ("elements",), check=_rich_text),
    "table": Block(("rows", "column_settings"), ("rows",), MESSAGES, _table),
    "alert": Block(("text", "level"), ("text",), check=_alert),
    "card": Block(("title", "subtitle", "body", "hero_image", "icon", "actions"), (), MESSAGES, _card),
    "carousel": Block(("elements",), ("elements",), MESSAGES),
    "container": Block((*_TITLED, "is_collapsible", "default_collapsed", "has_header_divider"), (), MESSAGES),
    "task_card": Block(
        ("task_id", "title", "details", "output", "sources", "status"), ("task_id", "title"), MESSAGES, _task
    ),
    "plan": Block(("title", "tasks"), ("title",), MESSAGES),
    "video": Block((*_VIDEO, "title_url", "description", "provider_name", "provider_icon_url", "author_name"), _VIDEO),
}


def block(spot: Spot) -> None:
    """Is this block known, allowed on its surface, complete and within its limits?"""
    if not spot.is_object():
        return
    kind = spot.value.get("type")
    row = BLOCKS.get(str(kind))
    if row is None or spot.surface not in row.surfaces:
        spot.fail(f"unsupported type: {kind}")
        return
    spot.only(("type", "block_id", *row.fields))
    _block_id(spot)
    if spot.need(*row.required) and row.check:
        row.check(spot)


def _block_id(spot: Spot) -> None:
    spot.short("block_id", 255, least=1)
    name = str(spot.value.get("block_id") or "")
    if name in spot.found.block_ids:
        spot.fail(f"`block_id` must be unique: {name}")
    if name:
        spot.found.block_ids.add(name)
