"""Can the agent act on it? The actor of the verdict has steps, drafts can be sent, dates still hold."""

import re
from collections.abc import Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import DRAFT_FIELDS
from bot.kb.problem import Problem
from bot.kb.walk import texts

_FIELD = re.compile(r"\{([^{}]*)\}")
_LEFT_OPEN = re.compile(r"\[[^\]]*\]|<[^>]*>|_{3,}|\bX{3,}\b|[{}]")


def actor_has_steps(subject: Subject) -> Iterator[Problem]:
    """Whoever has to act finds at least one step of their own."""
    actor = subject.entry.verdict.actor
    if not any(fix.actor is actor for cause in subject.entry.causes for fix in cause.fixes):
        yield subject.error("actor", ("verdict", "actor"), f"no fix of any cause is for '{actor}', who has to act")


def drafts_can_be_sent(subject: Subject) -> Iterator[Problem]:
    """A draft leaves only known fields open and does not name this program."""
    for number, draft in enumerate(subject.entry.drafts):
        for path, text in texts(draft, ("drafts", number)):
            for language in text.languages:
                for message in _faults(text.in_(language)):
                    yield subject.error("draft", (*path, language), message)


def causes_have_names(subject: Subject) -> Iterator[Problem]:
    """No two causes share an id."""
    seen: set[str] = set()
    for number, cause in enumerate(subject.entry.causes):
        if cause.id in seen:
            yield subject.error("causes", ("causes", number, "id"), f"'{cause.id}' is the id of an earlier cause")
        seen.add(cause.id)


def dates_hold(subject: Subject) -> Iterator[Problem]:
    """An entry past its review or its validity is looked at again."""
    entry, today = subject.entry, subject.today.isoformat()
    if _past(entry.review_by, today):
        yield subject.warning("review", ("review_by",), f"was to be reviewed by {entry.review_by}")
    if entry.reviewed > entry.review_by:
        yield subject.error("review", ("review_by",), f"lies before the last review, {entry.reviewed}")
    if entry.valid and entry.valid.until and _past(entry.valid.until, today):
        yield subject.warning("review", ("valid", "until"), f"stopped being valid on {entry.valid.until}")


def parents(subject: Subject) -> Iterator[Problem]:
    """A provider-scoped entry hangs under a general one, never under itself or another child."""
    parent = subject.base.entries.get(subject.entry.parent or "")
    if parent is None:
        return
    if parent.id == subject.entry.id:
        yield subject.error("parent", ("parent",), "is the entry itself")
    elif parent.parent:
        yield subject.error("parent", ("parent",), f"'{parent.id}' has a parent itself; name '{parent.parent}'")


def _past(day: str, today: str) -> bool:
    """A month is past when it is over."""
    return day < today[: len(day)]


def _faults(text: str) -> Iterator[str]:
    for name in _FIELD.findall(text):
        if name not in DRAFT_FIELDS:
            yield f"{{{name}}} is not a field of drafts; there are {', '.join(DRAFT_FIELDS)}"
    if left := _LEFT_OPEN.search(_FIELD.sub("", text)):
        yield f"'{left.group()}' is left open; use a field such as {{subject}}"
    if "mailwhy" in text.casefold():
        yield "names Mailwhy; a draft speaks for the agent"
