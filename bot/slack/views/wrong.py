"""What is wrong with the answer? A modal with a few reasons and a line of the person's own, for the authors."""

import json
from dataclasses import asdict, dataclass

from bot.i18n.catalog import text
from bot.slack.text import escape
from bot.slack.views import blocks as build
from bot.slack.views.message import Modal

CALLBACK, REASON, LINE = "wrong", "reason", "line"
REASONS = ("wrong_cause", "wrong_step", "outdated", "badly_worded", "other")
MOST = 300
"""Characters of the line."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict a modal belongs to, and where to say thanks for it."""

    case: str
    entry: str
    language: str
    url: str
    """The address the press brought."""
    thread: str | None


def render(judged: Judged) -> Modal:
    """The modal. Closing it leaves the verdict as it is."""
    language = judged.language
    reasons = [build.option(text(f"feedback.{name}", language), name) for name in REASONS]
    return Modal(
        callback=CALLBACK,
        title=text("feedback.title", language),
        blocks=(
            build.section(escape(text("feedback.intro", language))),
            build.radio(REASON, REASON, text("feedback.reason", language), reasons),
            build.text_input(LINE, LINE, text("feedback.line", language), optional=True, most=MOST),
        ),
        close=text("slack.close", language),
        submit=text("feedback.send", language),
        metadata=json.dumps(asdict(judged)),
    )


def remembered(metadata: str) -> Judged | None:
    """The verdict a modal belongs to; None where another version made it."""
    try:
        return Judged(**json.loads(metadata))
    except (ValueError, TypeError):
        return None
