"""How much may be sent, received or stored? The items of `limits.yaml`: a number, what it counts, and on which clock.

The id says whose limit it is: `google/workspace-messages-a-day`. A number that nobody publishes is said to be unknown:
what stands in circulation goes under `conflicts`, with who says so.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from bot.kb.model import Date, Duration, Matches, Model, NonEmpty, Text

LimitId = Annotated[str, Matches(r"^[a-z0-9]+/[a-z0-9]+(-[a-z0-9]+)*$")]
Unit = Literal[
    "messages", "recipients", "external_recipients", "new_recipients", "connections", "mb", "permille", "days"
]
"""`permille` is written and shown per cent: 3 is 0.3 %."""
Scope = Literal["mailbox", "organization", "domain", "server", "message", "connection"]
"""What is counted together; `server` is one IP address, `message` and `connection` know no clock."""
TIMELESS: tuple[Scope, ...] = ("message", "connection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Model):
    """On which clock a limit runs."""

    kind: Literal["rolling", "calendar", "clock", "unstated"]
    """`rolling`: the last `span`, whenever one looks; `calendar`: whole days; `clock`: whole minutes or hours by the
    clock; `unstated`: the provider does not say which."""
    span: Literal["1s", "1m", "1h", "12h", "24h", "1d"]
    """`24h` is any 24 hours, `1d` a day of the calendar."""
    zone: NonEmpty | None = None
    """Whose midnight it is, where that is known: `America/New_York`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Model):
    """How long it lasts once a limit was reached; neither end where that is not published."""

    min: Duration | None = None
    max: Duration | None = None
    longer: Literal["tries"] | None = None
    """`tries`: every further attempt starts the block anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Model):
    """What another source says of the same limit."""

    source: str
    number: int | None = None
    """In the unit and on the clock of the limit."""
    says: Text | None = None
    """What differs, where that is not just the number."""

    def __post_init__(self) -> None:
        """Without either it contradicts nothing."""
        if self.number is None and self.says is None:
            raise ValueError("a conflict needs the other number, or says what differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Model):
    """One limit of one provider or product."""

    id: LimitId
    """`<provider or product>/<slug>`."""
    plan: Text | None = None
    """Which mailboxes it holds for, where not for all of them; at most 60 characters."""
    scope: Scope
    direction: Literal["send", "receive", "storage"]
    unit: Unit
    number: int | None = None
    upto: int | None = None
    """The other end, where the number lies between two."""
    not_published: bool = False
    """True instead of a number where the provider names none."""
    depends: Text | None = None
    """What the number depends on; at most 110 characters."""
    clock: Clock | None = None
    """None where nothing is counted over time."""
    beyond: Literal["refused", "blocked", "queued", "stopped", "rules", "unstated"]
    """What happens beyond it: the message is refused; sending is blocked; what is too much waits; neither sending nor
    receiving works; stricter rules hold from there on; not published."""
    block: Block | None = None
    replies: tuple[NonEmpty, ...] = ()
    """What the server says then."""
    note: Text | None = None
    """What else is to be known; at most 160 characters."""
    source: str
    as_of: Date
    """Of when the number is, as far as the source says; else when it was read."""
    review_by: Date
    confidence: Literal["high", "medium", "low"]
    """The provider's own page; a copy or others about it; old, or contradicted by what people see."""
    conflicts: tuple[Rival, ...] = ()

    @property
    def provider(self) -> str:
        """Whose limit it is: an id of `providers.yaml` or `products.yaml`."""
        return self.id.partition("/")[0]
