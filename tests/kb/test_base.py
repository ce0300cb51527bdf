from dataclasses import replace
from pathlib import Path

from bot.kb.load import load


def test_children_hang_under_their_parent_in_order_of_name(good: Path) -> None:
    """A reader of the general entry finds the provider's cases."""
    base = load([good]).partial
    one = base.entries["smtp/user-unknown"]
    kin = {name: replace(one, id=name, parent=one.id) for name in ("smtp/zoho", "smtp/apple")}
    assert replace(base, entries={one.id: one, **kin}).children == {one.id: ("smtp/apple", "smtp/zoho")}
    assert base.children == {}
