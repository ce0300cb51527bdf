"""What does the page say of a place? Its name, who reads there, and how one reaches the bot from it. Pure."""

from dataclasses import dataclass

from bot.fakeslack.model import Channel, Json, Kind
from bot.fakeslack.state import Workspace

NO_COMMANDS = "People of another company mention the bot; its commands are not theirs."


@dataclass(frozen=True, slots=True)
class Spot:
    """What is special about a channel. `mention`: is the bot mentioned unless one says otherwise?"""

    topic: str
    hint: str
    mention: bool = True


def place(channel: Channel, space: Workspace, spot: Spot | None = None, *, stranger: bool = False) -> Json:
    """One conversation in the list on the left, as one of the company or a `stranger` sees it."""
    bot = space.users[space.app.bot_user].real_name
    if channel.kind is Kind.IM:
        topic, hint = "Direct message", "Only you and the bot read this. Type / for the slash command."
        return {"id": channel.id, "kind": "direct", "name": bot, "topic": topic, "hint": hint, "mention": None}
    shown = spot or _usual(channel, space)
    there = space.app.bot_user in channel.members
    return {
        "id": channel.id,
        "kind": "channel",
        "name": channel.name,
        "topic": shown.topic,
        "hint": NO_COMMANDS if stranger else shown.hint,
        "mention": shown.mention if there else None,
        "absent": not there,
    }


def _usual(channel: Channel, space: Workspace) -> Spot:
    bot = space.users[space.app.bot_user].real_name
    if space.app.bot_user not in channel.members:
        return Spot(f"{bot} is not in this channel", "The shortcut in the menu of a message works here all the same.")
    hint = "Type / for the slash command: only you see its answer."
    if channel.is_shared:
        others = [team.name for team in space.teams.values() if team.id in channel.teams]
        return Spot(f"Shared: {' and '.join(others)} read this", hint)
    return Spot("The whole team reads this", hint)
