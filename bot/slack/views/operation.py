"""What does an operator read in App Home? What the doctor says, what is wrong first, and the state of the knowledge."""

from collections.abc import Iterator, Sequence

from bot.i18n.catalog import text
from bot.kb.base import Knowledge
from bot.service.doctor import Check, State, says
from bot.slack.text import code
from bot.slack.views import blocks as build
from bot.slack.views.message import Block
from bot.slack.views.pages import knowledge_lines

ORDER = (State.BAD, State.UNKNOWN, State.MISSING, State.OK)
"""What has to be done comes first."""


def looking(language: str) -> tuple[Block, ...]:
    """The examination takes its time."""
    return _part(language, [build.section(text("home.looking", language))])


def examined(
    checks: Sequence[Check] | None, base: Knowledge, problems: Sequence[str], language: str
) -> tuple[Block, ...]:
    """What was found; `checks` is None where the examination itself failed."""
    knowledge = build.titled(text("home.knowledge", language), knowledge_lines(base, problems, language))
    return _part(language, [*_found(checks, language), *knowledge])


def _part(language: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    note = build.context(text("home.operation_note", language))
    return build.DIVIDER, build.header(text("home.operation", language)), note, *blocks


def _found(checks: Sequence[Check] | None, language: str) -> Iterator[Block]:
    if checks is None:
        yield build.section(text("home.not_looked", language))
        return
    if not any(check.state in {State.BAD, State.UNKNOWN} for check in checks):
        yield build.section(text("home.all_well", language))
    for state in ORDER:
        lines = (_line(check, language) for check in checks if check.state is state)
        yield from build.titled(text(f"home.state_{state.value}", language), lines)


def _line(check: Check, language: str) -> str:
    return f"• {_inert(check.name)}: {says(check, language, _inert)}"


def _inert(fact: str) -> str:
    """A name or a fact, in code marks unless it is a plain word: it may hold anything."""
    return fact if fact.isalnum() else code(fact)
