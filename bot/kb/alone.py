"""Is this one file a good entry beside this base? For a file that lies in no folder yet."""

from collections.abc import Iterator
from datetime import date

from bot.kb.base import Knowledge
from bot.kb.item import Item
from bot.kb.lint import RULES
from bot.kb.lints.rule import Subject
from bot.kb.model import Entry, Model
from bot.kb.problem import Problem, dotted
from bot.kb.validate import validated
from bot.kb.yaml_nodes import parse


def problems(text: str, base: Knowledge, today: date, file: str = "proposal.yaml") -> tuple[Problem, ...]:
    """Every fault of form and every rule it breaks, in order of place; empty for a good one."""
    return tuple(sorted(_problems(text, base, today, file)))


def _problems(text: str, base: Knowledge, today: date, file: str) -> Iterator[Problem]:
    document = parse(text)
    if document.faults:
        yield from (
            Problem(file, fault.place.line, fault.place.column, "", dotted(fault.path), fault.message)
            for fault in document.faults
        )
        return
    made = validated(Entry, document.value)
    if not isinstance(made, Entry):
        blank = Item("", Model(), file, document)
        yield from (blank.problem(path, message) for path, message, _ in (made if isinstance(made, list) else ()))
        return
    item = Item(made.id, made, file, document)
    subject = Subject(made, item, base, today)
    for rule in RULES:
        yield from rule(subject)
    unknown = [source.id for source in made.source if source.id not in base.sources]
    yield from (item.problem(("source",), f"there is no source '{name}'") for name in unknown)
