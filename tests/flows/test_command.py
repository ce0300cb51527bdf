"""The slash command's looks into the knowledge base, over both transports."""

import pytest

from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from tests.fixtures.mailwhy import Mailwhy, bundled


async def page(slack: FakeSlack, text: str) -> Message:
    """What only emma sees after the command."""
    before = len(pages(slack))
    await slack.command("emma", "support", "/mailwhy", text)
    return (await slack.wait_for(lambda: pages(slack)[before:]))[0]


def pages(slack: FakeSlack) -> list[Message]:
    """All that only emma sees."""
    return [one for one in slack.visible("emma", "support") if one.ephemeral_to]


@pytest.mark.parametrize("text", ["", "help", "help search"])
async def test_help(slack: FakeSlack, mailwhy: Mailwhy, text: str) -> None:
    """Examples to type."""
    assert "`/mailwhy search" in str((await page(slack, text)).blocks)


async def test_search_lists_entries_whose_buttons_open_them(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal of the entry, without a question."""
    shown = await page(slack, "search user unknown")
    values = [block["accessory"]["value"] for block in shown.blocks if "accessory" in block]
    assert "en smtp/user-unknown" in values
    await slack.press("emma", shown, "show", value="en smtp/user-unknown")
    view = await slack.wait_for(lambda: slack.space.modal("emma"))
    assert "smtp/user-unknown" in str(view.blocks)
    assert slack.calls.refused() == []


async def test_show_gives_one_entry(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By its id; an unknown id is said to be unknown."""
    assert bundled().entries["sell/send-failed"].title.in_("en") in (await page(slack, "show sell/send-failed")).text
    assert "`sell/no-such-thing`" in (await page(slack, "show sell/no-such-thing")).text


async def test_kb_says_how_many(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """And how fresh."""
    assert f"{len(bundled().entries)} entries" in (await page(slack, "kb")).text


async def test_help_is_in_the_persons_language(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The one they chose."""
    await mailwhy.desk.store.people.choose("T0MAILWHY", slack.space.user("emma").id, "pl")
    assert "Dlaczego" in (await page(slack, "help")).text


async def test_a_secret_in_a_command_is_noticed(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """There is no message to delete; the secret is in nothing that goes out."""
    await slack.command("emma", "support", "/mailwhy", "550 5.1.1 user unknown, password: Tr0ub4dor-xyz")
    await slack.wait_for(lambda: len([one for one in slack.visible("emma", "support") if one.ephemeral_to]) == 2)
    assert not any("Tr0ub4dor" in str(call.args) for call in slack.calls)
    assert "Tr0ub4dor" not in str([one.blocks for one in slack.visible("emma", "support")])


async def test_limits_of_a_provider(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """By name, domain or address; a slip gets near names; other words are a question."""
    shown = await page(slack, "limits mario@libero.it")
    assert shown.text == "Limits of Libero"
    assert "neither sends nor receives" in str(shown.blocks)
    assert "Did you mean: Aruba?" in (await page(slack, "limits Arruba")).text
    assert "Limits of" not in (await page(slack, "limits exceeded in Sell, error 002")).text
    assert slack.calls.refused() == []


async def test_settings_of_a_provider(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Servers and where they are known from; other words are a question."""
    shown = await page(slack, "settings info@ukr.net")
    assert shown.text == "Mail program settings of ukr.net"
    assert "imap.ukr.net, port 993, SSL/TLS" in str(shown.blocks)
    assert "settings of" not in (await page(slack, "settings of my signature in Outlook")).text
    assert slack.calls.refused() == []
