"""The app is taken out of a workspace: its data goes, over both transports."""

import asyncio

import pytest

from bot.fakeslack.server import FakeSlack
from tests.fixtures.mailwhy import Mailwhy

TEAM = "T0MAILWHY"
GONE = {"type": "app_uninstalled"}
BOT, PEOPLE = {"oauth": ["U1"], "bot": ["U0MAILWHYBT"]}, {"oauth": ["U1"]}


async def remembered(mailwhy: Mailwhy) -> bool:
    """Is anything of ours left?"""
    return (await mailwhy.desk.store.people.get(TEAM, "U1")).choice is not None


@pytest.mark.parametrize("event", [GONE, {"type": "tokens_revoked", "tokens": BOT}], ids=["uninstalled", "revoked"])
async def test_the_workspaces_data_goes(slack: FakeSlack, mailwhy: Mailwhy, event: dict) -> None:
    """Of that workspace only; a second delivery finds nothing and is fine."""
    await mailwhy.desk.store.people.choose(TEAM, "U1", "it")
    await mailwhy.desk.store.people.choose("T0OTHER", "U1", "it")
    for _ in range(2):
        assert (await slack.event(event)).acked
    for _ in range(500):
        if not await remembered(mailwhy):
            break
        await asyncio.sleep(0.01)
    assert not await remembered(mailwhy)
    assert (await mailwhy.desk.store.people.get("T0OTHER", "U1")).choice == "it"


async def test_a_persons_revoked_token_takes_nothing_away(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The bot has its own."""
    await mailwhy.desk.store.people.choose(TEAM, "U1", "it")
    assert (await slack.event({"type": "tokens_revoked", "tokens": PEOPLE})).acked
    await slack.settled()
    assert await remembered(mailwhy)


async def test_the_data_of_another_workspace_is_not_ours_to_delete(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Its event names it."""
    await mailwhy.desk.store.people.choose(TEAM, "U1", "it")
    sent = await slack.mention("emma", "support", "hello there")
    payload = {**sent.delivery.payload, "event_id": "Ev0OTHER", "team_id": "T0OTHER", "event": GONE}
    payload["authorizations"] = [{"team_id": "T0OTHER", "is_bot": True}]
    await slack.raw(sent.delivery.envelope, payload, "app_uninstalled")
    await slack.settled()
    assert await remembered(mailwhy)
