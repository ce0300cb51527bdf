from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load
from bot.kb.whereabouts import THINGS

TODAY = date(2026, 12, 1)
STEP = '{en: "Open it.", it: "Aprirlo.", uk: "Відкрийте.", pl: "Otworzyć."}'
GENERAL = "".join(
    f'- id: other/{thing}\n  reviewed: "2026-12-01"\n  derived: true\n  steps:\n    - {STEP}\n' for thing in THINGS
)
ITEM = f'- id: gmail/full_bounce\n  reviewed: "2026-12-01"\n  source: rfc3463\n  steps:\n    - {STEP}\n'


def said(folder: Path, text: str, today: date = TODAY) -> list[str]:
    """What lint says about a list of evidence in the small base."""
    (folder / "evidence.yaml").write_text(text, encoding="utf-8")
    return [f"{one.severity} {one.path}: {one.message}" for one in lint(load([folder]), today)]


def test_a_list_in_order_passes(good: Path) -> None:
    """Every thing has its general item; a month stands for its first day."""
    assert said(good, GENERAL + ITEM) == []
    assert said(good, GENERAL + ITEM.replace("2026-12-01", "2026-11")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gmail/full_bounce", "gmail/bounce", "[9].id: 'gmail/bounce' is not a place and a thing such as"),
        ("gmail/full_bounce", "mutt/full_bounce", "[9].id: 'mutt/full_bounce' is not a place and a thing such as"),
        ("gmail/full_bounce", "other/full_bounce", "[9].id: the id 'other/full_bounce' stands twice"),
        ('"2026-12-01"', "yesterday", "[9].reviewed: 'yesterday' is not a date such as"),
        ('  reviewed: "2026-12-01"\n', "", "[9].reviewed: is missing"),
        ("rfc3463", "rfc1", "[9].source: there is no source 'rfc1' in sources.yaml"),
        ("  source: rfc3463\n", "", "[9]: has no ground: give facts, a source, or derived: true"),
        ("source: rfc3463", "facts: [E-F16]", "[9].facts[0]: there is no fact E-F16"),
        ("source: rfc3463", "sauce: rfc3463", "[9].sauce: is not a field known here; did you mean 'source'?"),
        ("Open it.", "x" * 112, "[9].steps[0].en: has 112 characters, 2 too many"),
        (', pl: "Otworzyć."', "", "[9].steps[0]: lacks Polish"),
        (f"    - {STEP}\n", f"    - {STEP}\n" * 5, "[9].steps: has 5 steps; 4 are the most"),
        (f"  steps:\n    - {STEP}\n", "  steps: []\n", "[9].steps: needs at least 1 item"),
        ("  steps:", "  decides: [smtp/none]\n  steps:", "[9].decides[0]: there is no entry 'smtp/none' in entries"),
        ("  steps:", "  decides: [smtp/user-unknown]\n  steps:", "[9].decides: belongs into the general item"),
    ],
)
def test_each_fault_is_named(good: Path, old: str, new: str, message: str) -> None:
    """In the words of whoever writes the file."""
    assert old in ITEM
    assert any(message in line for line in said(good, GENERAL + ITEM.replace(old, new)))


def test_a_thing_without_a_general_item_is_an_error(good: Path) -> None:
    """Else there would be nothing to show for most programs."""
    text = GENERAL.replace("other/quarantine", "gmail/quarantine") + ITEM
    assert said(good, text) == [
        "error [0]: there is no 'other/quarantine', which is shown where a program has no steps of its own"
    ]


def test_steps_that_nobody_looked_at_for_a_year_are_worth_a_look(good: Path) -> None:
    """Menus move."""
    lines = said(good, GENERAL + ITEM, date(2027, 12, 2))
    assert {line for line in lines if "review_by" not in line} == {
        f"warning [{n}].reviewed: was last compared with its source on 2026-12-01" for n in range(len(THINGS) + 1)
    }
