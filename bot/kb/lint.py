"""Is a base that loads also good? Every rule of writing, on every entry."""

from collections.abc import Iterator
from datetime import date

from bot.kb.item import Item
from bot.kb.lints import (
    advice,
    codes,
    drafts,
    evidence,
    grounds,
    languages,
    lengths,
    limits,
    lists,
    mailboxes,
    patterns,
)
from bot.kb.lints.rule import Rule, Subject
from bot.kb.load import Loaded
from bot.kb.model import Entry
from bot.kb.problem import Problem

RULES: tuple[Rule, ...] = (
    languages.all_languages,
    languages.symptom_lines,
    languages.hit_examples,
    languages.own_words,
    lengths.lengths,
    lengths.verdict_style,
    advice.actor_has_steps,
    advice.drafts_can_be_sent,
    advice.causes_have_names,
    drafts.acting_parties,
    drafts.records_are_lines,
    drafts.plain_words,
    drafts.draft_lengths,
    advice.dates_hold,
    advice.parents,
    grounds.facts_exist,
    grounds.statements_have_ground,
    grounds.corrections_exist,
    codes.code_forms,
    codes.one_owner,
    patterns.patterns_work,
    patterns.patterns_are_particular,
)


def lint(loaded: Loaded, today: date) -> tuple[Problem, ...]:
    """All problems, those of loading and those of the rules, in order of place. Whatever loaded is looked at."""
    return tuple(sorted({*loaded.problems, *_by_rules(loaded, today)}))


def _by_rules(loaded: Loaded, today: date) -> Iterator[Problem]:
    for item in loaded.items:
        if isinstance(item.model, Entry):
            yield from _of_entry(item, item.model, loaded, today)
    yield from lists.list_texts(loaded.items)
    yield from evidence.evidence_is_in_order(loaded.items, today)
    yield from mailboxes.mailboxes_are_in_order(loaded.items, today)
    yield from limits.limits_are_in_order(loaded.items, today)
    yield from lists.names_are_unique(loaded.items)
    yield from lists.reasons_are_explained(loaded.partial, loaded.items)
    yield from lists.facts_are_covered(loaded.partial, loaded.items)


def _of_entry(item: Item, entry: Entry, loaded: Loaded, today: date) -> Iterator[Problem]:
    subject = Subject(entry, item, loaded.partial, today)
    for rule in RULES:
        yield from rule(subject)
