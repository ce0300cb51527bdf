"""What stands in the authors' inbox? Plain data, without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ItemKind(StrEnum):
    """The sorts of things that authors may act on."""

    FLAG = "flag"
    """People called an entry wrong."""
    PROPOSAL = "proposal"
    """Somebody proposed an entry that nobody has taken yet."""
    GAP = "gap"
    """A question nobody could answer."""
    PICK = "pick"
    """An entry that people picked when they were asked what they meant."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    kind: ItemKind
    key: str
    """What `take` (a proposal's id) and `dismiss` (a flagged entry) are given; of others, what names them."""
    entry: str
    """The entry it is about; empty for a gap."""
    count: int
    """How often; of a flag, how many people."""
    first: datetime
    last: datetime
    text: str = ""
    """A gap's masked example; what a pick was asked about, `which_code:002`."""
    language: str = ""
    state: str = ""
    """How a flagged entry stands: `lowered`, `paused`, or as ever."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """Of a flag: reason -> how often it was given."""
    remarks: tuple[str, ...] = ()
    """Of a flag: what people wrote about it, newest first."""
