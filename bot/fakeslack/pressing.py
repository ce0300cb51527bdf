"""What can a person run and press? Commands, buttons, menus, shortcuts, and the modals that they open."""

from typing import Any

from bot.fakeslack import acks, fields, modals
from bot.fakeslack.delivery import Envelope, Sent
from bot.fakeslack.desk import Desk, Where, Who
from bot.fakeslack.errors import CannotDoThatError
from bot.fakeslack.model import Json, Message, View
from bot.fakeslack.payloads import interactions


class Pressing(Desk):
    """The part of the people's side that makes commands and interactions."""

    # -- commands, presses, shortcuts

    async def command(self, user: Who, channel: Where, command: str, text: str = "") -> Sent:
        """Type a slash command in a channel (or, by a person's name or id, in the direct conversation with the bot)."""
        person, place = self._person_in(user, self._place(channel, user))
        payload = interactions.command(self.core, person, place, command, text)
        delivery = await self._deliver(Envelope.COMMAND, command, payload)
        acks.command(self.core, delivery, person.id, place)
        return Sent(None, (delivery,))

    async def press(
        self,
        user: Who,
        where: Message | View,
        action_id: str,
        *,
        value: str | None = None,
        selected_option: Any = None,
        block_id: str | None = None,
        state: Json | None = None,
    ) -> Sent:
        """Press a button, choose from a menu or an overflow, tick, pick a date, on a message, a modal or the Home tab.

        `value` picks among buttons of one action id, and is what a feedback pair or a text field gets;
        `selected_option` is an option's value or text (a list for menus of several), a user id, a date.
        `state` fills in fields first, as for `submit`.
        """
        person = self.core.space.user(user)
        self._sees(person, where)
        block, element = fields.find(where.blocks, action_id, block_id, value)
        given = selected_option if selected_option is not None else value
        action = fields.action(block, element, given, self.core.space.ids.ts())
        entered = dict(state or {})
        if element["type"] in ("button", "overflow", "feedback_buttons", "icon_button", "workflow_button"):
            pass
        else:
            entered[block["block_id"]] = {action_id: given}
        if isinstance(where, View):
            where.values = fields.values(where.blocks, entered, where.values)
            payload = interactions.view_press(self.core, person, where, action)
        else:
            payload = interactions.message_press(self.core, person, where, action, fields.values(where.blocks, entered))
        message = None if isinstance(where, View) else where
        return Sent(message, (await self._deliver(Envelope.INTERACTION, f"block_actions:{action_id}", payload),))

    async def suggest(self, user: Who, where: Message | View, action_id: str, typed: str) -> list[Json]:
        """Type into a menu whose choices the app supplies; the choices it answered."""
        person = self.core.space.user(user)
        self._sees(person, where)
        block, element = fields.find(where.blocks, action_id)
        payload = interactions.suggestion(self.core, person, where, element, block["block_id"], typed)
        delivery = await self._deliver(Envelope.INTERACTION, f"block_suggestion:{action_id}", payload)
        body = delivery.ack.body if isinstance(delivery.ack.body, dict) else {}
        options: list[Json] = body.get("options") or []
        return options

    async def shortcut(self, user: Who, callback_id: str, message: Message | None = None) -> Sent:
        """Run a shortcut: a global one, or on a message."""
        person = self.core.space.user(user)
        if message is None:
            payload = interactions.global_shortcut(self.core, person, callback_id)
        else:
            self._sees(person, message)
            payload = interactions.message_shortcut(self.core, person, message, callback_id)
        return Sent(message, (await self._deliver(Envelope.INTERACTION, f"{payload['type']}:{callback_id}", payload),))

    # -- modals

    async def submit(self, user: Who, view: View | None = None, state: Json | None = None) -> Sent:
        """Send a modal (the visible one) with these fields: {action_id: value} or {block_id: {action_id: value}}.

        What Slack's client refuses by itself (an empty required field, too many characters) raises CannotDoThatError.
        The view closes, shows `view.errors`, is replaced or covered, as the ack says.
        """
        person, shown = self._modal_of(user, view)
        shown.values = fields.values(shown.blocks, state, shown.values)
        wrong = fields.missing(shown.blocks, shown.values)
        if wrong:
            raise CannotDoThatError(f"Slack does not send this: {', '.join(wrong)} is empty or of a wrong length.")
        shown.errors = {}
        shown.response_urls = self._response_urls(shown)
        payload = interactions.submission(self.core, person, shown)
        delivery = await self._deliver(Envelope.INTERACTION, f"view_submission:{shown.callback_id}", payload)
        acks.submission(self.core, delivery, shown)
        return Sent(None, (delivery,))

    def _response_urls(self, view: View) -> list[Json]:
        issued = []
        for block, element in fields.all_elements(view.blocks):
            if element.get("response_url_enabled"):
                value = fields.held(element, view.values[block["block_id"]][element["action_id"]])
                url = self.core.response_urls.issue(view.user, value) if value else None
                names = {"block_id": block["block_id"], "action_id": element["action_id"]}
                issued += [{**names, "channel_id": value, "response_url": url}] if url else []
        return issued

    async def close_view(self, user: Who, view: View | None = None, *, clear: bool = False) -> Sent:
        """Close a modal by its cancel button, or (`clear`) the whole stack by the cross."""
        person, shown = self._modal_of(user, view)
        told = [
            one for one in self.core.space.modals(person) if one.body.get("notify_on_close") and (clear or one is shown)
        ]
        if clear:
            modals.close_all(self.core, person.id)
        else:
            modals.close_top(self.core, shown)
        sent = []
        for one in told:
            payload = interactions.closed(self.core, person, one, cleared=clear)
            sent.append(await self._deliver(Envelope.INTERACTION, f"view_closed:{one.callback_id}", payload))
        return Sent(None, tuple(sent))
