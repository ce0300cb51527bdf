"""The last line of a card."""

from dataclasses import replace

from bot.kb.base import Knowledge
from bot.slack.views.footer import footer, marks


def test_it_names_entry_source_and_date(knowledge: Knowledge) -> None:
    """The source as a link, the date as the source has it."""
    entry = knowledge.entries["smtp/user-unknown"]
    source = knowledge.sources[entry.source[0].id]
    line = footer(entry, knowledge, "en")
    assert line.startswith("`smtp/user-unknown` · ")
    assert (source.url or "") in line
    assert (source.date or entry.reviewed) in line


def test_a_long_title_is_cut(knowledge: Knowledge) -> None:
    """The id and the date are not."""
    entry = knowledge.entries["smtp/user-unknown"]
    assert len(footer(entry, knowledge, "en", 20)) < len(footer(entry, knowledge, "en", 200))
    assert "`smtp/user-unknown`" in footer(entry, knowledge, "en", 20)


def test_a_source_that_is_gone_leaves_the_entrys_own_date(knowledge: Knowledge) -> None:
    """An overlay may cite what it does not bring."""
    entry = knowledge.entries["smtp/user-unknown"]
    assert footer(entry, replace(knowledge, sources={}), "en") == f"`smtp/user-unknown` · {entry.reviewed}"


def test_only_the_shown_source_is_called_machine_translated(knowledge: Knowledge) -> None:
    """A second source in another language says nothing about the first."""
    entry = next(one for one in knowledge.entries.values() if knowledge.sources[one.source[0].id].machine_translated)
    assert "machine-translated source" in marks(entry, knowledge, "en")
    original = next(
        one for one in knowledge.entries.values() if not knowledge.sources[one.source[0].id].machine_translated
    )
    assert marks(original, knowledge, "en") == []
