from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)
CODE = '{namespace: enhanced, code: "5.1.1"}'


def said(folder: Path) -> list[str]:
    """What lint says about a folder."""
    return [f"{one.path}: {one.message}" for one in lint(load([folder]), TODAY)]


@pytest.mark.parametrize(
    ("namespace", "right", "wrong"),
    [
        ("sell_send", "003", "004"),
        ("sell_connect", "009", "9"),
        ("smtp", "421", "5.5.0"),
        ("enhanced", "4.7.650", "3.1.1"),
        ("provider", "S3150", "blocked"),
        ("provider", "OFR_416", "550 5.1.1"),
        ("zendesk_status", "552 5.3.4", "EC004"),
        ("zendesk_status", "EC-004", "5.1.1"),
        ("zendesk_tag", "system_email_notification_failure", "System Failure"),
    ],
)
def test_a_code_has_the_form_of_its_namespace(
    spoil: Callable[..., Path], namespace: str, right: str, wrong: str
) -> None:
    """A code in the wrong namespace would never be found."""
    folder = spoil(CODE, f'{{namespace: {namespace}, code: "{right}"}}')
    assert said(folder) == []
    spoil(f'"{right}"', f'"{wrong}"')
    assert len(said(folder)) == 1
    assert f"is not a code of {namespace}" in said(folder)[0]


def other_entry(good: Path, code: str) -> Path:
    """A second entry with just this code."""
    text = (good / "entries/smtp/user-unknown.yaml").read_text(encoding="utf-8")
    text = text.replace("smtp/user-unknown", "smtp/other").replace(CODE, code)
    text = text.replace("user unknown in (virtual|local) table", "no such lamp").replace(
        "User unknown in virtual table", "No such lamp"
    )
    (good / "entries/smtp/other.yaml").write_text(text, encoding="utf-8")
    return good


@pytest.mark.parametrize(
    ("code", "errors"),
    [
        (CODE, 2),
        ('{namespace: enhanced, code: "5.1.1", alone: offer}', 0),
        ('{namespace: enhanced, code: "5.1.1", provider: google}', 0),
        ('{namespace: enhanced, code: "5.1.2"}', 0),
    ],
)
def test_a_code_that_answers_alone_belongs_to_one_entry(good: Path, code: str, errors: int) -> None:
    """Both claimants are told; an offered, a provider's and another code are no claim."""
    assert len(said(other_entry(good, code))) == errors


def test_a_code_stands_once_in_an_entry(spoil: Callable[..., Path]) -> None:
    """Twice is a slip of the pen."""
    assert said(spoil(f"  - {CODE}\n", f"  - {CODE}\n  - {CODE}\n")) == ["codes[1]: enhanced 5.1.1 stands twice"]
