"""Who is who? auth.test, users.*, bots.info, team.info, usergroups.*, reactions.*."""

from bot.fakeslack import shapes
from bot.fakeslack.api.call import Call
from bot.fakeslack.changes import What
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import Channel, Json, Message
from bot.fakeslack.state import TEAM


def api_test(call: Call) -> Json:
    """api.test: says back what it was told; `error` makes it fail with that."""
    if call.text("error"):
        raise SlackError(call.text("error"), args=call.args)
    return {"args": call.args}


def auth_test(call: Call) -> Json:
    """auth.test: who the bot is; without user_id and bot_id Bolt could not tell its own events."""
    app, team = call.space.app, call.space.teams[TEAM]
    return {
        "url": f"{call.core.base}/",
        "team": team.name,
        "user": app.name,
        "team_id": team.id,
        "user_id": app.bot_user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def user_info(call: Call) -> Json:
    """users.info: the email address needs a scope of its own, the locale must be asked for."""
    email = "users:read.email" in call.space.app.scopes or not call.core.rules.enforce_scopes
    return {"user": shapes.user(call.user(), email=email, locale=call.flag("include_locale"))}


def user_list(call: Call) -> Json:
    """users.list: everybody on one page."""
    locale = call.flag("include_locale")
    people = [shapes.user(user, email=False, locale=locale) for user in call.space.users.values()]
    return {"members": people, "cache_ts": int(call.core.clock()), "response_metadata": {"next_cursor": ""}}


def bot_info(call: Call) -> Json:
    """bots.info: only this app's bot is known."""
    app = call.space.app
    if call.text("bot") not in ("", app.bot_id):
        raise SlackError("bot_not_found")
    return {"bot": {"id": app.bot_id, "deleted": False, "name": app.name, "app_id": app.id, "user_id": app.bot_user}}


def team_info(call: Call) -> Json:
    """team.info"""
    team = call.space.teams.get(call.text("team") or TEAM)
    if team is None:
        raise SlackError("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}


def groups(call: Call) -> Json:
    """usergroups.list"""
    drop = () if call.flag("include_users") else ("users",)
    return {"usergroups": [{k: v for k, v in one.items() if k not in drop} for one in call.space.usergroups]}


def group_users(call: Call) -> Json:
    """usergroups.users.list"""
    found = next((one for one in call.space.usergroups if one["id"] == call.text("usergroup")), None)
    if found is None:
        raise SlackError("no_such_subteam")
    return {"users": found.get("users", [])}


def _reacted(call: Call) -> tuple[Channel, Message, str]:
    channel = call.channel()
    if not call.is_member(channel):
        raise SlackError("not_in_channel")
    return channel, call.message(channel, "timestamp"), call.need("name").strip(":")


def react(call: Call) -> Json:
    """reactions.add"""
    channel, message, name = _reacted(call)
    who = message.reactions.setdefault(name, [])
    if call.space.app.bot_user in who:
        raise SlackError("already_reacted")
    who.append(call.space.app.bot_user)
    call.core.changes.tell(What.REACTED, channel=channel.id, message=message)
    return {}


def unreact(call: Call) -> Json:
    """reactions.remove"""
    channel, message, name = _reacted(call)
    if call.space.app.bot_user not in message.reactions.get(name, []):
        raise SlackError("no_reaction")
    message.reactions[name].remove(call.space.app.bot_user)
    if not message.reactions[name]:
        del message.reactions[name]
    call.core.changes.tell(What.REACTED, channel=channel.id, message=message)
    return {}
