"""What may the page ask for? One strict form for each of its posts; anything else is refused before it is looked at."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(min_length=1, max_length=255)]
"""An id of something."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=12_000)]
"""What is written."""
Given = Annotated[str, StringConstraints(max_length=12_000)] | tuple[Name, ...] | None
"""What a field holds: a text or the value of a choice, the values of several, nothing."""
State = dict[Name, dict[Name, Given]]
"""Block id -> action id -> what its field holds."""


class Asked(BaseModel):
    """What all posts have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Say(Asked):
    """Write a message, to the bot (`mention`) or just in the room."""

    channel: Name
    text: Text
    thread_ts: Name | None = None
    mention: bool = True


class Command(Asked):
    """Type a slash command."""

    channel: Name
    text: Text


class Press(Asked):
    """Press a button or choose from a menu: on a message (channel and ts), in the modal or on Home (view_id)."""

    action_id: Name
    block_id: Name | None = None
    channel: Name | None = None
    ts: Name | None = None
    view_id: Name | None = None
    value: Annotated[str, StringConstraints(max_length=2000)] | None = None
    selected: str | tuple[Name, ...] | None = None
    state: State = Field(default_factory=dict)


class Submit(Asked):
    """Send the modal."""

    view_id: Name
    values: State


class Close(Asked):
    """Close the modal."""

    view_id: Name


class Shortcut(Asked):
    """Run a shortcut: on a message (channel and ts), or the global one."""

    callback_id: Name
    channel: Name | None = None
    ts: Name | None = None


class Edit(Asked):
    """Change what one wrote."""

    channel: Name
    ts: Name
    text: Text


class Delete(Asked):
    """Delete what one wrote."""

    channel: Name
    ts: Name


class Look(Asked):
    """Look at the bot's own place: its Home tab or its messages."""

    tab: Literal["home", "messages"]


class Invite(Asked):
    """Bring the bot into a channel."""

    channel: Name
