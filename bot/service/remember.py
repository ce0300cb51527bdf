"""What does a case know after one more message? What the diagnosis found, which has the earlier findings in it."""

from collections.abc import Iterable

from bot.diagnosis.model import Context, Diagnosis


def remember(before: Context, diagnosis: Diagnosis) -> Context:
    """The context for the next message. What people called wrong stays excluded."""
    return Context(diagnosis.found, diagnosis.scores, before.excluded)


def chosen(before: Iterable[str], adds: Iterable[str]) -> tuple[str, ...]:
    """The entries a person picked: a picked code or product is evidence already, an entry is kept by its id."""
    now = tuple(key for key in adds if ":" not in key)
    return now or tuple(before)
