"""A pasted secret is cut before anything else sees it: through the running bot, in every place it could stay."""

import io
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.i18n.catalog import LANGUAGES, text
from bot.service.ask import Asking
from bot.slack import client
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start
from tests.fixtures.secrets import SECRETS, Planted, assert_nowhere, debug_log
from tests.fixtures.ways import WAYS, at_work

__all__ = ["debug_log"]
FEW = SECRETS[::24]
WARNINGS = tuple(
    text(key, language, kinds="|", author="|").partition("|")[0]
    for key in ("slack.secret", "slack.secret_command", "shortcut.secret", "shortcut.secret_app")
    for language in LANGUAGES
)


@pytest_asyncio.fixture
async def watched(slack: FakeSlack, store: Store, debug_log: io.StringIO) -> AsyncIterator[Mailwhy]:
    """The whole bot, with its log written to where the test reads it."""
    running = await start(slack, Asking(bundled, store), store)
    yield running
    await running.stop()


@pytest_asyncio.fixture
async def busy(
    slack: FakeSlack, store: Store, debug_log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Mailwhy]:
    """The whole bot where every way in is open, and everybody is an author."""
    # Nothing here is about how long it takes: the machine may be busy.
    slack.rules.ack_seconds = 30.0
    monkeypatch.setattr(client, "POSTS", 0.0)

    async def is_author(_: str) -> bool:
        return True

    running = await start(slack, Asking(bundled, store), store, config=at_work(slack), is_author=is_author)
    yield running
    await running.stop()


async def _open_everything(slack: FakeSlack, card: Message) -> None:
    """Press what opens a modal: there the text could come back as evidence or as a field's first value."""
    held = str(card.blocks)
    for action in ("more", "draft"):
        if f"'{action}'" in held:
            await slack.press("emma", card, action)
            await slack.wait_for(lambda: slack.space.modal("emma"))
            await _propose(slack)
            await slack.close_view("emma", clear=True)
    for choice in ("detail", "human"):
        if f"'{choice}'" in held:
            await slack.press("emma", card, "menu", selected_option=choice)
            await slack.wait_for(lambda: slack.space.modal("emma"))
            await slack.close_view("emma", clear=True)


async def _propose(slack: FakeSlack) -> None:
    """Where the modal offers it, lay the form over it: it holds the question as its example."""
    if "propose_entry" in str(slack.space.modal("emma").blocks):
        await slack.press("emma", slack.space.modal("emma"), "propose_entry")
        await slack.wait_for(lambda: slack.space.modal("emma").callback_id == "propose")


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


def _one_of_each_language(way: int) -> list[Planted]:
    """Other texts for every way, so that together they see much of the corpus."""
    each = ([row for row in SECRETS if row.lang == language] for language in LANGUAGES)
    return [rows[way * 5 % len(rows)] for rows in each]


def _warned(slack: FakeSlack) -> bool:
    said = json.dumps([call.args for call in slack.calls], ensure_ascii=False)
    return any(warning in said for warning in WARNINGS)


async def _come_in(slack: FakeSlack, store: Store, log: io.StringIO, way: str, row: Planted) -> None:
    """By this way; then open all that can be opened from what was said, for it could come back there."""
    await WAYS[way](slack, row.text)
    await slack.wait_for(lambda: _warned(slack), 30)
    await slack.settled()
    for channel in ("support", "general", None):
        for message in [one for one in slack.visible("emma", channel) if one.bot_id]:
            await _open_everything(slack, message)
    await slack.settled()
    for secret in row.secrets:
        await assert_nowhere(secret, slack, store, log)
    assert slack.calls.refused() == []


@pytest.mark.parametrize("transport", ["socket"], indirect=True)
@pytest.mark.parametrize(
    ("way", "row"), [(way, row) for number, way in enumerate(WAYS) for row in _one_of_each_language(number)]
)
async def test_nor_by_any_other_way_in(
    slack: FakeSlack, store: Store, debug_log: io.StringIO, busy: Mailwhy, way: str, row: Planted
) -> None:
    """Shortcuts, every form, and a channel that is read unasked; who wrote it, or can see to it, is told."""
    await _come_in(slack, store, debug_log, way, row)


@pytest.mark.parametrize("transport", ["http"], indirect=True)
async def test_nor_by_a_form_over_http(slack: FakeSlack, store: Store, debug_log: io.StringIO, busy: Mailwhy) -> None:
    """What is typed comes in another envelope there."""
    await _come_in(slack, store, debug_log, "ask_human", FEW[-1])
