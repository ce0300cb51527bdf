"""Who can one be at the page? The people of the made-up company, each with a desk of their own."""

from collections.abc import Mapping, Sequence

from bot.fakeslack.model import Json
from bot.fakeslack.server import FakeSlack
from bot.playground.desk import Desk
from bot.playground.spots import Spot
from bot.playground.told import NotThereError

ROLES: Mapping[str, str] = {
    "emma": "English, operator, author",
    "anna": "Italian, agent",
    "oksana": "Ukrainian, agent",
    "piotr": "Polish, agent",
    "gus": "a guest",
    "dario": "another company",
}
"""Everybody one can be, the first one at the start."""


class Crowd:
    """The desks of all people, and what they have in common."""

    def __init__(
        self, slack: FakeSlack, shortcuts: Sequence[Json] = (), spots: Mapping[str, Spot] | None = None
    ) -> None:
        """`shortcuts` as the manifest has them; `spots` tells by name what is special about a channel."""
        self.slack = slack
        self.desks = {name: Desk(slack, name) for name in ROLES}
        self.shortcuts = tuple(shortcuts)
        self.spots: Mapping[str, Spot] = spots or {}
        self.knowledge: Json = {"problems": [], "more": 0}
        """What is wrong with the knowledge folder now."""

    def desk(self, name: str) -> Desk:
        """The desk of this person; refuses a name that nobody has."""
        if name not in self.desks:
            raise NotThereError("There is nobody of this name here: reload the page.")
        return self.desks[name]

    def desk_or_first(self, name: str | None) -> Desk:
        """The desk of this person, or of the first one when nobody has this name."""
        return self.desks.get(name or "") or next(iter(self.desks.values()))

    @property
    def people(self) -> list[Json]:
        """Everybody one can be, with what tells them apart."""
        return [{"name": name, "label": f"{self.desks[name].me.real_name}: {role}"} for name, role in ROLES.items()]

    def ways(self, desk: Desk) -> list[Json]:
        """The shortcuts this person has; those of another company have none."""
        if desk.is_stranger:
            return []
        return [{name: one[name] for name in ("name", "type", "callback_id")} for one in self.shortcuts]
