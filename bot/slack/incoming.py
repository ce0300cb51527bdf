"""What did Slack deliver? One reading of the many shapes of its payloads: who, where, what was pressed. Pure."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.service.model import Place, Surface

Body = Mapping[str, Any]
Ack = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A payload with what Bolt found out about it."""

    body: Body
    team: str
    """The workspace this process serves."""
    bot: str
    """The bot's user id there."""
    ack: Ack = field(repr=False)
    claimed: str = ""
    """The id of the event that was claimed; empty where nothing had to be."""
    shared: bool = False
    """Does another organisation read here too? `bot.slack.company` finds out."""

    @property
    def event(self) -> Body:
        """The inner event."""
        found: Body = self.body.get("event") or {}
        return found

    @property
    def ts(self) -> str:
        """The timestamp of the message an event brings."""
        return str(self.event.get("ts", ""))

    @property
    def action(self) -> Body:
        """What was pressed."""
        found: Body = (self.body.get("actions") or [{}])[0]
        return found

    @property
    def pressed(self) -> str:
        """The value of what was pressed: a button's, or that of the option taken."""
        chosen = self.action.get("selected_option") or self.action
        return str(chosen.get("value", ""))

    @property
    def trigger(self) -> str:
        """Opens a modal, within three seconds."""
        return str(self.body.get("trigger_id", ""))

    @property
    def response_url(self) -> str:
        """Where to answer a command or a press; empty inside modals."""
        return str(self.body.get("response_url", ""))

    @property
    def person(self) -> str:
        """Who did it."""
        return person(self.body)

    @property
    def name(self) -> str:
        """What they are called."""
        return str((self.body.get("user") or {}).get("name", ""))

    @property
    def message(self) -> Body:
        """The message the button stands in; empty for ephemeral ones and in modals."""
        return self.body.get("message") or {}

    @property
    def thread(self) -> str | None:
        """The thread the pressed message stands in; None for one in the channel itself."""
        return thread(self.body)

    @property
    def view(self) -> Body:
        """The modal that was sent or pressed in."""
        return self.body.get("view") or {}

    @property
    def is_ephemeral(self) -> bool:
        """Is the pressed card visible to one person only?"""
        return bool((self.body.get("container") or {}).get("is_ephemeral"))

    @property
    def stranger(self) -> bool:
        """Is whoever did it of another organisation?"""
        return home_team(self.body) not in {"", self.team}

    @property
    def in_home(self) -> bool:
        """Was it pressed in App Home, where nothing can be answered on the spot?"""
        return self.view.get("type") == "home"

    @property
    def place(self) -> Place:
        """Where it happened."""
        return place(self.body, self.team)


def person(body: Body) -> str:
    """Whoever wrote, pressed or commanded."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return str(user.get("id", ""))
    return str((body.get("event") or {}).get("user") or body.get("user_id") or "")


def thread(body: Body) -> str | None:
    """The thread a pressed message stands in: an ephemeral one comes without its content, so the container tells."""
    message, container = body.get("message") or {}, body.get("container") or {}
    return message.get("thread_ts") or container.get("thread_ts") or None


def typed(view: Body, block: str) -> str:
    """What was written or chosen in the field of this block, which has one element."""
    values = (view.get("state") or {}).get("values") or {}
    element: Body = next(iter((values.get(block) or {}).values()), {})
    return str(element.get("value") or (element.get("selected_option") or {}).get("value") or "").strip()


def ticked(view: Body, block: str) -> tuple[str, ...]:
    """The values of the boxes that are ticked in this block."""
    values = (view.get("state") or {}).get("values") or {}
    element: Body = next(iter((values.get(block) or {}).values()), {})
    return tuple(str(one.get("value", "")) for one in element.get("selected_options") or ())


def home_team(body: Body) -> str:
    """The workspace of whoever wrote, pressed or commanded; empty where the payload does not say."""
    user, event = body.get("user"), body.get("event") or {}
    if isinstance(user, Mapping):
        return str(user.get("team_id") or "")
    if "command" in body:
        return str(body.get("team_id") or "")
    said = event.get("message") or event.get("previous_message") or event
    return str(said.get("user_team") or said.get("team") or "")


def place(body: Body, team: str) -> Place:
    """The conversation a payload belongs to."""
    event = body.get("event")
    if event:
        direct = event.get("channel_type") == "im"
        thread = event.get("thread_ts") or (None if direct else event.get("ts"))
        surface = Surface.DIRECT if direct else Surface.MENTION
        return Place(team, str(event.get("channel", "")), thread, person(body), surface)
    if "command" in body:
        return Place(team, str(body.get("channel_id", "")), None, person(body), Surface.COMMAND)
    return _pressed(body, team)


def _pressed(body: Body, team: str) -> Place:
    channel = str((body.get("channel") or {}).get("id") or (body.get("container") or {}).get("channel_id") or "")
    message = body.get("message")
    if body.get("type") == "message_action" and message:
        return Place(team, channel, message.get("thread_ts") or message.get("ts"), person(body), Surface.SHORTCUT)
    if not message:
        return Place(team, channel, None, person(body), Surface.COMMAND)
    if channel.startswith("D"):
        return Place(team, channel, message.get("thread_ts"), person(body), Surface.DIRECT)
    return Place(team, channel, message.get("thread_ts") or message.get("ts"), person(body), Surface.MENTION)


def is_ours(body: Body, team: str) -> bool:
    """Is this event meant for the workspace we serve? A shared channel's events name other teams too."""
    if body.get("type") != "event_callback":
        return True
    teams = {str(item.get("team_id")) for item in body.get("authorizations") or ()}
    return team in (teams or {str(body.get("team_id", team))})


def is_question(body: Body) -> bool:
    """Does a person ask something with this event? Bots, edits and joins do not."""
    event = body.get("event") or {}
    if event.get("bot_id") or event.get("hidden") or not event.get("user") or event.get("edited"):
        return False
    if event.get("type") == "app_mention":
        return True
    told = event.get("subtype") in {None, "file_share", "thread_broadcast"}
    return bool(event.get("type") == "message" and event.get("channel_type") == "im" and told)
