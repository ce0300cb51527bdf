"""Which ids does Slack add to blocks that came without? Payloads always carry a block_id and an action_id."""

import copy
from typing import Any

from bot.fakeslack.ids import Ids
from bot.fakeslack.model import Json

_SILENT = ("image", "plain_text", "mrkdwn")


def fill(blocks: list[Json], ids: Ids) -> list[Json]:
    """A copy of these blocks in which every block and every interactive element has its id."""
    filled = copy.deepcopy(blocks)
    for block in filled:
        block.setdefault("block_id", ids.new("b"))
        for element in elements(block):
            element.setdefault("action_id", ids.new("a"))
    return filled


def elements(block: Json) -> list[Json]:
    """The interactive elements of a block, in order."""
    if block.get("type") in ("rich_text", "carousel"):
        return []
    several: list[Any] = list(block.get("elements") or []) + list(block.get("actions") or [])
    single = [block[name] for name in ("accessory", "element") if block.get(name)]
    return [one for one in several + single if isinstance(one, dict) and one.get("type") not in _SILENT]
