"""The first thing somebody does holds no word of theirs: the answer is in the language of their Slack."""

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import text
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy

BOUNCE = "550 5.1.1 <mario@rossi.example>: Recipient address rejected: User unknown"


def whispers(slack: FakeSlack) -> list[Message]:
    """What only oksana sees."""
    return [one for one in slack.visible("oksana", "support") if one.ephemeral_to]


async def test_the_message_shortcut(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """On somebody else's words, in a language that oksana may not read."""
    sent = await slack.post_in_channel("anna", "support", BOUNCE)
    await slack.shortcut("oksana", "why_not", sent.message)
    (card,) = await slack.wait_for(lambda: whispers(slack))
    assert card.text.startswith(text("card.sure", "uk"))


async def test_the_global_shortcut(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The form, and the answer to nothing but a bounce."""
    await slack.shortcut("oksana", "why_not_global")
    view = await slack.wait_for(lambda: slack.space.modal("oksana"))
    assert view.title == text("shortcut.title", "uk")
    await slack.submit("oksana", state={"pasted": "002"})
    (card,) = await slack.wait_for(lambda: [one for one in slack.visible("oksana", None) if one.bot_id])
    assert text("card.more", "uk") in str(card.blocks)


async def test_a_mention_of_nothing(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The help."""
    await slack.mention("oksana", "support", "")
    (page,) = await slack.wait_for(lambda: whispers(slack))
    assert page.text == text("help.title", "uk")


async def test_own_words_count_for_more(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """Who writes Italian reads Italian."""
    sent = await slack.mention("oksana", "support", "il cliente dice che la mail non arriva: 550 5.1.1 user unknown")
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert card.text.startswith(text("card.sure", "it"))
