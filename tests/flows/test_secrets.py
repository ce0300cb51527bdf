"""A pasted secret is cut before anything else sees it: through the running bot, in every place it could stay."""

import io
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start
from tests.fixtures.secrets import SECRETS, Planted, assert_nowhere, debug_log

__all__ = ["debug_log"]
FEW = SECRETS[::24]


@pytest_asyncio.fixture
async def watched(slack: FakeSlack, store: Store, debug_log: io.StringIO) -> AsyncIterator[Mailwhy]:
    """The whole bot, with its log written to where the test reads it."""
    running = await start(slack, Asking(bundled, store), store)
    yield running
    await running.stop()


async def _open_everything(slack: FakeSlack, card: Message) -> None:
    """Press what opens a modal: there the text could come back as evidence or as a field's first value."""
    held = str(card.blocks)
    for action in ("more", "draft"):
        if f"'{action}'" in held:
            await slack.press("emma", card, action)
            await slack.wait_for(lambda: slack.space.modal("emma"))
            await slack.close_view("emma", clear=True)


async def _ask(slack: FakeSlack, store: Store, log: io.StringIO, row: Planted) -> None:
    sent = await slack.mention("emma", "support", row.text)
    (answer, *_) = await slack.wait_for(lambda: slack.replies(sent.message))
    await _open_everything(slack, answer)
    await slack.settled()
    for secret in row.secrets:
        await assert_nowhere(secret, slack, store, log)
    assert slack.calls.refused() == []


@pytest.mark.parametrize("transport", ["socket"], indirect=True)
@pytest.mark.parametrize("row", SECRETS, ids=lambda row: row.id)
async def test_a_planted_secret_is_nowhere(
    slack: FakeSlack, store: Store, debug_log: io.StringIO, watched: Mailwhy, row: Planted
) -> None:
    """Not in what was posted, its buttons, the modals, a draft's fields, any table, or the log at debug."""
    await _ask(slack, store, debug_log, row)


@pytest.mark.parametrize("row", FEW, ids=lambda row: row.id)
async def test_it_is_nowhere_over_both_transports(
    slack: FakeSlack, store: Store, debug_log: io.StringIO, watched: Mailwhy, row: Planted
) -> None:
    """The same over socket and over HTTP."""
    await _ask(slack, store, debug_log, row)


async def test_nor_when_asked_by_command_or_in_a_direct_message(
    slack: FakeSlack, store: Store, debug_log: io.StringIO, watched: Mailwhy
) -> None:
    """The other ways in cut as well, and the private warning does not repeat it."""
    row = FEW[0]
    await slack.command("emma", "support", "/mailwhy", row.text.replace("\n", " "))
    await slack.wait_for(lambda: [one for one in slack.visible("emma", "support") if one.ephemeral_to])
    await slack.direct("emma", row.text)
    await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    await slack.settled()
    for secret in row.secrets:
        await assert_nowhere(secret, slack, store, debug_log)
