"""Does each text fit the place it is shown in?"""

from collections.abc import Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import Addressee, Text
from bot.kb.problem import Problem, Steps

TITLE, SAYS, STEP, LABEL, REST, PHONE = 70, 76, 110, 40, 60, 300
"""Characters: title, verdict line, step, label of a UI path, what still works or does not, text for the phone."""


def lengths(subject: Subject) -> Iterator[Problem]:
    """No text is longer than its place on the card."""
    for path, text, most in _places(subject):
        for language in text.languages:
            length = len(text.in_(language))
            if length > most:
                yield subject.error("length", (*path, language), f"has {length} characters, {length - most} too many")


def verdict_style(subject: Subject) -> Iterator[Problem]:
    """The verdict line follows a word such as `Sure:` and carries no full stop."""
    says = subject.entry.verdict.says
    for kind in ("why", "can", "when", "where", "who", "what"):
        text: Text | None = getattr(says, kind)
        for language in text.languages if text else ():
            if text and text.in_(language).endswith("."):
                path = ("verdict", "says", kind, language)
                yield subject.warning("style", path, "ends with a full stop; the verdict line has none")


def _places(subject: Subject) -> Iterator[tuple[Steps, Text, int]]:
    entry, verdict = subject.entry, subject.entry.verdict
    yield ("title",), entry.title, TITLE
    for kind in ("why", "can", "when", "where", "who", "what"):
        if text := getattr(verdict.says, kind):
            yield ("verdict", "says", kind), text, SAYS
    for name in ("still_works", "broken"):
        if text := getattr(verdict, name):
            yield ("verdict", name), text, REST
    for number, cause in enumerate(entry.causes):
        for position, fix in enumerate(cause.fixes):
            for step, text in enumerate(fix.steps):
                yield ("causes", number, "fixes", position, "steps", step), text, STEP
    for number, where in enumerate(entry.where):
        yield ("where", number, "label"), where.label, LABEL
    for number, draft in enumerate(entry.drafts):
        if draft.to is Addressee.PHONE:
            yield ("drafts", number, "text"), draft.text, PHONE
