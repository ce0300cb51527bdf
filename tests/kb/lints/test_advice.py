from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def said(folder: Path, today: date = TODAY) -> list[tuple[str, str, str]]:
    """What lint says about a folder."""
    return [(one.severity, one.path, one.message) for one in lint(load([folder]), today)]


def test_an_entry_past_its_review_is_a_warning(good: Path) -> None:
    """On the day itself nothing is said, the day after it is."""
    assert said(good, date(2027, 5, 24)) == []
    assert said(good, date(2027, 5, 25)) == [("warning", "review_by", "was to be reviewed by 2027-05-24")]


def test_a_month_is_past_when_it_is_over(spoil: Callable[..., Path]) -> None:
    """`2027-05` lasts until its last day."""
    folder = spoil('review_by: "2027-05-24"', 'review_by: "2027-05"')
    assert said(folder, date(2027, 5, 31)) == []
    assert said(folder, date(2027, 6, 1)) != []


def test_a_review_cannot_be_due_before_the_last_one(spoil: Callable[..., Path]) -> None:
    """Swapped dates are a slip."""
    assert ("error", "review_by", "lies before the last review, 2028-01-01") in said(
        spoil('reviewed: "2026-11-24"', 'reviewed: "2028-01-01"')
    )


def test_an_entry_past_its_validity_is_a_warning(spoil: Callable[..., Path]) -> None:
    """Sell is switched off one day; its entries are then looked at again."""
    folder = spoil("maturity: draft\n", 'maturity: draft\nvalid: {until: "2026-12-31", why: {en: "switched off"}}\n')
    assert said(folder) == []
    assert ("warning", "valid.until", "stopped being valid on 2026-12-31") in said(folder, date(2027, 1, 1))


@pytest.mark.parametrize("left", ["[name]", "<name>", "____", "XXX", "{{subject}}", "{nothing}", "{}"])
def test_a_draft_with_something_left_open_is_refused(spoil: Callable[..., Path], left: str) -> None:
    """Brackets reach customers when an agent is in a hurry."""
    assert [path for _, path, _ in said(spoil("Please check it.", left))] == ["drafts[0].text.en"]


def test_a_draft_with_known_fields_passes(spoil: Callable[..., Path]) -> None:
    """They become input fields."""
    assert said(spoil("Please check it.", "{subject} {sent_at} {server_reply}")) == []


def test_two_causes_of_one_name_are_refused(spoil: Callable[..., Path]) -> None:
    """A cause is hoisted by its id."""
    again = "codes:\n"
    cause = "  - id: typo\n    derived: true\n    text: {en: x}\n    fixes: [{actor: sender, steps: [{en: y}]}]\n"
    assert ("error", "causes[1].id", "'typo' is the id of an earlier cause") in said(spoil(again, cause + again))


def test_an_entry_is_not_its_own_parent_nor_a_grandchild(good: Path, spoil: Callable[..., Path]) -> None:
    """Children hang under general entries, one level deep."""
    spoil("platform: smtp\n", "platform: smtp\nparent: smtp/user-unknown\n")
    assert ("error", "parent", "is the entry itself") in said(good)
    spoil("parent: smtp/user-unknown", "parent: smtp/general")
    text = (good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    general = text.replace("id: smtp/user-unknown", "id: smtp/general").replace(
        "parent: smtp/general", "parent: smtp/top"
    )
    top = text.replace("id: smtp/user-unknown", "id: smtp/top").replace("parent: smtp/general\n", "")
    (good / "entries/smtp/general.yaml").write_text(general, encoding="utf-8")
    (good / "entries/smtp/top.yaml").write_text(top, encoding="utf-8")
    assert ("error", "parent", "'smtp/general' has a parent itself; name 'smtp/top'") in said(good)
