from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.kb.lint import lint
from bot.kb.lints.languages import plain
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def said(folder: Path) -> str:
    """What lint says about a folder."""
    return "\n".join(str(problem) for problem in lint(load([folder]), TODAY))


def test_a_draft_may_speak_one_language(good: Path) -> None:
    """Two symptom lines and one example in one language are enough to be offered."""
    assert said(good) == ""


def test_a_draft_needs_two_symptom_lines_in_one_language(spoil: Callable[..., Path]) -> None:
    """One line cannot be found reliably."""
    folder = spoil('    - "the address seems not to exist"\n', '  it:\n    - "indirizzo inesistente"\n')
    assert "symptoms: needs 2 lines in one language" in said(folder)


def test_a_draft_needs_each_text_in_some_language(spoil: Callable[..., Path]) -> None:
    """An empty group of languages is no text."""
    assert "title: lacks English, Italian, Ukrainian, Polish" in said(
        spoil('title: {en: "No such mailbox"}', "title: {}")
    )


def test_a_repeated_symptom_line_counts_for_nothing(spoil: Callable[..., Path]) -> None:
    """Case and punctuation do not make another line; drafts are spared."""
    folder = spoil("maturity: draft", "maturity: stable")
    path = folder / "entries/smtp/user-unknown.yaml"
    text = path.read_text(encoding="utf-8").replace(
        '"the address seems not to exist"', '"Bounced at once - no such person, there!"'
    )
    path.write_text(text, encoding="utf-8")
    assert "symptoms.en[1]: stands twice" in said(folder)


def test_a_miss_that_is_a_hit_or_names_its_own_entry_is_refused(spoil: Callable[..., Path]) -> None:
    """Such an example cannot come out right."""
    folder = spoil('"the mailbox is full"', '"550 5.1.1 User unknown", instead: smtp/user-unknown')
    assert "examples.miss[0].text: is a hit example as well" in said(folder)
    assert "examples.miss[0].instead: names the entry itself" in said(folder)


def test_lines_are_compared_without_case_and_punctuation() -> None:
    """What a reader takes for the same is the same."""
    assert plain("  The Mailbox - is FULL! ") == plain("the mailbox is full")
    assert plain("не дійшло") != plain("не дійшла")
