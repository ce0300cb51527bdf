"""What is sent: a message with its blocks, a modal, or an App Home. Plain data; `bot/slack/limits.py` makes it fit."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `text`, escaped, is what notifications and screen readers get, and all there is without blocks."""

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal. `submit` empty means that there is nothing to send off."""

    callback: str
    title: str
    blocks: tuple[Block, ...]
    close: str
    submit: str = ""
    metadata: str = ""

    def payload(self) -> Block:
        """The view object as `views.open` takes it."""
        view: Block = {
            "type": "modal",
            "callback_id": self.callback,
            "title": {"type": "plain_text", "text": self.title},
            "close": {"type": "plain_text", "text": self.close},
            "blocks": list(self.blocks),
            "private_metadata": self.metadata,
        }
        if self.submit:
            view["submit"] = {"type": "plain_text", "text": self.submit}
        return view


@dataclass(frozen=True, slots=True)
class Home:
    """The App Home of one person."""

    blocks: tuple[Block, ...]

    def payload(self) -> Block:
        """The view object as `views.publish` takes it."""
        return {"type": "home", "blocks": list(self.blocks)}
