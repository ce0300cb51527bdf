"""Can "Where is it?" be answered well? Steps short, grounded and fresh, and something to say wherever one looks."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.kb.item import Item
from bot.kb.lints.grounds import known
from bot.kb.lints.lengths import STEP
from bot.kb.problem import Problem
from bot.kb.whereabouts import OTHER, THINGS, Whereabouts

RULE = "evidence"
STEPS = 4
FRESH = 365
"""Days after which steps are compared with their source again: menus move."""


def evidence_is_in_order(items: Sequence[Item], today: date) -> Iterator[Problem]:
    """Every item by itself, then what the list as a whole lacks."""
    own = [(item, item.model) for item in items if isinstance(item.model, Whereabouts)]
    for item, found in own:
        yield from _steps(item, found)
        yield from _ground(item, found)
        yield from _age(item, found, today)
    general = {found.thing for _, found in own if found.place == OTHER}
    for thing in THINGS if own else ():
        if thing not in general:
            message = f"there is no '{OTHER}/{thing}', which is shown where a program has no steps of its own"
            yield own[0][0].problem((), message, rule=RULE)


def _steps(item: Item, found: Whereabouts) -> Iterator[Problem]:
    if len(found.steps) > STEPS:
        yield item.problem(("steps",), f"has {len(found.steps)} steps; {STEPS} are the most", rule=RULE)
    for number, step in enumerate(found.steps):
        for language in step.languages:
            length = len(step.in_(language))
            if length > STEP:
                message = f"has {length} characters, {length - STEP} too many"
                yield item.problem(("steps", number, language), message, rule="length")


def _ground(item: Item, found: Whereabouts) -> Iterator[Problem]:
    if not (found.facts or found.source or found.derived):
        yield item.problem((), "has no ground: give facts, a source, or derived: true", rule="ground")
    for number, fact in enumerate(found.facts):
        if not known(fact):
            yield item.problem(("facts", number), f"there is no fact {fact}", rule="facts")
    if found.decides and found.place != OTHER:
        yield item.problem(("decides",), f"belongs into the general item '{OTHER}/{found.thing}'", rule=RULE)


def _age(item: Item, found: Whereabouts, today: date) -> Iterator[Problem]:
    day = date.fromisoformat(found.reviewed if len(found.reviewed) > 7 else f"{found.reviewed}-01")
    if (today - day).days > FRESH:
        message = f"was last compared with its source on {found.reviewed}"
        yield item.problem(("reviewed",), message, rule="review", warning=True)
