"""The list of limits: a number or its absence, a clock, a ground, four languages, all in place."""

from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 12, 1)
TEXT = '{en: "Paid", it: "A pagamento", uk: "Платний", pl: "Płatny"}'
ITEM = f"""- id: google/messages-a-day
  plan: {TEXT}
  scope: mailbox
  direction: send
  unit: messages
  number: 500
  clock: {{kind: rolling, span: 24h}}
  beyond: blocked
  source: rfc3463
  as_of: "2026-11"
  review_by: "2027-06"
  confidence: high
  conflicts:
    - {{source: rfc3463, says: {TEXT}}}
"""


def said(folder: Path, text: str, today: date = TODAY) -> list[str]:
    """What lint says about a list of limits in the small base."""
    (folder / "limits.yaml").write_text(text, encoding="utf-8")
    found = [one for one in lint(load([folder]), today) if one.file.endswith("limits.yaml")]
    return [f"{one.severity} {one.path}: {one.message}" for one in found]


def test_a_limit_in_order_passes(good: Path) -> None:
    """Nothing is said, and it is in the base."""
    assert said(good, ITEM) == []
    base = load([good]).base
    assert base
    assert base.limits["google/messages-a-day"].provider == "google"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("google/messages-a-day", "Google", "[0].id: 'Google' is not a provider and a name such as"),
        ("google/messages", "nobody/messages", "[0].id: there is no provider or product 'nobody' in providers.yaml"),
        ("  number: 500\n", "", "[0]: has no number; where none is published say not_published: true"),
        ("number: 500", "number: 500\n  not_published: true", "[0].not_published: there is a number"),
        ("number: 500", "number: '500'", "[0].number: must be a whole number"),
        ("number: 500", "number: 500\n  upto: 400", "[0].upto: needs a smaller number before it"),
        ("  clock: {kind: rolling, span: 24h}\n", "", "[0]: counts over time and needs a clock"),
        ("scope: mailbox", "scope: message", "[0].clock: a limit of one message knows no clock"),
        ("span: 24h", "span: 25h", "[0].clock.span: '25h' is not one of"),
        ("kind: rolling", "kind: rollin", "[0].clock.kind: 'rollin' is not one of rolling, calendar, clock, unstated"),
        ("unit: messages", "unit: letters", "[0].unit: 'letters' is not one of messages"),
        ("  source: rfc3463\n", "", "[0].source: is missing"),
        ("  source: rfc3463\n", "  source: rfc1\n", "[0].source: there is no source 'rfc1' in sources.yaml"),
        ("{source: rfc3463", "{source: rfc2", "[0].conflicts[0].source: there is no source 'rfc2'"),
        ("{source: rfc3463, says", "{says", "[0].conflicts[0].source: is missing"),
        (f", says: {TEXT}", "", "[0].conflicts[0]: a conflict needs the other number, or says what differs"),
        (f", says: {TEXT}", ", number: 400", "[0].conflicts[0].source: is the source of the limit itself"),
        ('  review_by: "2027-06"\n', "", "[0].review_by: is missing"),
        ('  as_of: "2026-11"\n', "", "[0].as_of: is missing"),
        ("beyond: blocked", "beyond: block", "[0].beyond: 'block' is not one of"),
        (', pl: "Płatny"', "", "[0].plan: lacks Polish"),
        ('en: "Paid"', f'en: "{"x" * 62}"', "[0].plan.en: has 62 characters, 2 too many"),
        ("beyond: blocked", "byond: blocked", "[0].byond: is not a field known here; did you mean 'beyond'?"),
    ],
)
def test_each_fault_is_named(good: Path, old: str, new: str, message: str) -> None:
    """In the words of whoever writes the file."""
    assert old in ITEM
    assert any(message in line for line in said(good, ITEM.replace(old, new, 1))), said(good, ITEM.replace(old, new, 1))


def test_a_limit_nobody_looked_at_in_time_is_worth_a_look(good: Path) -> None:
    """Providers change them without a word."""
    assert said(good, ITEM, date(2027, 7, 2)) == ["warning [0].review_by: was to be reviewed by 2027-06"]
