"""The inbox in words: one line an item, a digest of at most twelve."""

from datetime import UTC, datetime

import pytest

from bot.i18n.catalog import LANGUAGES
from bot.service.inbox_item import Item, ItemKind
from bot.slack import limits
from bot.slack.views.inbox import LINES, digest, sentence
from tests.fixtures.hostile import HOSTILE, alive

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def item(kind: ItemKind, words: str = "smtp/timeout", count: int = 2, **more: object) -> Item:
    """An item whose every word is the same."""
    return Item(kind, words, words, count, NOW, NOW, **{"text": words, **more})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("edit_url", [None, "https://git.example/kb"])
def test_a_digest_is_short_and_inert(language: str, words: str, edit_url: str | None) -> None:
    """Whatever people wrote, however much there is."""
    news = [item(kind, words, count) for count in range(1, 30) for kind in ItemKind]
    message = digest(news, edit_url, language)
    assert limits.check(message) == message
    found = alive(message.blocks, message.text)
    assert found == (["<https://git.example/kb"] if edit_url else [])
    lines = [line for block in message.blocks for line in _text(block).split("\n")]
    assert len(lines) == LINES
    assert "107" in lines[-2]


def _text(block: dict) -> str:
    return block["text"]["text"] if "text" in block else block["elements"][0]["text"]


def test_a_short_digest_names_all() -> None:
    """Nothing is said of more."""
    message = digest([item(ItemKind.GAP), item(ItemKind.PROPOSAL)], None, "en")
    assert message.text == "New for the knowledge base: 1 proposal, 1 unanswered question"
    assert _text(message.blocks[0]).count("\n") == 2


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (
            item(ItemKind.FLAG, reasons={"outdated": 2, "nonsense": 1}, state="lowered"),
            "smtp/timeout was called wrong by 2 people · offered only · It is out of date (2)",
        ),
        (item(ItemKind.PICK, text="which_code:002", count=1), "For the code 002 smtp/timeout was picked 1 time"),
        (item(ItemKind.PICK, text="which_cause:"), "smtp/timeout was picked 2 times among several"),
        (item(ItemKind.GAP, count=5), "Asked 5 times, no answer: smtp/timeout"),
        (item(ItemKind.PROPOSAL), "Proposed: smtp/timeout"),
    ],
)
def test_each_kind_has_its_sentence(one: Item, said: str) -> None:
    """A reason of another version is left out."""
    assert sentence(one, "en", str) == said
