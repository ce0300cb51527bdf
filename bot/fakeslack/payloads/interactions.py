"""What does Slack tell an app when somebody types a command, presses a button, or sends a modal?"""

from bot.fakeslack import shapes
from bot.fakeslack.core import Core
from bot.fakeslack.model import Channel, Json, Message, User, View
from bot.fakeslack.state import TEAM


def _base(core: Core, user: User, kind: str) -> Json:
    app, team = core.space.app, core.space.teams[user.team_id]
    home = core.space.teams[TEAM]
    enterprise = {"id": home.enterprise_id, "name": home.name} if home.enterprise_id else None
    return {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": app.id,
        "token": app.verification_token,
        "enterprise": enterprise,
        "is_enterprise_install": False,
    }


def command(core: Core, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command: a flat form, with no thread in it (Slack has no commands in threads)."""
    team = core.space.teams[user.team_id]
    body = {
        "token": core.space.app.verification_token,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": channel.command_name,
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": core.space.app.id,
        "is_enterprise_install": "false",
        "response_url": core.response_urls.issue(user.id, channel.id),
        "trigger_id": core.triggers.issue(user.id),
    }
    enterprise = core.space.teams[TEAM].enterprise_id
    return body | ({"enterprise_id": enterprise, "enterprise_name": "Org"} if enterprise else {})


def message_press(core: Core, user: User, message: Message, action: Json, values: Json) -> Json:
    """A press on a message. An ephemeral message is named in the container only, its content does not come along."""
    channel = core.space.channels[message.channel]
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    body = _base(core, user, "block_actions") | {
        "container": container,
        "trigger_id": core.triggers.issue(user.id),
        "channel": {"id": channel.id, "name": channel.command_name},
        "state": {"values": values},
        "response_url": core.response_urls.issue(user.id, channel.id, message),
        "actions": [action],
    }
    if not message.is_ephemeral:
        body["message"] = shapes.message(message, core.space)
    return body


def view_press(core: Core, user: User, view: View, action: Json) -> Json:
    """A press inside a modal or on the Home tab."""
    return _base(core, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": core.triggers.issue(user.id, view.id if view.body["type"] == "modal" else None),
        "view": shapes.view(view, core.space),
        "actions": [action],
    }


def suggestion(core: Core, user: User, where: Message | View, element: Json, block_id: str, typed: str) -> Json:
    """Somebody types into a menu whose choices the app supplies."""
    body = _base(core, user, "block_suggestion") | {
        "action_id": element["action_id"],
        "block_id": block_id,
        "value": typed,
    }
    if isinstance(where, View):
        return body | {
            "container": {"type": "view", "view_id": where.id},
            "view": shapes.view(where, core.space),
        }
    channel = core.space.channels[where.channel]
    return body | {
        "container": {"type": "message", "message_ts": where.ts, "channel_id": channel.id},
        "channel": {"id": channel.id, "name": channel.command_name},
        "message": shapes.message(where, core.space),
    }


def global_shortcut(core: Core, user: User, callback_id: str) -> Json:
    """A shortcut from the shortcuts menu."""
    return _base(core, user, "shortcut") | {
        "callback_id": callback_id,
        "trigger_id": core.triggers.issue(user.id),
        "action_ts": core.space.ids.ts(),
    }


def message_shortcut(core: Core, user: User, message: Message, callback_id: str) -> Json:
    """A shortcut from the menu of a message: carries the message, so no history scope is needed."""
    channel = core.space.channels[message.channel]
    return _base(core, user, "message_action") | {
        "callback_id": callback_id,
        "trigger_id": core.triggers.issue(user.id),
        "response_url": core.response_urls.issue(user.id, channel.id),
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": channel.command_name},
        "message": shapes.message(message, core.space),
        "action_ts": core.space.ids.ts(),
    }


def submission(core: Core, user: User, view: View) -> Json:
    """A modal was sent."""
    return _base(core, user, "view_submission") | {
        "trigger_id": core.triggers.issue(user.id, view.id),
        "view": shapes.view(view, core.space),
        "response_urls": view.response_urls,
    }


def closed(core: Core, user: User, view: View, *, cleared: bool) -> Json:
    """A modal that wanted to know was closed."""
    return _base(core, user, "view_closed") | {"view": shapes.view(view, core.space), "is_cleared": cleared}
