"""Where does one paste what one has, anywhere in Slack? A modal with a single field."""

from bot.i18n.catalog import LANGUAGES, text
from bot.slack.views import blocks as build
from bot.slack.views.message import Modal

CALLBACK, FIELD = "paste", "pasted"
MOST = 3000
"""Characters that Slack lets a field take."""


def render(language: str) -> Modal:
    """The modal in the person's language."""
    field = build.text_input(FIELD, FIELD, text("shortcut.label", language), lines=True, most=MOST)
    hint, example = text("shortcut.hint", language), text("shortcut.placeholder", language)
    return Modal(
        callback=CALLBACK,
        title=text("shortcut.title", language),
        blocks=(build.hinted(field, hint, example),),
        close=text("slack.close", language),
        submit=text("shortcut.submit", language),
        metadata=language,
    )


def remembered(metadata: str) -> str:
    """The language a modal was shown in."""
    return metadata if metadata in LANGUAGES else "en"
