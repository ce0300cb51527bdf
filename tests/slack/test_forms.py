"""A form that is sent off: closed, marked, or under way until it is known how it ended."""

import asyncio
from typing import Any

import pytest

from bot.slack import forms
from bot.slack.forms import Form
from bot.slack.incoming import Incoming
from bot.slack.views import blocks as build
from bot.slack.views.message import Modal

FORM = Form(
    Modal("f", "A form", (build.text_input("text", "text", "Text", value="typed"),), "Close", "Send"),
    "text",
    "typed\nby hand",
    "en",
)


class Slack:
    """What the form became, in order."""

    def __init__(self) -> None:
        self.acks: list[dict[str, Any]] = []
        self.views: list[Modal] = []
        self.told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def ack(self, **answer: Any) -> None:
        """The answer to the submission."""
        self.acks.append(answer)
        self.told.put_nowait(answer)

    async def refresh(self, _view: str, modal: Modal) -> None:
        """An update of the open modal."""
        self.views.append(modal)

    async def send(self, work: Any) -> bool:
        """Send the form."""
        return await forms.send(self, Incoming({"view": {"id": "V1"}}, "T1", "U0", self.ack), FORM, work)  # type: ignore[arg-type]


async def ends(wrong: str = "", until: asyncio.Event | None = None) -> str:
    """Work that ends at once, or when it may."""
    if until:
        await until.wait()
    return wrong


async def test_what_is_ready_in_time_closes_or_marks_the_form() -> None:
    """One answer to Slack, no update."""
    slack = Slack()
    assert await slack.send(ends())
    assert not await slack.send(ends("No room."))
    assert slack.acks == [{}, {"response_action": "errors", "errors": {"text": "No room."}}]
    assert slack.views == []


@pytest.mark.parametrize(
    ("wrong", "first", "fields"), [("", "Sent.", 0), ("No <room>.", "No &lt;room&gt;.", 1)], ids=["well", "badly"]
)
async def test_what_takes_longer_is_shown_as_under_way_and_then_as_it_ended(
    monkeypatch: pytest.MonkeyPatch, wrong: str, first: str, fields: int
) -> None:
    """What was typed is shown meanwhile; when it failed, it stands in its field again."""
    monkeypatch.setattr(forms, "IN_TIME", 0.01)
    slack, may = Slack(), asyncio.Event()
    sending = asyncio.create_task(slack.send(ends(wrong, may)))
    waiting = await slack.told.get()
    assert "submit" not in waiting["view"]
    assert [block["text"]["text"] for block in waiting["view"]["blocks"]] == [
        "Sending it, one moment.", "> typed\n> by hand",
    ]  # fmt: skip
    may.set()
    assert await sending == (not wrong)
    (shown,) = slack.views
    assert shown.blocks[0]["text"]["text"] == first
    assert [block for block in shown.blocks if block["type"] == "input"] == list(FORM.modal.blocks)[:fields]
    assert bool(shown.submit) == bool(wrong)
