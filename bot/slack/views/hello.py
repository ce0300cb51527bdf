"""What does a newcomer read first? Three lines and three examples to press, in App Home and in the agent pane."""

from bot.i18n.catalog import text
from bot.i18n.examples import COUNT, Example, examples
from bot.slack.text import code, truncate
from bot.slack.views import blocks as build
from bot.slack.views.message import Block, Message

EXAMPLE = "example"
EXAMPLES = tuple(f"{EXAMPLE}_{number}" for number in range(COUNT))
_LINES = ("does", "reach", "honest")


def welcome(language: str, command: str, bot: str) -> Message:
    """The one message a person gets unasked, when they open the agent pane for the first time."""
    row = example_row(language)
    blocks = (greeting(language, command, bot), build.section(text("home.try", language)), row)
    return Message(text("home.title", language), blocks)


def greeting(language: str, command: str, bot: str) -> Block:
    """What Mailwhy does, how it is reached, and that it says when it does not know."""
    lines = (text(f"home.{line}", language, command=command, bot=bot) for line in _LINES)
    return build.section("\n".join(f"• {line}" for line in lines))


def example_row(language: str) -> Block:
    """The examples; each button carries its question."""
    pairs = zip(EXAMPLES, examples(language), strict=True)
    return build.actions([_button(name, one, language) for name, one in pairs])


def _button(name: str, one: Example, language: str) -> Block:
    return build.button(name, one.title, f"{language} {one.ask}", spoken=truncate(f"{one.title}: {one.ask}", 75))


def quoted(language: str, ask: str) -> Message:
    """Says which example is answered next."""
    said = text("examples.quoted", language, text=code(ask))
    return Message(said, (build.context(said),))
