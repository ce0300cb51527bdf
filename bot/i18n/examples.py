"""What may a newcomer ask first? Three questions in each language: buttons in App Home, prompts in the agent pane."""

from dataclasses import dataclass

from bot.i18n.catalog import text

COUNT = 3
"""Slack shows at most four prompts."""


@dataclass(frozen=True, slots=True)
class Example:
    """One question. `title` stands on the button."""

    title: str
    ask: str


def examples(language: str) -> tuple[Example, ...]:
    """The questions, as a person of that language would ask them."""
    numbers = range(1, COUNT + 1)
    return tuple(
        Example(text(f"examples.title_{number}", language), text(f"examples.ask_{number}", language))
        for number in numbers
    )
