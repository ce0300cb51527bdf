"""What may the page ask for? One strict form for each of its posts; anything else is refused before it is looked at."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(min_length=1, max_length=255)]
"""An id of something."""
Given = Annotated[str, StringConstraints(max_length=12_000)] | tuple[Name, ...] | None
"""What a field holds: a text or the value of a choice, the values of several, nothing."""
State = dict[Name, dict[Name, Given]]
"""Block id -> action id -> what its field holds."""


class Asked(BaseModel):
    """What all posts have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Say(Asked):
    """Write a message."""

    channel: Name
    text: Annotated[str, StringConstraints(min_length=1, max_length=12_000)]
    thread_ts: Name | None = None


class Command(Asked):
    """Type a slash command."""

    channel: Name
    text: Annotated[str, StringConstraints(min_length=1, max_length=12_000)]


class Press(Asked):
    """Press a button or choose from a menu: on a message (channel and ts) or in the modal (view_id)."""

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
