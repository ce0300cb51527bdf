"""May a modal be opened now? Trigger ids are good for one use within three seconds, counted by this Slack's clock."""

import secrets
from dataclasses import dataclass

from bot.fakeslack.errors import SlackError
from bot.fakeslack.rules import Clock, Rules


@dataclass(slots=True)
class Trigger:
    """Who may be shown a modal, until when, and from which view when it was pressed in one."""

    id: str
    user: str
    made: float
    view_id: str | None = None
    used: bool = False


class Triggers:
    """The trigger ids given out so far."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self._known: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None) -> str:
        """A new trigger id for this person."""
        name = f"{len(self._known) + 1}.{int(self._clock())}.{secrets.token_hex(16)}"
        self._known[name] = Trigger(name, user, self._clock(), view_id)
        return name

    def spend(self, name: str) -> Trigger:
        """Use a trigger id up; raises exchanged_trigger_id, expired_trigger_id or invalid_trigger_id."""
        trigger = self._known.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._clock() - trigger.made > self._rules.trigger_seconds:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger
