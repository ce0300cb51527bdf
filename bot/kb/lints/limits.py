"""Can a limit be relied on? A number or the word that there is none, a clock where needed, fresh, short."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.kb.item import Item
from bot.kb.limits import TIMELESS, Limit
from bot.kb.model import Text
from bot.kb.problem import Problem, Steps

RULE = "limits"
UNTIMED = frozenset({"mb", "permille", "days", "connections"})
"""Units that say something without a clock."""
PLAN, DEPENDS, NOTE, SAYS = 60, 110, 160, 110
"""Characters: plan, what the number depends on, note, what a conflict says."""


def limits_are_in_order(items: Sequence[Item], today: date) -> Iterator[Problem]:
    """Every limit by itself."""
    for item in items:
        if isinstance(item.model, Limit):
            yield from _number(item, item.model)
            yield from _clock(item, item.model)
            yield from _lengths(item, item.model)
            if date.fromisoformat(_day(item.model.review_by)) < today:
                message = f"was to be reviewed by {item.model.review_by}"
                yield item.problem(("review_by",), message, rule="review", warning=True)


def _number(item: Item, limit: Limit) -> Iterator[Problem]:
    if limit.number is None and not limit.not_published:
        yield item.problem((), "has no number; where none is published say not_published: true", rule=RULE)
    if limit.number is not None and limit.not_published:
        yield item.problem(("not_published",), "there is a number, so one is published", rule=RULE)
    if limit.upto is not None and (limit.number is None or limit.upto <= limit.number):
        yield item.problem(("upto",), "needs a smaller number before it", rule=RULE)
    for number, rival in enumerate(limit.conflicts):
        if rival.source == limit.source and rival.says is None:
            yield item.problem(("conflicts", number, "source"), "is the source of the limit itself", rule=RULE)


def _clock(item: Item, limit: Limit) -> Iterator[Problem]:
    timeless = limit.scope in TIMELESS or limit.direction == "storage" or limit.unit in UNTIMED
    if limit.clock is None and limit.number is not None and not timeless:
        yield item.problem((), "counts over time and needs a clock", rule=RULE)
    if limit.clock and limit.scope in TIMELESS:
        yield item.problem(("clock",), f"a limit of one {limit.scope} knows no clock", rule=RULE)


def _lengths(item: Item, limit: Limit) -> Iterator[Problem]:
    for path, text, most in _texts(limit):
        for language in text.languages if text else ():
            length = len(text.in_(language)) if text else 0
            if length > most:
                yield item.problem((*path, language), f"has {length} characters, {length - most} too many", rule=RULE)


def _texts(limit: Limit) -> Iterator[tuple[Steps, Text | None, int]]:
    yield ("plan",), limit.plan, PLAN
    yield ("depends",), limit.depends, DEPENDS
    yield ("note",), limit.note, NOTE
    for number, rival in enumerate(limit.conflicts):
        yield ("conflicts", number, "says"), rival.says, SAYS


def _day(found: str) -> str:
    return found if len(found) > 7 else f"{found}-01"
