"""Are the corpus-level lists in order: names lower-case and unique, texts in all languages, reasons explained?"""

from collections.abc import Iterator, Sequence

from bot.kb.base import Knowledge
from bot.kb.item import Item
from bot.kb.limits import Limit
from bot.kb.lints.grounds import ARTICLES, FACTS
from bot.kb.lints.languages import named
from bot.kb.model import LANGUAGES, OutOfScope, Product, Reason, Source
from bot.kb.problem import Problem
from bot.kb.provider import Provider
from bot.kb.walk import texts
from bot.kb.whereabouts import Whereabouts


def list_texts(items: Sequence[Item]) -> Iterator[Problem]:
    """Every text of a list stands in all four languages."""
    for item in items:
        if isinstance(item.model, Reason | OutOfScope | Provider | Product | Whereabouts | Limit):
            for path, text in texts(item.model):
                if missing := [language for language in LANGUAGES if language not in text.languages]:
                    yield item.problem(path, f"lacks {named(missing)}", rule="languages")
        if isinstance(item.model, OutOfScope):
            for language in LANGUAGES:
                if not item.model.lines.in_(language):
                    yield item.problem(("lines",), f"lacks {named([language])}", rule="languages")


def names_are_unique(items: Sequence[Item]) -> Iterator[Problem]:
    """A name leads to one product and one provider, and is written in lower case."""
    owner: dict[tuple[str, str], str] = {}
    for item in items:
        if not isinstance(item.model, Product | Provider):
            continue
        kind = type(item.model).__name__
        for number, name in enumerate(item.model.names):
            if name != name.lower():
                yield item.problem(("names", number), f"'{name}' must be lower-case", rule="names")
            first = owner.setdefault((kind, name), item.id)
            if first != item.id:
                yield item.problem(("names", number), f"'{name}' is a name of '{first}' too", rule="names")


def reasons_are_explained(base: Knowledge, items: Sequence[Item]) -> Iterator[Problem]:
    """The entry a reason points to is about that reason."""
    for item in items:
        reason = item.model
        if not isinstance(reason, Reason) or reason.family == "not_failure" or reason.entry not in base.entries:
            continue
        if reason.name not in base.entries[reason.entry].reasons:
            message = f"'{reason.entry}' does not list the reason '{reason.name}'"
            yield item.problem(("entry",), message, rule="reasons", warning=True)


def facts_are_covered(base: Knowledge, items: Sequence[Item]) -> Iterator[Problem]:
    """An entry lists a fact, or it is not applicable: in a base with all five articles (a small one is not asked)."""
    place = {item.id: item for item in items if isinstance(item.model, Source)}
    if not place.keys() >= set(ARTICLES.values()):
        return
    listed = {fact for entry in base.entries.values() for source in entry.source for fact in source.facts}
    for letter, source in ARTICLES.items():
        item = place[source]
        aside = {one.fact for one in base.sources[source].not_applicable}
        facts = [f"{letter}-F{number}" for number in range(1, FACTS[letter] + 1)]
        if missing := [fact for fact in facts if fact not in listed | aside]:
            yield item.problem((), f"no entry lists {', '.join(missing)}", rule="facts", warning=True)
        for number, one in enumerate(base.sources[source].not_applicable):
            if one.fact not in facts:
                yield item.problem(("not_applicable", number), f"{one.fact} is no fact of '{source}'", rule="facts")
            if one.fact in listed:
                yield item.problem(("not_applicable", number), f"an entry lists {one.fact}", rule="facts")
