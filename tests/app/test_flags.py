"""An entry is called wrong, its file is changed, and who called it so is told: the whole bot, over both transports."""

from collections.abc import Callable
from pathlib import Path

from bot.app.bot import Bot, running
from bot.fakeslack.server import FakeSlack
from bot.settings import Settings
from tests.app.test_bot import QUESTION, joined, rewrite

Make = Callable[..., Settings]


def told(slack: FakeSlack, who: str) -> list[str]:
    """What the bot told this person directly."""
    return [one.text for one in slack.visible(who, None) if one.bot_id]


async def wrong(slack: FakeSlack, who: str) -> None:
    """This person asks, and says that the answer is wrong."""
    sent = await slack.mention(who, "support", QUESTION)
    (shown,) = await slack.wait_for(lambda: slack.replies(sent.message))
    elements = (element for block in shown.blocks for element in block.get("elements", ()))
    value = next(one["negative_button"]["value"] for one in elements if one["type"] == "feedback_buttons")
    await slack.press(who, shown, "feedback", value=value)
    await slack.wait_for(lambda: slack.space.modal(who))


async def reload(bot: Bot, entry: Path, old: str, new: str) -> None:
    """An author saves the file."""
    rewrite(entry, old, new)
    assert await bot.reload()


async def test_each_who_flagged_it_is_told_once(slack: FakeSlack, settings: Make, entry: Path) -> None:
    """Not at the start, and not again at the next change."""
    async with running(settings(), look_every=60) as bot:
        await joined(slack, bot)
        for who in ("anna", "piotr"):
            await wrong(slack, who)
        stands = await bot.desk.store.standing.list()
        assert [one.entry for one in stands] == ["smtp/user-unknown"]
        await reload(bot, entry, "the address does not exist there", "the address is gone with the wind")
        assert [len(told(slack, who)) for who in ("anna", "piotr", "emma")] == [1, 1, 0]
        assert "was changed" in told(slack, "anna")[0]
        assert await bot.desk.store.standing.list() == ()
        await reload(bot, entry, "gone with the wind", "not there")
        assert [len(told(slack, who)) for who in ("anna", "piotr")] == [1, 1]
    async with running(settings(), look_every=60) as bot:
        await joined(slack, bot)
        assert len(told(slack, "anna")) == 1
