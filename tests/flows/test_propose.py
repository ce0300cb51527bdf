"""An entry is proposed: from the modal to the authors' channel, over both transports."""

from collections.abc import AsyncIterator

import pytest

from bot.config import Config, KnowledgePart
from bot.fakeslack.model import Message
from bot.fakeslack.server import FakeSlack
from bot.kb.yaml_nodes import parse
from bot.service.ask import Asking
from bot.store.store import Store
from tests.fixtures.mailwhy import Mailwhy, bundled, start

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"
FIELDS = {
    "platform": "mailbox",
    "title": "Too many folders <!channel>",
    "slug": "too-many-folders",
    "symptoms": "it hangs at reading folders\nthousands of directories in the inbox tree",
    "steps": "Delete or merge folders",
    "actor": "sender",
    "example": "anna@rossi.example: sync dies while reading the tree, password: Tr0ub4dor-xyz",
}


@pytest.fixture
async def mailwhy(slack: FakeSlack, store: Store) -> AsyncIterator[Mailwhy]:
    """A bot whose only author is emma; authors meet in #escalations."""
    emma = slack.space.user("emma").id

    async def is_author(person: str) -> bool:
        return person == emma

    part = KnowledgePart(
        authors="authors", channel=slack.space.channel("escalations").id, edit_url="https://git.example/kb"
    )
    config = Config(knowledge=part)
    running = await start(slack, Asking(bundled, store), store, config=config, is_author=is_author)
    yield running
    await running.stop()


async def submit(slack: FakeSlack, who: str, **more: str) -> None:
    """Fill the modal in and send it off."""
    await slack.wait_for(lambda: slack.space.modal(who) and slack.space.modal(who).callback_id == "propose")
    await slack.submit(who, state={block: {"value": value} for block, value in {**FIELDS, **more}.items()})


def said(slack: FakeSlack, who: str, where: str | None) -> list[Message]:
    """What the bot said there."""
    return [one for one in slack.visible(who, where) if one.bot_id and not one.ephemeral_to]


def yaml_of(message: Message) -> str:
    """The file in a message."""
    return message.blocks[1]["elements"][0]["elements"][0]["text"]


async def test_anybody_proposes_by_the_command_and_authors_get_the_file(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """With who it was and where to edit; secrets and addresses are in nothing that goes out or is kept."""
    await slack.command("anna", "support", "/mailwhy", "kb propose")
    await submit(slack, "anna")
    (message,) = await slack.wait_for(lambda: said(slack, "emma", "escalations"))
    assert parse(yaml_of(message)).value["id"] == "mailbox/too-many-folders"
    assert slack.space.user("anna").id in message.text
    assert "https://git.example/kb" in str(message.blocks)
    assert "<!channel>" not in str(message.blocks[0])
    thanks, secret = await slack.wait_for(lambda: len(found := said(slack, "anna", None)) == 2 and found)
    assert "`mailbox/too-many-folders`" in thanks.text
    assert "password" in secret.text
    (kept,) = await mailwhy.desk.store.proposals.open()
    assert kept.yaml == yaml_of(message)
    assert not any("Tr0ub4dor" in str(call.args) or "anna@" in str(call.args) for call in slack.calls)
    assert slack.space.modal("anna") is None
    assert slack.calls.refused() == []


async def test_an_author_proposes_from_more(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """What is known of the answer is filled in; afterwards both modals are closed."""
    sent = await slack.mention("emma", "support", SPF)
    (shown,) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.press("emma", shown, "more")
    await slack.wait_for(lambda: slack.space.modal("emma"))
    await slack.press("emma", slack.space.modal("emma"), "propose_entry")
    await slack.wait_for(lambda: slack.space.modal("emma").callback_id == "propose")
    assert "5.7.26" in str(slack.space.modal("emma").blocks)
    await submit(slack, "emma")
    await slack.wait_for(lambda: said(slack, "emma", "escalations"))
    assert slack.space.modals("emma") == []
    assert [one.origin for one in await mailwhy.desk.store.proposals.open()] == ["more"]
    assert slack.calls.refused() == []


async def test_what_is_missing_is_said_at_its_field(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """The modal stays open with what was typed."""
    await slack.command("emma", "support", "/mailwhy", "kb propose")
    await submit(slack, "emma", slug="Too Many", symptoms="only one")
    view = slack.space.modal("emma")
    assert set(view.errors) == {"slug", "symptoms"}
    assert "hyphens" in view.errors["slug"]
    assert said(slack, "emma", "escalations") == []


async def test_without_a_channel_for_it_the_proposer_gets_the_file(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Also where the bot is no member there."""
    slack.space.channel("escalations").members.discard(slack.space.app.bot_user)
    await slack.command("anna", "support", "/mailwhy", "kb propose")
    await submit(slack, "anna")
    message = (await slack.wait_for(lambda: said(slack, "anna", None)))[0]
    assert "mailbox/too-many-folders" in yaml_of(message)
