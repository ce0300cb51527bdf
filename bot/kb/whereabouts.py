"""Where is the one thing that would decide? The items of `evidence.yaml`: a thing, a place, a few steps.

A place is a program or a product, a thing is what is looked for there. The id says both: `gmail/message_headers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from bot.kb.model import AtLeast, Cited, Date, EntryId, Matches, Text

PLACES = (
    "gmail", "gmail_app", "outlook_web", "outlook_classic", "apple_mail", "iphone_mail", "thunderbird", "yahoo",
    "icloud", "libero", "aruba", "onet", "wp", "sell", "support", "snov", "hubspot", "postfix", "other",
)  # fmt: skip
"""In the order they are offered; `other` is every program without steps of its own."""
THINGS = (
    "full_bounce", "error_text", "delivery_status", "spam_folder", "quarantine", "message_headers", "from_address",
    "sending_ip", "provider_name",
)  # fmt: skip
"""In the order they are offered."""
OTHER = "other"
HOMES: Mapping[str, str] = {
    "google": "gmail", "microsoft": "outlook_web", "outlookcom": "outlook_web", "yahoo": "yahoo", "apple": "icloud",
    "libero": "libero", "virgilio": "libero", "aruba": "aruba", "onet": "onet", "wp": "wp", "o2": "wp", "sell": "sell",
    "support": "support", "snov": "snov", "hubspot": "hubspot",
}  # fmt: skip
"""Provider or product -> the place where somebody who names it most likely looks."""

EvidenceId = Annotated[str, Matches(rf"^({'|'.join(PLACES)})/({'|'.join(THINGS)})$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts(Cited):
    """How one thing is found in one place."""

    id: EvidenceId
    """`<place>/<thing>`."""
    steps: Annotated[tuple[Text, ...], AtLeast(1)]
    """At most 4, each of at most 110 characters, in words that agents and customers can both read."""
    reviewed: Date
    """When somebody last compared the steps with the source."""
    decides: tuple[EntryId, ...] = ()
    """Entries that ask for this thing; only in the general item `other/<thing>`."""

    @property
    def place(self) -> str:
        """The program or product."""
        return self.id.partition("/")[0]

    @property
    def thing(self) -> str:
        """What is looked for."""
        return self.id.partition("/")[2]
