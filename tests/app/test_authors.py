"""Authors as mailwhy.yaml names them, in the whole bot."""

import asyncio

import pytest

from bot.app.bot import running
from bot.fakeslack.server import FakeSlack
from bot.settings import read
from tests.app.conftest import Environ
from tests.app.test_bot import QUESTION, joined

ENTRY = "smtp/user-unknown"


async def command(slack: FakeSlack, who: str, text: str, expected: str) -> None:
    """Type it, and be told so."""
    before = len(slack.visible(who, "support"))
    await slack.command(who, "support", "/mailwhy", text)
    await slack.wait_for(lambda: any(expected in one.text for one in slack.visible(who, "support")[before:]))


async def said(slack: FakeSlack) -> str:
    """The card that answers a question."""
    sent = await slack.mention("piotr", "support", QUESTION)
    return str((await slack.wait_for(lambda: slack.replies(sent.message)))[0].blocks)


async def test_an_author_pauses_for_every_process(slack: FakeSlack, environ: Environ) -> None:
    """Also for one that is started later; another person is refused."""
    emma = slack.space.user("emma").id
    slack.space.user("anna").locale = "en-GB"
    slack.space.usergroups.append({"id": "S0AUTHORS", "name": "Authors", "handle": "mail-authors", "users": [emma]})
    settings = read(environ(), config_text="knowledge: {authors: '@mail-authors'}")
    async with running(settings) as bot:
        await joined(slack, bot)
        assert ENTRY in await said(slack)
        await command(slack, "anna", f"kb pause {ENTRY}", "Only the authors")
        await command(slack, "anna", "kb reload", "Only the authors")
        await command(slack, "emma", f"kb pause {ENTRY}", "is paused")
        assert ENTRY not in await said(slack)
    async with running(settings) as bot:
        await joined(slack, bot)
        assert ENTRY not in await said(slack)
        await command(slack, "emma", f"kb resume {ENTRY}", "in use again")
        assert ENTRY in await said(slack)


@pytest.mark.parametrize("transport", ["socket"], indirect=True)
async def test_a_group_that_is_not_there_stops_nothing(slack: FakeSlack, environ: Environ) -> None:
    """Nobody is an author; people are answered."""
    async with running(read(environ(), config_text="knowledge: {authors: pigeons}")) as bot:
        await joined(slack, bot)
        answered, _ = await asyncio.gather(said(slack), command(slack, "emma", "kb reload", "Only the authors"))
        assert ENTRY in answered
