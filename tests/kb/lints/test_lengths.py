from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.kb.lint import lint
from bot.kb.load import load

TODAY = date(2026, 11, 24)


def said(folder: Path) -> list[str]:
    """What lint says about a folder."""
    return [str(problem).split("] ", 1)[1] for problem in lint(load([folder]), TODAY)]


@pytest.mark.parametrize(
    ("old", "template", "most", "path"),
    [
        ('title: {en: "No such mailbox"}', 'title: {{en: "{}"}}', 70, "title.en"),
        ("the address does not exist there", "{}", 76, "verdict.says.why.en"),
        ("Correct the address and send again.", "{}", 110, "causes[0].fixes[0].steps[0].en"),
        ("  resend: after_fix\n", '  resend: after_fix\n  broken: {{en: "{}"}}\n', 60, "verdict.broken.en"),
        ("  resend: after_fix\n", '  resend: after_fix\n  still_works: {{en: "{}"}}\n', 60, "verdict.still_works.en"),
        (
            "symptoms:\n",
            'where: [{{label: {{en: "{}"}}, path: {{en: "A > B"}}, as_of: "2026-11"}}]\nsymptoms:\n',
            40,
            "where[0].label.en",
        ),
        ("drafts:\n", 'drafts:\n  - to: phone\n    text: {{en: "{}"}}\n', 300, "drafts[0].text.en"),
    ],
)
def test_a_text_may_be_as_long_as_its_place_and_no_longer(
    spoil: Callable[..., Path], old: str, template: str, most: int, path: str
) -> None:
    """The limit itself passes, one more does not."""
    folder = spoil(old, template.format("x" * most))
    assert said(folder) == []
    spoil("x" * most, "x" * (most + 1))
    assert said(folder) == [f"{path}: has {most + 1} characters, 1 too many"]


def test_a_full_stop_at_the_end_of_the_verdict_is_a_warning(spoil: Callable[..., Path]) -> None:
    """It follows "Sure: " and ends the line."""
    folder = spoil("the address does not exist there", "the address does not exist there.")
    (problem,) = lint(load([folder]), TODAY)
    assert problem.severity == "warning"
    assert problem.path == "verdict.says.why.en"
