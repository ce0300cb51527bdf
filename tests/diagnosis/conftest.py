"""The base as it is shipped, and small bases of made-up entries for tests that need to know every word of one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.diagnosis.diagnose import Diagnoser
from bot.kb.base import Knowledge
from bot.kb.load import load
from bot.kb.locate import bundled
from bot.kb.model import Entry, Lines


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything in knowledge/."""
    return load([bundled()]).partial


@pytest.fixture(scope="session")
def diagnoser(knowledge: Knowledge) -> Diagnoser:
    """A diagnoser over everything in knowledge/."""
    return Diagnoser(knowledge)


Makes = Callable[..., Entry]


@pytest.fixture
def entry(knowledge: Knowledge) -> Makes:
    """An entry of the given id with nothing in it that speaks, unless said otherwise."""

    def build(name: str, *symptoms: str, **fields: object) -> Entry:
        bare = replace(
            knowledge.entries["sell/send-limit-exceeded"],
            id=name,
            platform=name.split("/", maxsplit=1)[0],
            codes=(),
            patterns=(),
            related=(),
            symptoms=Lines(en=symptoms),
        )
        return replace(bare, **fields)

    return build


@pytest.fixture
def base_of(knowledge: Knowledge) -> Callable[..., Knowledge]:
    """A base of just these entries, with every product and provider and, unless given, nothing out of scope."""

    def build(*entries: Entry, **fields: object) -> Knowledge:
        few = replace(knowledge, entries={one.id: one for one in entries}, out_of_scope=())
        return replace(few, **fields)

    return build
