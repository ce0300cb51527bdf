"""Answers where they belong: shared channels, choices, interruptions."""

import pytest

from bot.diagnosis.model import Mode
from bot.fakeslack.server import FakeSlack
from bot.service.model import Place, Surface
from bot.slack.answering import chosen, interrupted
from tests.fixtures.mailwhy import Mailwhy
from tests.fixtures.replies import offer

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated"


async def test_where_another_organisation_reads_there_are_no_drafts(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Also after the card was drawn again."""
    sent = await slack.mention("emma", "shared-rossi", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert "'draft'" not in str(card.blocks)
    await slack.press("emma", card, "menu", selected_option="it")
    await slack.wait_for(lambda: card.text.startswith("Certo"))
    assert "'draft'" not in str(card.blocks)


def test_what_the_person_chose_is_the_answer_and_likely() -> None:
    """They say so; no server said it."""
    reply = chosen(offer(("smtp/user-unknown", "smtp/mailbox-full")), "smtp/mailbox-full")
    assert reply.diagnosis.mode is Mode.ANSWER
    assert [one.entry for one in reply.diagnosis.matches] == ["smtp/mailbox-full"]
    assert reply.diagnosis.certainty == "likely"


@pytest.mark.parametrize("surface", [Surface.MENTION, Surface.DIRECT])
async def test_an_interruption_is_told_where_it_was_asked(slack: FakeSlack, mailwhy: Mailwhy, surface: Surface) -> None:
    """In a channel to the asker only."""
    await slack.direct("emma", "550 5.1.1 user unknown")
    (answer,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    channel = answer.channel if surface is Surface.DIRECT else slack.space.channel("support").id
    place = Place("T0MAILWHY", channel, None, slack.space.user("emma").id, surface)
    assert await interrupted(mailwhy.desk, place, "", "")
    where = None if surface is Surface.DIRECT else "support"
    heard = [one for one in slack.visible("emma", where) if one.bot_id]
    assert bool(heard[-1].ephemeral_to) is (surface is Surface.MENTION)


async def test_an_interrupted_message_is_edited(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What said `wait` says `ask again`, and its buttons are gone."""
    sent = await slack.mention("emma", "support", SPF)
    (card,) = await slack.wait_for(lambda: slack.replies(sent.message))
    place = Place("T0MAILWHY", card.channel, card.thread_ts, slack.space.user("emma").id, Surface.MENTION)
    assert await interrupted(mailwhy.desk, place, "", card.ts)
    assert "more" not in str(card.blocks)


async def test_an_interruption_that_cannot_be_told_is_a_value(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Somebody else may try."""
    place = Place("T0MAILWHY", "C0GONE", "1.1", slack.space.user("emma").id, Surface.MENTION)
    assert not await interrupted(mailwhy.desk, place, "", "")
