"""What the buttons of a question to a human remember."""

from dataclasses import replace

from bot.service.model import Handover, Place, Surface
from bot.slack.views.handover import pack, unpack

PLACE = Place("T1", "C1", "1700000000.000100", "U1", Surface.MENTION)
HANDOVER = Handover("aa11", "c8f3a2c8f3a2", "smtp/user-unknown", PLACE, "it")


def test_buttons_hold_ids_only_and_are_read_back() -> None:
    """They work after a restart; those of another version say that they are too old."""
    told = replace(HANDOVER, told=True)
    assert [unpack(pack(one)) for one in (HANDOVER, told)] == [HANDOVER, told]
    for broken in ("", "[]", '["0"]', '["1","a","b","c",["T"],"en",false]', '{"a":1}'):
        assert unpack(broken) is None
