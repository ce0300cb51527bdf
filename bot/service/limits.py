"""How is a limit said? The number with its unit and clock, what happens beyond it, who says so, and who says otherwise.

Plain sentences in four languages; the terminal and Slack only lay them out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.i18n.catalog import text
from bot.i18n.duration import span
from bot.kb.base import Knowledge
from bot.kb.hosts import Host
from bot.kb.limits import Clock, Limit, Rival

DIRECTIONS = ("send", "receive", "storage")
_GROUPS = {"en": ",", "it": ".", "uk": "\u00a0", "pl": "\u00a0"}
_SHORT = frozenset({"1s", "1m"})
"""Spans so short that their kind does not matter."""


@dataclass(frozen=True, slots=True)
class Told:
    """One limit in words: a line, what else is to be known, where it stands."""

    direction: str
    line: str
    details: tuple[str, ...]
    source: str
    url: str | None


def limits_of(host: Host, base: Knowledge) -> tuple[Limit, ...]:
    """What is known of a provider or product, in the order of the file."""
    return tuple(limit for limit in base.limits.values() if limit.provider == host.id)


def told(limit: Limit, base: Knowledge, language: str) -> Told:
    """The limit as a native would say it."""
    source = base.sources[limit.source]
    said = text("limits.source", language, title=source.title.in_(language), date=limit.as_of)
    if limit.confidence != "high" and not limit.not_published:
        said = f"{said} ({text(f'limits.{limit.confidence}', language)})"
    details = tuple(_details(limit, base, language))
    return Told(limit.direction, line(limit, language), details, said, source.url)


def line(limit: Limit, language: str) -> str:
    """`Gmail, personal account: 500 messages in 24 hours per mailbox`."""
    plan = f"{limit.plan.in_(language)}: " if limit.plan else ""
    if limit.number is None:
        return plan + text("limits.not_published", language)
    clock = (text(f"limits.per_{limit.clock.span}", language),) if limit.clock else ()
    kind = f" ({_kind(limit.clock, language)})" if limit.clock and limit.clock.kind != "unstated" else ""
    return plan + " ".join((amount(limit, language), *clock, text(f"limits.{limit.scope}", language))) + kind


def amount(limit: Limit, language: str) -> str:
    """`50 to 500 recipients outside the company`, `1 GB`, `0.3%`."""
    number, last = limit.number or 0, limit.upto or limit.number or 0
    unit = "gb" if limit.unit == "mb" and number >= 1024 else limit.unit
    low, high = (_shown(one, unit, language) for one in (number, last))
    said = low if low == high else text("limits.between", language, low=low, high=high)
    return text(f"limits.{unit}", language, n=last, amount=said)


def legend(limits: tuple[Limit, ...], language: str) -> tuple[str, ...]:
    """What the words for windows mean, as far as they occur, and what a silence means."""
    numbered = [limit for limit in limits if limit.number is not None]
    kinds = {limit.clock.kind for limit in numbered if limit.clock and limit.clock.span not in _SHORT}
    kinds |= {"clock" for limit in numbered if limit.clock and limit.clock.kind == "clock"}
    silent = any(limit.beyond == "unstated" and limit.unit not in {"days", "permille"} for limit in numbered)
    keys = [kind for kind in ("rolling", "clock", "unstated") if kind in kinds] + ["beyond"] * silent
    return tuple(text(f"limits.legend_{key}", language) for key in keys)


def asks(limits: tuple[Limit, ...]) -> bool:
    """Is there no number of how much may be sent over time, so that the provider must be asked?"""
    return not any(limit.direction == "send" and limit.clock and limit.number is not None for limit in limits)


def _kind(clock: Clock, language: str) -> str:
    if clock.zone:
        return text("limits.calendar_zone", language, zone=clock.zone)
    return text(f"limits.{clock.kind}", language)


def _shown(number: int, unit: str, language: str) -> str:
    if unit == "gb":
        return str(number // 1024)
    if unit == "permille":
        said = f"{number / 10:g}"
        return said if language == "en" else said.replace(".", ",")
    # Four digits stand together in Ukrainian and Polish.
    together = language in {"uk", "pl"} and number < 10_000
    return str(number) if together else f"{number:,}".replace(",", _GROUPS.get(language, ","))


def _details(limit: Limit, base: Knowledge, language: str) -> Iterator[str]:
    if limit.depends:
        yield text("limits.depends", language, what=limit.depends.in_(language))
    if limit.number is not None:
        yield from _beyond(limit, language)
    if limit.replies:
        replies = ", ".join(f"«{reply}»" for reply in limit.replies)
        yield text("limits.replies", language, replies=replies)
    if limit.note:
        yield limit.note.in_(language)
    for rival in limit.conflicts:
        yield _conflict(rival, limit, base, language)


def _beyond(limit: Limit, language: str) -> Iterator[str]:
    block = limit.block
    if block and (block.min or block.max):
        yield text("limits.beyond_blocked_for", language, time=span(block.min, block.max, language))
    elif limit.beyond != "unstated":
        yield text(f"limits.beyond_{limit.beyond}", language)
    if block and block.longer:
        yield text(f"limits.longer_{block.longer}", language)


def _conflict(rival: Rival, limit: Limit, base: Knowledge, language: str) -> str:
    number = "" if rival.number is None else _shown(rival.number, limit.unit, language)
    says = rival.says.in_(language) if rival.says else ""
    said = says if number and number in says else ": ".join(part for part in (number, says) if part)
    return text("limits.conflict", language, says=said, source=base.sources[rival.source].title.in_(language))
