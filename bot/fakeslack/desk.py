"""Who is acting, where, and how does the app hear of it? What writing and pressing have in common."""

import asyncio
from collections.abc import Iterable

from bot.fakeslack import scopes
from bot.fakeslack.core import Core
from bot.fakeslack.courier import Courier
from bot.fakeslack.delivery import Delivery, Envelope
from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.model import Channel, Json, Message, User, View
from bot.fakeslack.payloads import events

Who = str | User
Where = str | Channel


class Desk:
    """One Slack as its people use it: finds who and where, refuses what they cannot do, tells the app."""

    core: Core
    courier: Courier

    async def _deliver(self, envelope: Envelope, name: str, payload: Json) -> Delivery:
        return await self.courier.deliver(Delivery(envelope, name, payload))

    async def _events(self, told: Iterable[tuple[str, Json]], place: Channel) -> tuple[Delivery, ...]:
        app = self.core.space.app
        if app.bot_user not in place.members:
            return ()
        heard = [(name, event) for name, event in told if scopes.hears(app, name)]
        payloads = [(name, events.callback(self.core, event, channel=place)) for name, event in heard]
        return tuple(await asyncio.gather(*(self._deliver(Envelope.EVENT, *one) for one in payloads)))

    def _mark(self, typed: str) -> str | None:
        space = self.core.space
        if typed.startswith("<"):
            return typed if typed[2:-1].partition("|")[0] in {**space.users, **space.channels} else None
        name = typed[1:].lower()
        if typed.startswith("#"):
            found = next((one for one in space.channels.values() if one.name == name), None)
            return f"<#{found.id}|{found.name}>" if found else None
        if name in ("here", "channel", "everyone"):
            return f"<!{name}>"
        user = next((one for one in space.users.values() if one.name == name), None)
        return f"<@{user.id}>" if user else None

    def _place(self, channel: Where, user: Who) -> Channel:
        known = {one for person in self.core.space.users.values() for one in (person.id, person.name)}
        named = isinstance(channel, str) and channel in known
        return self.core.space.direct(user) if named else self.core.space.channel(channel)

    def _person_in(self, user: Who, channel: Where) -> tuple[User, Channel]:
        person, place = self.core.space.user(user), self.core.space.channel(channel)
        if person.id not in place.members:
            raise CannotDoThatError(f"{person.name} is not in {place.name or place.id}.")
        return person, place

    def _thread(self, place: Channel, thread_ts: str | None) -> str | None:
        if thread_ts is None:
            return None
        root = self.core.space.find_message(place, thread_ts)
        if root is None:
            raise CannotDoThatError(f"There is no thread {thread_ts} in {place.name or place.id}.")
        return root.root

    def _own(self, user: Who, message: Message) -> tuple[User, Channel]:
        person, place = self._person_in(user, message.channel)
        if message.user != person.id or message.deleted:
            raise CannotDoThatError(f"This message is not {person.name}'s.")
        return person, place

    def _sees(self, person: User, where: Message | View) -> None:
        if isinstance(where, View):
            if where.user != person.id or not where.is_open:
                raise CannotDoThatError(f"{person.name} does not have this view open.")
            return
        _, place = self._person_in(person, where.channel)
        if where not in self.core.space.visible(person, place):
            raise CannotDoThatError(f"{person.name} cannot see this message.")

    def _modal_of(self, user: Who, view: View | None) -> tuple[User, View]:
        person = self.core.space.user(user)
        shown = self.core.space.modal(person)
        if shown is None or (view is not None and view is not shown):
            raise CannotDoThatError(f"{person.name} does not look at this modal.")
        return person, shown
