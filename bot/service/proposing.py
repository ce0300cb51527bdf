"""What becomes of an entry that somebody proposes? A draft that loads and lints, kept until an author takes it."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from bot.errors import StoreError
from bot.kb import alone
from bot.kb.base import Knowledge
from bot.kb.draft import Proposal, draft, shortcomings
from bot.kb.model import Actor, Platform, Resend
from bot.log import get
from bot.mail.address import addresses
from bot.mail.secrets import BULLET, Cut, cut
from bot.service.model import Place
from bot.store.proposals import Proposal as Kept
from bot.store.store import Store

PLATFORMS: tuple[Platform, ...] = get_args(Platform)
_HIDDEN = re.compile(rf"{BULLET}+")
_log = get(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody filled in, as they typed it; symptoms and steps one a line."""

    platform: str
    slug: str
    title: str
    symptoms: str
    steps: str
    actor: str
    example: str
    language: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The proposal, or which fields keep it from being one."""

    kept: Kept | None = None
    faults: tuple[tuple[str, str], ...] = ()
    """Field -> `missing`, `form`, `lines` or `taken`; `entry` -> what lint says of the whole."""
    secret_kinds: tuple[str, ...] = ()


async def propose(
    store: Store | None,
    base: Knowledge,
    place: Place,
    told: Told,
    now: datetime,
    origin: str,
    new_id: Callable[[], str] = lambda: secrets.token_hex(4),
) -> Outcome:
    """Make a draft of what was told and keep it. Without a store, or when it is away, it is not kept but is there."""
    proposal, kinds = _clean(told)
    name = f"{proposal.platform}/{proposal.slug}"
    faults: dict[str, str] = dict(shortcomings(proposal))
    if name in base.entries:
        faults.setdefault("slug", "taken")
    if faults:
        return Outcome(faults=tuple(faults.items()), secret_kinds=kinds)
    text = draft(proposal, now.date(), base.sources)
    wrong = [problem for problem in alone.problems(text, base, now.date()) if problem.severity == "error"]
    if wrong:
        return Outcome(faults=(("entry", wrong[0].message),), secret_kinds=kinds)
    kept = Kept(new_id(), place.team, place.person, name, text, origin, now)
    if store:
        try:
            await store.proposals.add(kept)
        except StoreError as fault:
            _log.warning("proposal_not_kept", cause=fault.cause)
    return Outcome(kept, secret_kinds=kinds)


def masked(typed: str) -> Cut:
    """What authors may read of what somebody typed: without its secrets and addresses, the rest as it is."""
    clean = cut(typed)
    shown = clean.text
    for address in sorted({found.text for found in addresses(shown)}, key=len, reverse=True):
        shown = shown.replace(address, "[address]")
    return Cut(_HIDDEN.sub("[secret]", shown), clean.kinds)


def _clean(told: Told) -> tuple[Proposal, tuple[str, ...]]:
    parts = {name: masked(getattr(told, name)) for name in ("slug", "title", "symptoms", "steps", "example")}
    kinds = tuple(dict.fromkeys(kind for part in parts.values() for kind in part.kinds))
    actor = Actor(told.actor)
    proposal = Proposal(
        platform=next((one for one in PLATFORMS if one == told.platform), "smtp"),
        slug=parts["slug"].text.strip().lower(),
        title=parts["title"].text,
        summary="",
        symptoms=tuple(parts["symptoms"].text.splitlines()),
        steps=tuple(parts["steps"].text.splitlines()),
        actor=actor,
        resend=Resend.LATER if actor is Actor.WAIT else Resend.AFTER_FIX,
        example=parts["example"].text,
        language=told.language,
    )
    return proposal, kinds
