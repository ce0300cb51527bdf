"""What the use cases take and give: plain data, no Slack words, no database rows."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.diagnosis.model import Diagnosis, Mode


class Surface(StrEnum):
    """Where a question was asked; what may be shown, and to whom, follows from it."""

    MENTION = "mention"
    DIRECT = "direct"
    COMMAND = "command"
    SHORTCUT = "shortcut"
    """Run on a message: the answer is for one person, beside that message's thread."""
    AUTO = "auto"
    """Written in a channel that is answered without a mention."""
    TERMINAL = "terminal"


TOP = "top"
"""The thread of what is written in a direct message outside threads; None means the same there."""


@dataclass(frozen=True, slots=True)
class Place:
    """One conversation. `thread` is the root's id, None outside threads (slash command, terminal)."""

    team: str
    channel: str
    thread: str | None
    person: str
    surface: Surface


@dataclass(frozen=True, slots=True)
class Handover:
    """A question that was put to a human, as its buttons remember it: ids only."""

    id: str
    case: str
    entry: str
    """What Mailwhy thought of first; empty when it had no answer."""
    place: Place
    """Where it was asked, and by whom: there the answer goes."""
    language: str
    """The asker's."""
    told: bool = False
    """The asker was told who takes care of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in. `text` is as the person typed it, in Slack's markup; the service cuts secrets."""

    text: str
    place: Place
    fresh_case: bool = False
    """True when the thread's context must not be used (a new top-level message that is a new case)."""
    adds: tuple[str, ...] = ()
    """Evidence keys a pressed choice adds: `sell_send:002`."""
    shown: tuple[str, ...] = ()
    """Evidence keys that the pressed card rests on: they count where its thread is not remembered any more."""
    language: str | None = None
    """Set when the person switched this card's language."""
    case: str | None = None
    """The case a button or modal brings; its context is used wherever it was pressed."""
    picked: tuple[str, str] | None = None
    """When a choice was pressed: what was asked about (`which_code:002`), and the entry that was picked."""
    anew: bool = False
    """True when the question that opened `case` was edited: what it established before is dropped."""
    own: bool = True
    """Did the person write the text? Somebody else's says nothing about the language they read."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say. Rendering it for Slack or the terminal needs this and the knowledge base, nothing else."""

    case: str
    """Short opaque id of the case; buttons carry it."""
    diagnosis: Diagnosis
    language: str
    """The language to answer in: en, it, uk, pl."""
    quote: str = ""
    """The line of the person's text that decided, secrets cut, at most 200 characters; empty when nothing did."""
    secret_kinds: tuple[str, ...] = ()
    """What kinds of secrets were cut (`password`, `app_password`, `token`, `private_key`, `url_credentials`)."""
    refines: bool = False
    """True when this answers a follow-up of an earlier question of the same case."""
    addresses: tuple[str, ...] = field(default=())
    """Addresses the asker typed, in order of appearance."""
    thread: str = ""
    """Where a private answer belongs when it is posted: the root of the message it is about. Empty: the channel."""
    withheld: tuple[str, ...] = ()
    """Entries that were picked by a button of an older card, and are paused now."""


@dataclass(frozen=True, slots=True)
class Past:
    """A question that was asked before: not its words, but what was answered, when, and where that stands."""

    entry: str
    """The first entry; empty where there was no answer."""
    mode: Mode
    at: datetime
    channel: str
    message: str = ""
    """The message the answer stands in; empty where there is none that can be found."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a person who comes back."""

    choice: str | None = None
    """The language they chose; None for automatic."""
    past: tuple[Past, ...] = ()
    """What they asked, the newest first."""
