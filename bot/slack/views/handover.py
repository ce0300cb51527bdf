"""What must the buttons of a question to a human remember? Its ids, as a short string, and back."""

import json

from bot.service.model import Handover, Place, Surface

VERSION = "1"


def pack(handover: Handover) -> str:
    """The handover as a button's value."""
    place = handover.place
    where = [place.team, place.channel, place.thread, place.person, place.surface.value]
    return json.dumps(
        [VERSION, handover.id, handover.case, handover.entry, where, handover.language, handover.told],
        separators=(",", ":"),
    )


def unpack(value: str) -> Handover | None:
    """The handover of a button; None where another version made it."""
    try:
        version, name, case, entry, where, language, told = json.loads(value)
        team, channel, thread, person, surface = where
        place = Place(team, channel, thread, person, Surface(surface))
        return Handover(name, case, entry, place, language, bool(told)) if version == VERSION else None
    except (ValueError, TypeError, IndexError):
        return None
