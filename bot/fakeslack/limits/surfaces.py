"""Would Slack take this message or this view? The two questions the Web API asks before it stores anything."""

import json
from typing import Any

from bot.fakeslack.errors import SlackError, invalid
from bot.fakeslack.limits import objects
from bot.fakeslack.limits.blocks import block
from bot.fakeslack.limits.problems import Found, Spot
from bot.fakeslack.model import Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_SIZE = 13_000
"""Slack does not document it; refusals were seen from 13.2k characters of blocks on (bolt-js 2509)."""
VIEW_SIZE = 250_000
TEXT = 40_000
UPDATE_TEXT = 4_000


def size(blocks: list[Json]) -> int:
    """How much of the size budget do these blocks take? Characters of their compact JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def block_problems(blocks: Any, surface: str = "message", at: str = "/blocks") -> list[str]:
    """Everything that is wrong with these blocks on this surface, each with its JSON pointer."""
    if not isinstance(blocks, list):
        return [f"must be an array [json-pointer:{at}]"]
    found = Found()
    whole = Spot({"blocks": blocks}, at.removesuffix("/blocks"), surface, found)
    for one in whole.items("blocks", MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS, least=0):
        block(one)
    return found.problems


def check_message(text: str, blocks: Any, *, most: int = TEXT) -> None:
    """Raise what Slack would answer to a message of this text and these blocks."""
    if len(text) > most:
        raise SlackError("msg_too_long")
    if blocks is None:
        return
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = block_problems(blocks)
    if problems:
        raise invalid("invalid_blocks", problems)
    if size(blocks) > MESSAGE_SIZE:
        raise SlackError("msg_blocks_too_long")


_MODAL = ("title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")
_ANY_VIEW = ("type", "blocks", "private_metadata", "callback_id", "external_id")


def view_problems(view: Any, home: bool) -> list[str]:
    """Everything that is wrong with this view, each with its JSON pointer."""
    found = Found()
    spot = Spot(view, "/view", "home" if home else "modal", found)
    if not spot.is_object():
        return found.problems
    spot.one_of("type", ("home",) if home else ("modal",))
    spot.only(_ANY_VIEW if home else (*_ANY_VIEW, *_MODAL))
    spot.need(*(("type", "blocks") if home else ("type", "blocks", "title")))
    spot.short("private_metadata", 3000)
    spot.short("callback_id", 255)
    spot.short("external_id", 255)
    for name in ("title", "submit", "close"):
        objects.text_under(spot, name, 24, objects.PLAIN)
    _needs_submit(spot, home)
    return found.problems + block_problems(view.get("blocks"), spot.surface, "/view/blocks")


def _needs_submit(spot: Spot, home: bool) -> None:
    blocks = spot.value.get("blocks")
    inputs = isinstance(blocks, list) and any(isinstance(one, dict) and one.get("type") == "input" for one in blocks)
    if inputs and not home and not spot.has("submit"):
        spot.fail("missing required field: submit")


def check_view(view: Any, *, home: bool) -> None:
    """Raise what Slack would answer to this view."""
    problems = view_problems(view, home)
    if problems:
        raise invalid("invalid_arguments", problems)
    if size([view]) > VIEW_SIZE:
        raise SlackError("view_too_large")
