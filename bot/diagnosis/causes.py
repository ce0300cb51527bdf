"""In which order do an entry's causes stand for this case? As written, but what the case names comes first."""

from bot.diagnosis.model import Found
from bot.kb.model import Entry, When


def ordered(entry: Entry, found: Found, lowered: str) -> tuple[str, ...]:
    """Ids of the entry's causes, those whose `when` holds hoisted; `lowered` is the text in lower case."""
    hoisted = [cause.id for cause in entry.causes if cause.when and _holds(cause.when, found, lowered)]
    return (*hoisted, *(cause.id for cause in entry.causes if cause.id not in hoisted))


def _holds(when: When, found: Found, lowered: str) -> bool:
    """All that is given must hold; of several providers, products or connectors one is enough."""
    tests = (
        (when.provider, bool(set(when.provider) & set(found.providers))),
        (when.product, bool(set(when.product) & set(found.products))),
        (when.connector, any(_spoken(connector) in lowered for connector in when.connector)),
    )
    needed = [holds for names, holds in tests if names]
    return bool(needed) and all(needed)


def _spoken(connector: str) -> str:
    return connector.replace("_", " ").replace("-", " ").lower()
