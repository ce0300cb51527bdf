"""The daily digest in the authors' channel."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.config import Config, Hours, Humans, KnowledgePart
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.slack.desk import Desk
from bot.slack.digest import Digest
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def desk_of(mailwhy: Mailwhy, slack: FakeSlack, tz: str = "") -> Desk:
    """The desk of a bot whose authors meet in #escalations."""
    channel = slack.space.channel("escalations").id
    humans = Humans(channel=channel, hours=Hours(tz=tz)) if tz else None
    return replace(mailwhy.desk, config=Config(knowledge=KnowledgePart(channel=channel), humans=humans))


def posted(slack: FakeSlack) -> list[str]:
    """The digests."""
    return [one.text for one in slack.visible("emma", "escalations") if one.bot_id]


async def test_of_two_processes_one_posts_once_a_day(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """And the next day only if there is something new."""
    await store.gaps.record("T0MAILWHY", "k1", "fax does not arrive", "en", NINE - timedelta(hours=5))
    async with await Store.open(str(store.database.writers.url)) as second:
        other = await start(slack, Asking(bundled, second), second)
        try:
            for moment in (NINE - timedelta(minutes=1), NINE, NINE + timedelta(hours=1), NINE + timedelta(days=1)):
                for bot in (mailwhy, other):
                    await Digest(desk_of(bot, slack))(moment)
        finally:
            await other.stop()
    assert posted(slack) == ["New for the knowledge base: 1 unanswered question"]
    assert slack.calls.refused() == []


@pytest.mark.parametrize("transport", ["http"], indirect=True)
async def test_nine_is_by_the_clock_of_those_who_work(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """The zone of humans.hours."""
    await store.gaps.record("T0MAILWHY", "k1", "fax does not arrive", "en", NINE - timedelta(hours=5))
    assert not await Digest(desk_of(mailwhy, slack, "America/New_York"))(NINE + timedelta(hours=4))
    assert await Digest(desk_of(mailwhy, slack, "Europe/Kyiv"))(NINE - timedelta(hours=2))


@pytest.mark.parametrize("transport", ["http"], indirect=True)
async def test_where_it_cannot_be_posted_upkeep_goes_on(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """Without a channel there is none; a channel that is closed to the bot is logged."""
    await store.gaps.record("T0MAILWHY", "k1", "fax does not arrive", "en", NINE - timedelta(hours=5))
    assert not await Digest(mailwhy.desk)(NINE)
    slack.space.channel("escalations").members.discard(slack.space.app.bot_user)
    assert not await Digest(desk_of(mailwhy, slack))(NINE)
    assert posted(slack) == []


@pytest.mark.parametrize("transport", ["http"], indirect=True)
async def test_what_slack_refused_comes_the_next_day(slack: FakeSlack, mailwhy: Mailwhy, store: Store) -> None:
    """Not at once again, and not never."""
    await store.gaps.record("T0MAILWHY", "k1", "fax does not arrive", "en", NINE - timedelta(hours=5))
    slack.faults.refuse("chat.postMessage", "is_archived")
    digest = Digest(desk_of(mailwhy, slack))
    assert not await digest(NINE)
    assert not await digest(NINE + timedelta(hours=1))
    assert await digest(NINE + timedelta(days=1))
    assert posted(slack) == ["New for the knowledge base: 1 unanswered question"]
