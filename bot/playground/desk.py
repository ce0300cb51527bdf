"""What does the person at the page do in the simulated Slack? One method for each thing the page can ask for."""

from typing import Any

from bot.fakeslack.delivery import Sent
from bot.fakeslack.model import Channel, Json, Kind, Message, User, View
from bot.fakeslack.server import FakeSlack
from bot.playground import shape

LATE = "The bot did not answer within 3 seconds; Slack would show an error here."


class NotThereError(Exception):
    """The page asked for something that is gone: an old message, a closed modal. The text is for the person."""


class Desk:
    """One person in the simulated workspace, with the places shown to them."""

    def __init__(self, slack: FakeSlack, person: str = "emma", channels: tuple[str, ...] = ("support", "general")) -> None:
        self.slack = slack
        self.me: User = slack.space.user(person)
        self.places: list[Channel] = [slack.space.channel(name) for name in channels]
        self.places.insert(1, slack.space.direct(self.me))

    def snapshot(self) -> Json:
        """Everything the page shows at its start."""
        return shape.snapshot(self.me, self.slack.space, self.places)

    async def say(self, body: Json) -> Json:
        """Write in a channel (the bot is mentioned), in the direct message, or in a thread of either."""
        place = self._place(body)
        said, thread = str(body.get("text") or ""), body.get("thread_ts")
        speak = self.slack.write if place.kind is Kind.IM else self.slack.mention
        return _notice(await speak(self.me, place, said, thread))

    async def command(self, body: Json) -> Json:
        """Type a slash command."""
        name, _, rest = str(body.get("text") or "").partition(" ")
        if name != "/mailwhy":
            return {"notice": f"There is no command {name} here. Try /mailwhy help."}
        return _notice(await self.slack.command(self.me, self._place(body), name, rest.strip()))

    async def press(self, body: Json) -> Json:
        """Press a button or choose from a menu, on a message or in the modal."""
        where: Message | View = self._view(body["view_id"]) if body.get("view_id") else self._message(body)
        option = body.get("selected_option")
        chosen = option["value"] if isinstance(option, dict) else option
        sent = await self.slack.press(
            self.me, where, str(body["action_id"]), value=body.get("value"), selected_option=chosen, block_id=body.get("block_id")
        )
        return _notice(sent)

    async def submit(self, body: Json) -> Json:
        """Send the modal; tells the errors at its fields, and whether it closed."""
        view = self._view(body["view_id"])
        state = {block: {name: _given(value) for name, value in fields.items()} for block, fields in body["values"].items()}
        sent = await self.slack.submit(self.me, view, state)
        return {**_notice(sent), "errors": view.errors, "cleared": not view.is_open and not self.slack.space.modal(self.me)}

    async def close(self, body: Json) -> Json:
        """Close the modal."""
        return _notice(await self.slack.close_view(self.me, self._view(body["view_id"])))

    def _place(self, body: Json) -> Channel:
        for place in self.places:
            if place.id == body.get("channel"):
                return place
        raise NotThereError("This place is not here any more: reload the page.")

    def _message(self, body: Json) -> Message:
        for message in self.slack.space.visible(self.me, self._place(body)):
            if message.ts == body.get("ts"):
                return message
        raise NotThereError("This message is gone.")

    def _view(self, name: Any) -> View:
        view = self.slack.space.views.get(str(name))
        if view is None or not view.is_open:
            raise NotThereError("This window is closed already.")
        return view


def _given(value: Json) -> Any:
    """What a field holds, as `FakeSlack.submit` takes it."""
    if "selected_option" in value:
        return value["selected_option"]["value"] if value["selected_option"] else None
    if "selected_options" in value:
        return [option["value"] for option in value["selected_options"]]
    return value.get("value")


def _notice(sent: Sent) -> Json:
    return {} if all(delivery.acked for delivery in sent.deliveries) else {"notice": LATE}
