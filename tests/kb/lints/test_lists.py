from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def said(folder: Path) -> list[str]:
    """What lint says about a folder."""
    return [f"{one.severity} {one.path}: {one.message}" for one in lint(load([folder]), TODAY)]


def test_a_list_speaks_all_languages(spoil: Callable[..., Path]) -> None:
    """Reasons and out-of-scope lines are shown or matched in each."""
    folder = spoil(', pl: "nie ma takiej skrzynki"}', "}", "reasons.yaml")
    spoil('    uk: ["посилка запізнюється"]\n', "", "out_of_scope.yaml")
    assert said(folder) == ["error [0].lines: lacks Ukrainian", "error [0].means: lacks Polish"]


def test_a_name_is_lower_case_and_has_one_owner(good: Path) -> None:
    """Two products of one name could never be told apart."""
    text = "- {id: sell, name: Sell, names: [sell]}\n- {id: snov, name: Snov, names: [Snov, sell]}\n"
    (good / "products.yaml").write_text(text, encoding="utf-8")
    assert said(good) == [
        "error [1].names[0]: 'Snov' must be lower-case",
        "error [1].names[1]: 'sell' is a name of 'sell' too",
    ]


def test_a_reason_is_listed_by_the_entry_it_points_to(spoil: Callable[..., Path]) -> None:
    """Else the map and the entries disagree; that is worth a look."""
    folder = spoil("- name: user_unknown", "- name: mailbox_full", "reasons.yaml")
    text = (folder / "reasons.yaml").read_text(encoding="utf-8")
    (folder / "reasons.yaml").write_text(text + text.replace("mailbox_full", "user_unknown"), encoding="utf-8")
    assert said(folder) == ["warning [0].entry: 'smtp/user-unknown' does not list the reason 'mailbox_full'"]


def test_facts_that_no_entry_lists_are_counted_up_where_the_base_has_several_articles(good: Path) -> None:
    """The small base of the tests holds one article and is not asked for all of it."""
    text = (good / "sources.yaml").read_text(encoding="utf-8")
    one = text.split("- id: rfc3463")[0]
    for name in ("snov-conditional", "support-delivery-failures", "sell-email-overview", "hubspot-delivered"):
        text += one.replace("sell-send-errors", name)
    (good / "sources.yaml").write_text(text, encoding="utf-8")
    lines = said(good)
    assert len(lines) == 5
    assert all(line.startswith("warning ") and "no entry lists " in line for line in lines)


def test_a_fact_that_is_not_applicable_is_of_its_article_and_of_no_entry(spoil: Callable[..., Path]) -> None:
    """Else the two lists contradict each other."""
    folder = spoil("  - id: rfc3463\ndrafts:", "  - id: sell-send-errors\n    facts: [A-F2]\ndrafts:")
    text = (folder / "sources.yaml").read_text(encoding="utf-8")
    one, rest = text.split("- id: rfc3463")
    aside = "".join(f"    - {{fact: {fact}, why: none}}\n" for fact in ("B-F1", "A-F2", "A-F1"))
    text = f"{one}  not_applicable:\n{aside}- id: rfc3463{rest}"
    for name in ("snov-conditional", "support-delivery-failures", "sell-email-overview", "hubspot-delivered"):
        text += one.replace("sell-send-errors", name)
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    assert [line for line in said(folder) if line.startswith("error ")] == [
        "error [0].not_applicable[0]: B-F1 is no fact of 'sell-send-errors'",
        "error [0].not_applicable[1]: an entry lists A-F2",
    ]
