"""What only authors may do, over both transports."""

from collections.abc import AsyncIterator

import pytest

from bot.config import Config, KnowledgePart
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.service.ask import Asking
from bot.slack.authors import Authors
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

CONFIG = Config(knowledge=KnowledgePart(authors="authors"))


@pytest.fixture
def reloads(slack: FakeSlack) -> list[int]:
    """A mark for each time that the knowledge was read again; everybody speaks English."""
    for name in ("anna", "dario"):
        slack.space.user(name).locale = "en-GB"
    return []


@pytest.fixture
async def mailwhy(slack: FakeSlack, store: Store, reloads: list[int]) -> AsyncIterator[Mailwhy]:
    """A bot whose only author is emma."""
    emma = slack.space.user("emma").id
    slack.space.usergroups.append({"id": "S0AUTHORS", "name": "Authors", "handle": "authors", "users": [emma]})
    running: Mailwhy

    async def is_author(person: str) -> bool:
        return await Authors(running.desk.poster, "authors")(person)

    async def reload() -> None:
        reloads.append(1)

    running = await start(slack, Asking(bundled, store), store, config=CONFIG, is_author=is_author, reload=reload)
    yield running
    await running.stop()


@pytest.fixture
async def free(slack: FakeSlack, store: Store, reloads: list[int]) -> AsyncIterator[Mailwhy]:
    """A bot for which no authors are named."""

    async def reload() -> None:
        reloads.append(1)

    running = await start(slack, Asking(bundled, store), store, reload=reload)
    yield running
    await running.stop()


async def page(slack: FakeSlack, who: str, text: str, channel: str = "support") -> Message:
    """What only this person sees after the command."""
    before = len(private(slack, who, channel))
    await slack.command(who, channel, "/mailwhy", text)
    return (await slack.wait_for(lambda: private(slack, who, channel)[before:]))[-1]


def private(slack: FakeSlack, who: str, channel: str = "support") -> list[Message]:
    """What only this person sees there."""
    return [one for one in slack.visible(who, channel) if one.ephemeral_to]


@pytest.mark.usefixtures("mailwhy")
async def test_only_authors_have_the_knowledge_read_again(slack: FakeSlack, reloads: list[int]) -> None:
    """Another is told so kindly; looking is open to all."""
    assert "Only the authors" in (await page(slack, "anna", "kb reload")).text
    assert reloads == []
    assert "entries" in (await page(slack, "anna", "kb")).text
    await slack.command("emma", "support", "/mailwhy", "kb reload")
    await slack.wait_for(lambda: any("entries" in one.text for one in slack.visible("emma", "support")))
    assert reloads == [1]
    assert slack.calls.refused() == []


@pytest.mark.usefixtures("free")
async def test_where_no_authors_are_named_outsiders_still_may_not(slack: FakeSlack, reloads: list[int]) -> None:
    """A guest and a person of another company are told so, a colleague may."""
    assert "Only the authors" in (await page(slack, "gus", "kb reload")).text
    assert "Only the authors" in (await page(slack, "dario", "kb reload", "shared-rossi")).text
    assert reloads == []
    await page(slack, "anna", "kb reload")
    assert reloads == [1]
    slack.space.app.scopes.discard("users:read")
    assert "Only the authors" in (await page(slack, "dario", "kb reload", "shared-rossi")).text
    await page(slack, "anna", "kb reload")
    assert reloads == [1, 1]
