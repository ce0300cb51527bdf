"""Hostile strings through the whole bot: what Slack stores of the answers is inert."""

import pytest

from bot.fakeslack.server import FakeSlack
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_mention_gets_an_inert_answer(slack: FakeSlack, mailwhy: Mailwhy, text: str) -> None:
    """As Slack delivers it (raw), with More opened too; nothing is refused."""
    sent = await slack.mention("emma", "support", text, raw=True)
    (answer,) = await slack.wait_for(lambda: slack.replies(sent.message))
    assert alive(tuple(answer.blocks), answer.text) == []
    assert answer.unfurl_links is False
    if "'more'" in str(answer.blocks):
        await slack.press("emma", answer, "more")
        view = await slack.wait_for(lambda: slack.space.modal("emma"))
        assert alive(tuple(view.blocks), "") == []
    assert slack.calls.refused() == []
