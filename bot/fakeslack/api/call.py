"""What is one Web API call, seen by the code that answers it? Arguments, who asks, and the usual refusals."""

from dataclasses import dataclass

from bot.fakeslack import scopes
from bot.fakeslack.core import Core
from bot.fakeslack.errors import SlackError, invalid
from bot.fakeslack.model import Channel, Json, Kind, Message, User
from bot.fakeslack.state import Workspace


@dataclass(slots=True)
class Call:
    """A call whose token was already checked."""

    core: Core
    method: str
    args: Json

    @property
    def space(self) -> Workspace:
        """The workspace."""
        return self.core.space

    def text(self, name: str) -> str:
        """A text argument, empty when it is not there."""
        value = self.args.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def need(self, name: str) -> str:
        """A text argument that must be there; raises invalid_arguments."""
        if not self.text(name):
            raise invalid("invalid_arguments", [f"missing required field: {name}"])
        return self.text(name)

    def flag(self, name: str) -> bool:
        """A yes or no, as JSON or as a form writes it."""
        return self.args.get(name) in (True, 1, "true", "True", "1")

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        try:
            return int(self.args.get(name, default))
        except (TypeError, ValueError):
            raise invalid("invalid_arguments", [f"must be an integer [json-pointer:/{name}]"]) from None

    def listed(self, name: str) -> list[str]:
        """A list argument; a form may write it with commas."""
        value = self.args.get(name)
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return [str(one) for one in value] if isinstance(value, list) else []

    def objects(self, name: str) -> list[Json]:
        """A list of JSON objects; raises invalid_arguments when it is anything else."""
        value = self.args.get(name)
        if value is None or value == "":
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise invalid("invalid_arguments", [f"must be an array of objects [json-pointer:/{name}]"])
        return value

    def need_scope(self, *names: str) -> None:
        """Raise missing_scope unless the app has one of these scopes."""
        if self.core.rules.enforce_scopes:
            scopes.need(self.space.app, *names)

    def channel(self, name: str = "channel") -> Channel:
        """The conversation asked for, if the bot may know of it; raises channel_not_found."""
        channel = self.space.channels.get(self.text(name))
        hidden = channel is not None and channel.kind is not Kind.CHANNEL and not self.is_member(channel)
        if channel is None or hidden:
            raise SlackError("channel_not_found")
        return channel

    def is_member(self, channel: Channel) -> bool:
        """Is the bot in this conversation?"""
        return self.space.app.bot_user in channel.members

    def target(self, name: str = "channel") -> Channel:
        """The conversation to write to: an id, a #name or a person's id; raises what prevents that."""
        wanted = self.text(name)
        if wanted in self.space.users and wanted != self.space.app.bot_user:
            return self.space.direct(wanted)
        named = next((one for one in self.space.channels.values() if one.name and f"#{one.name}" == wanted), None)
        if named:
            self.args[name] = named.id
        channel = self.channel(name)
        if channel.is_archived:
            raise SlackError("is_archived")
        if not self.is_member(channel) and "chat:write.public" not in self.space.app.scopes:
            raise SlackError("not_in_channel")
        return channel

    def user(self, name: str = "user") -> User:
        """The person asked for; raises user_not_found."""
        user = self.space.users.get(self.text(name))
        if user is None:
            raise SlackError("user_not_found")
        return user

    def message(self, channel: Channel, name: str = "ts") -> Message:
        """The message asked for, if everybody can see it; raises message_not_found."""
        message = self.space.find_message(channel, self.text(name))
        if message is None:
            raise SlackError("message_not_found")
        return message

    def is_mine(self, message: Message) -> bool:
        """Did this bot write it?"""
        return message.bot_id == self.space.app.bot_id
