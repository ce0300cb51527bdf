"""What did the customer add? A modal with a field and up to six things to tick, drawn from what is not known yet."""

import json
from dataclasses import dataclass

from bot.diagnosis.model import Found, Mode
from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.service.model import Reply
from bot.slack.views import blocks as build
from bot.slack.views.message import Modal
from bot.slack.views.paste import MOST
from bot.slack.views.state import METADATA, keys, pack, unpack

CALLBACK, TEXT, HINTS = "detail", "detail_text", "detail_hints"
OFFERED = 6
_PROVIDERS = {
    "en": ("google", "microsoft", "outlookcom", "yahoo", "apple", "zoho"),
    "it": ("google", "microsoft", "outlookcom", "aruba", "libero", "yahoo"),
    "uk": ("google", "microsoft", "outlookcom", "ukrnet", "iua", "metaua"),
    "pl": ("google", "microsoft", "outlookcom", "wp", "onet", "interia"),
}
"""The mail providers that customers of a language have most, most frequent first."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the card stands that a detail is added to."""

    channel: str
    thread: str | None
    url: str
    """The address the press brought."""
    private: bool
    """Only one person sees the card: the case goes on in the direct message."""
    shared: bool
    """Another organisation reads there too."""


def render(reply: Reply, base: Knowledge, origin: Origin, found: Found | None = None) -> Modal:
    """The modal. `found` is what the case knows; without it what the button remembers has to do."""
    language = reply.language
    field = build.text_input(TEXT, TEXT, text("detail.label", language), lines=True, optional=True, most=MOST)
    hint, example = text("detail.hint", language), text("detail.placeholder", language)
    ticks = hints(reply, base, found)
    options = [build.option(label, key) for key, label in ticks]
    boxes = (build.checkboxes(HINTS, HINTS, text("detail.hints", language), options),) if options else ()
    rest = [origin.channel, origin.thread, origin.url, origin.private, origin.shared]
    room = METADATA - len(json.dumps([*rest, ""], ensure_ascii=False)) - 300  # quotes in the state are written twice
    return Modal(
        callback=CALLBACK,
        title=text("card.detail", language),
        blocks=(build.hinted(field, hint, example), *boxes),
        close=text("slack.close", language),
        submit=text("detail.submit", language),
        metadata=json.dumps([*rest, pack(reply, min(room, 1800))], ensure_ascii=False),
    )


def remembered(metadata: str) -> tuple[Reply, Origin] | None:
    """The card a modal belongs to; None where another version made it."""
    try:
        *origin, packed = json.loads(metadata)
        reply = unpack(packed)
        return (reply, Origin(*origin)) if reply else None
    except (ValueError, TypeError):
        return None


def hints(reply: Reply, base: Knowledge, found: Found | None = None) -> tuple[tuple[str, str], ...]:
    """Evidence key and name of what could be ticked: the products while none is known, then mail providers."""
    known = {key.partition(":")[0] for key in keys(reply)}
    first = reply.diagnosis.matches[0].entry if reply.diagnosis.mode is Mode.ANSWER else ""
    sure_of = first.partition("/")[0] in base.products
    knows_product = "product" in known or bool(found and found.products) or sure_of
    knows_provider = "provider" in known or bool((found or reply.diagnosis.found).providers)
    products = () if knows_product else tuple(base.products.values())
    names = () if knows_provider else _PROVIDERS.get(reply.language, _PROVIDERS["en"])
    providers = [base.providers[name] for name in names if name in base.providers]
    listed = [(f"product:{one.id}", one.name) for one in products] + [
        (f"provider:{one.id}", one.name) for one in providers
    ]
    return tuple(listed[:OFFERED])
