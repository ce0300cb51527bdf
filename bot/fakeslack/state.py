"""What does this workspace hold, and who may see it? Everything the Web API reads and writes, without any protocol."""

from collections.abc import Iterable, Iterator

from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.ids import Ids
from bot.fakeslack.model import App, Channel, File, Json, Kind, Message, Team, User, View
from bot.fakeslack.rules import Clock

TEAM = "T0MAILWHY"
OTHER_TEAM = "T0ROSSISPA"


class Workspace:
    """One workspace with one installed app. `find_*` answer None, the others refuse what is not there."""

    def __init__(self, app: App, clock: Clock) -> None:
        self.app = app
        self.clock = clock
        self.ids = Ids(clock)
        self.teams: dict[str, Team] = {TEAM: Team(TEAM, "Mail Desk", "maildesk")}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, File] = {}
        self.usergroups: list[Json] = []
        self.users[app.bot_user] = User(app.bot_user, app.name, app.name.capitalize(), TEAM, is_bot=True)

    # -- people and places

    def add_team(self, team_id: str, name: str, domain: str, enterprise_id: str | None = None) -> Team:
        """Another organisation."""
        self.teams[team_id] = Team(team_id, name, domain, enterprise_id)
        return self.teams[team_id]

    def add_user(self, name: str, **fields: object) -> User:
        """A new person; fields as in `User`, e.g. locale="it-IT", guest="single", team_id=OTHER_TEAM."""
        values: Json = {"real_name": name.capitalize(), "team_id": TEAM, "email": f"{name}@example.com", **fields}
        user = User(id=str(values.pop("id", None) or self.ids.new("U")), name=name, **values)
        self.users[user.id] = user
        return user

    def add_channel(
        self, name: str, members: Iterable[str] = (), *, private: bool = False, bot: bool = True, shared: bool = False
    ) -> Channel:
        """A new channel with these people (names or ids) and, unless `bot` is false, the bot."""
        teams = {TEAM, OTHER_TEAM} if shared else {TEAM}
        channel = Channel(self.ids.new("C"), name, Kind.GROUP if private else Kind.CHANNEL, teams=teams)
        channel.members = {self.user(member).id for member in members}
        if bot:
            channel.members.add(self.app.bot_user)
        self.channels[channel.id] = channel
        return channel

    def user(self, name: str | User) -> User:
        """The person of this id or name."""
        if isinstance(name, User):
            return name
        found = self.users.get(name) or next((user for user in self.users.values() if user.name == name), None)
        if found is None:
            raise CannotDoThatError(f"There is nobody called {name!r} here.")
        return found

    def channel(self, name: str | Channel) -> Channel:
        """The conversation of this id or name (with or without #)."""
        if isinstance(name, Channel):
            return name
        bare = name.removeprefix("#")
        found = self.channels.get(name) or next((one for one in self.channels.values() if one.name == bare), None)
        if found is None:
            raise CannotDoThatError(f"There is no channel {name!r} here.")
        return found

    def direct(self, user: str | User, *others: str) -> Channel:
        """The direct conversation of the bot with this person (or with several); made when it is not there."""
        people = {self.user(user).id, *(self.user(one).id for one in others), self.app.bot_user}
        kind = Kind.MPIM if others else Kind.IM
        for channel in self.channels.values():
            if channel.kind is kind and channel.members == people:
                return channel
        peer = None if others else self.user(user).id
        channel = Channel(self.ids.new("G" if others else "D"), "", kind, people, {TEAM}, peer=peer)
        self.channels[channel.id] = channel
        return channel

    # -- messages

    def add_message(self, channel: Channel, **fields: object) -> Message:
        """A new message at the end of a conversation; fields as in `Message`."""
        message = Message(ts=self.ids.ts(), channel=channel.id, **fields)  # type: ignore[arg-type]
        channel.messages[message.ts] = message
        if message.thread_ts and message.user == self.app.bot_user:
            channel.status.pop(message.thread_ts, None)
        return message

    def find_message(self, channel: Channel, ts: str | None) -> Message | None:
        """A message that everybody there can see and that was not deleted."""
        message = channel.messages.get(ts or "")
        return message if message and not message.deleted and not message.is_ephemeral else None

    def edit(self, message: Message, text: str, blocks: list[Json], editor: str) -> None:
        """Replace what a message says and remember what it said."""
        message.log.append((message.text, message.blocks))
        message.text, message.blocks = text, blocks
        message.edited = {"user": editor, "ts": self.ids.ts()}

    def replies(self, channel: Channel, root: str) -> list[Message]:
        """The replies in a thread that everybody there can see, oldest first."""
        return [
            message
            for message in channel.messages.values()
            if message.thread_ts == root and message.ts != root and not message.deleted and not message.is_ephemeral
        ]

    def visible(self, user: str | User, channel: str | Channel, root: str | None = None) -> list[Message]:
        """What this person sees in a conversation or one thread, ephemerals to them included, oldest first."""
        reader = self.user(user).id
        all_there = self.channel(channel).messages.values()
        seen = [m for m in all_there if not m.deleted and m.ephemeral_to in (None, reader)]
        return [message for message in seen if root is None or root in (message.ts, message.thread_ts)]

    def messages(self) -> Iterator[Message]:
        """All messages of the workspace that were not deleted."""
        return (m for channel in self.channels.values() for m in channel.messages.values() if not m.deleted)

    # -- views

    def modals(self, user: str | User) -> list[View]:
        """The stack of modals this person has open, the visible one last."""
        owner = self.user(user).id
        return [view for view in self.views.values() if view.user == owner and view.is_open]

    def modal(self, user: str | User) -> View | None:
        """The modal this person looks at."""
        stack = self.modals(user)
        return stack[-1] if stack else None

    def home(self, user: str | User) -> View | None:
        """The Home tab as the app published it for this person."""
        return self.homes.get(self.user(user).id)
