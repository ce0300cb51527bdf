"""What can a person do in Slack? Write, mention, run a command, press, open, send a modal, edit, delete, share a file.

Every method here does what Slack's own client does: it changes the workspace, tells the app over the transport in use,
waits for the first attempt's ack, and does with the ack what Slack does. People and channels are given by name or id.
What a person could not do raises CannotDoThatError.
"""

from bot.fakeslack.delivery import Attempt, Delivery, Envelope, Sent
from bot.fakeslack.desk import Where
from bot.fakeslack.model import Json
from bot.fakeslack.others import Others
from bot.fakeslack.payloads import events
from bot.fakeslack.pressing import Pressing


class Hands(Others, Pressing):
    """The people's side of one Slack, and the raw ways to the app below it."""

    async def event(self, event: Json, *, channel: Where | None = None, event_id: str | None = None) -> Delivery:
        """Deliver any inner event, subscribed or not, without changing the workspace."""
        place = self.core.space.channel(channel) if channel else None
        payload = events.callback(self.core, event, channel=place, event_id=event_id)
        return await self._deliver(Envelope.EVENT, str(event.get("type")), payload)

    async def raw(self, envelope: Envelope, payload: Json, name: str = "raw") -> Delivery:
        """Deliver any payload as it is."""
        return await self._deliver(envelope, name, payload)

    async def redeliver(self, sent: Sent | Delivery, number: int = 1, reason: str = "http_timeout") -> Attempt:
        """Deliver the very same payload once more, as Slack does after a lost ack or a reconnect."""
        delivery = sent.delivery if isinstance(sent, Sent) else sent
        return await self.courier.attempt(delivery, number, reason)
