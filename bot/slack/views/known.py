"""Which facts of a draft did the person's own words tell? Only what cannot be mistaken for something else. Pure."""

import re
from collections.abc import Mapping

from bot.kb.base import Knowledge
from bot.kb.model import Actor, Entry
from bot.mail.secrets import BULLET
from bot.service.model import Reply

_INSIDE = re.compile(
    r"\b(?:10\.\d{1,3}|192\.168|127\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\b|"
    r"\b[\w-]{1,63}\.(?:local|localdomain|lan|internal|intern|corp|home|intranet)\b|\blocalhost\b",
    re.IGNORECASE,
)
"""Hosts and addresses inside somebody's network: no business of whoever reads the draft."""
_SENDING = re.compile(
    r"\b(?:sending|sender|from) domain (?:of )?\[?(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE
)
_OF_RECIPIENT = frozenset({"recipient", "storage_size", "domain"})
_OF_SENDER = frozenset({Actor.SENDER, Actor.SENDER_ADMIN})
_MAILBOX_ENTRIES = frozenset({"mailbox", "snov", "sell"})
_FIELD = re.compile(r"\{([a-z_]+)\}")


def facts(reply: Reply, base: Knowledge) -> Mapping[str, str]:
    """Fields of drafts with their values."""
    found, known = reply.diagnosis.found, dict[str, str]()
    if found.ticket:
        known["ticket"] = found.ticket
    if len(found.providers) == 1 and found.providers[0] in base.providers:
        known["provider"] = base.providers[found.providers[0]].name
    if _is_reply(reply.quote):
        known["server_reply"] = reply.quote
    return {**known, **_addresses(reply, base)}


def _is_reply(quote: str) -> bool:
    """Whether the quoted line is a server's, whole, and may be shown to others."""
    starts = any(character.isdigit() for character in quote[:4])
    return starts and BULLET not in quote and not _INSIDE.search(quote)


def _addresses(reply: Reply, base: Knowledge) -> dict[str, str]:
    """The one address in the text, where the entry leaves no doubt whose it is."""
    known = dict[str, str]()
    entry = base.entries.get(reply.diagnosis.matches[0].entry) if reply.diagnosis.matches else None
    if entry and len(reply.addresses) == 1:
        side = _side(entry, reply, base)
        if side:
            known[f"{side}_address"] = reply.addresses[0]
            known[f"{side}_domain"] = reply.addresses[0].rpartition("@")[2]
    if "sender_domain" not in known and (named := _SENDING.search(reply.quote)):
        known["sender_domain"] = named["domain"].lower()
    return known


def _side(entry: Entry, reply: Reply, base: Knowledge) -> str:
    """`recipient`, `sender`, or nothing where it could be either."""
    families = {base.reasons[name].family for name in entry.reasons[:1] if name in base.reasons}
    if families <= _OF_RECIPIENT and families and reply.addresses[0].lower() in reply.quote.lower():
        return "recipient"
    fields = {name for draft in entry.drafts for name in _FIELD.findall(draft.text.in_(reply.language))}
    connects = entry.platform in _MAILBOX_ENTRIES and entry.verdict.actor in _OF_SENDER
    return "sender" if connects and "sender_address" in fields and "recipient_address" not in fields else ""
