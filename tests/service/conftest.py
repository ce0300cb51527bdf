"""A base of a few real entries, and somebody who asks in Slack."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bot.kb.base import Knowledge
from bot.kb.model import Entry, OutOfScope, Product, Reason, Source
from bot.kb.provider import Provider
from bot.kb.validate import validated
from bot.kb.yaml_nodes import parse
from bot.service.ask import Asking
from bot.service.model import Asked, Place, Surface
from bot.store.store import Store

ROOT = Path(__file__).resolve().parents[2] / "knowledge"
ENTRIES = (
    "sell/send-failed",
    "sell/send-limit-exceeded",
    "sell/connect-port",
    "smtp/auth-failure",
    "smtp/user-unknown",
)


def _read(path: Path) -> object:
    return parse(path.read_text(encoding="utf-8")).value


def _typed(model: type, raw: object) -> object:
    found = validated(model, raw)
    assert isinstance(found, model), found
    return found


def _rows(model: type, name: str) -> dict[str, object]:
    rows = [_typed(model, row) for row in _read(ROOT / name)]
    return {getattr(row, "id", None) or row.name: row for row in rows}


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """Five entries as they are shipped, with every provider, product, reason and negative."""
    entries = {}
    for name in ENTRIES:
        entry = _typed(Entry, _read(ROOT / "entries" / f"{name}.yaml"))
        entries[name] = replace(entry, parent=None)
    return Knowledge(
        entries=entries,
        reasons=_rows(Reason, "reasons.yaml"),
        sources=_rows(Source, "sources.yaml"),
        providers=_rows(Provider, "providers.yaml"),
        products=_rows(Product, "products.yaml"),
        out_of_scope=tuple(_rows(OutOfScope, "out_of_scope.yaml").values()),
        evidence={},
        limits={},
        local=frozenset(),
        fingerprint="five",
    )


@pytest.fixture
def now() -> datetime:
    """The moment the tests play at."""
    return datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An open store on a new file."""
    async with await Store.open(f"sqlite+aiosqlite:///{tmp_path}/mailwhy.db") as opened:
        yield opened


@pytest.fixture
def asking(base: Knowledge, store: Store) -> Asking:
    """The use case, with cases numbered c1, c2, ..."""
    numbers = count(1)
    return Asking(lambda: base, store, new_case=lambda: f"c{next(numbers)}")


Says = Callable[..., Asked]


@pytest.fixture
def says() -> Says:
    """A question in a thread of a channel, unless said otherwise."""

    def build(text: str, **how: object) -> Asked:
        where = {"team": "T1", "channel": "C1", "thread": "1.1", "person": "U1", "surface": Surface.MENTION}
        where |= {key: how.pop(key) for key in tuple(how) if key in where}
        return Asked(text, Place(**where), **how)

    return build


@pytest.fixture
def direct(says: Says) -> Says:
    """A direct message outside threads."""
    return lambda text, **how: says(text, **{"channel": "D1", "thread": None, "surface": Surface.DIRECT, **how})
