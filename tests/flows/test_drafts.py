"""From the button to the copy in the direct message: a record for DNS, and facts that would come alive."""

from bot.fakeslack.server import FakeSlack
from tests.fixtures.hostile import HOSTILE, alive
from tests.fixtures.mailwhy import Mailwhy

SPF = "550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires authentication"


async def open_draft(slack: FakeSlack, text: str = SPF) -> object:
    """The modal that opens from the card which answers this."""
    sent = await slack.mention("emma", "support", text)
    (card, *_) = await slack.wait_for(lambda: slack.replies(sent.message))
    await slack.press("emma", card, "draft")
    return await slack.wait_for(lambda: slack.space.modal("emma"))


def fields(view: object) -> list[str]:
    """The facts the modal asks for."""
    return [block["block_id"] for block in view.blocks if str(block.get("block_id", "")).startswith("field ")]


async def fill(slack: FakeSlack, fact: str) -> object:
    """Fill every field with this and look at the finished text."""
    state = {block: {"draft_value": f"{fact} {block}"} for block in fields(slack.space.modal("emma"))}
    await slack.submit("emma", state=state)
    return await slack.wait_for(lambda: (view := slack.space.modal("emma")) and not fields(view) and view)


async def test_hostile_facts_arrive_in_the_copy_as_they_were_typed(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """A mention of everybody and a link with another face are letters."""
    await open_draft(slack)
    await fill(slack, HOSTILE[2])
    await slack.submit("emma")
    (copy,) = await slack.wait_for(lambda: [one for one in slack.visible("emma", None) if one.bot_id])
    assert alive(tuple(copy.blocks), copy.text) == []
    assert "<https://evil.example|bank.example>" in str(copy.blocks)
    assert slack.calls.refused() == []


async def test_another_addressee_keeps_what_was_typed(slack: FakeSlack, mailwhy: Mailwhy) -> None:
    """Filled for one, not asked again for the other."""
    view = await open_draft(slack)
    asked = fields(view)
    await fill(slack, "typed")
    other = "sender" if "field dkim_host" in asked else "dns"
    await slack.press("emma", slack.space.modal("emma"), "draft_to", selected_option=other)
    await slack.wait_for(lambda: slack.calls.of("views.update"))
    await slack.settled()
    assert not set(asked) & set(fields(slack.space.modal("emma")))
    assert slack.calls.refused() == []
