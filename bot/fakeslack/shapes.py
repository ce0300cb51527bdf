"""How does Slack write a user, a channel, a message, a view or a file as JSON?"""

from bot.fakeslack.model import Channel, File, Json, Kind, Message, User, View
from bot.fakeslack.state import TEAM, Workspace


def user(one: User, *, email: bool = True, locale: bool = True) -> Json:
    """A user object as users.info gives it."""
    profile: Json = {"real_name": one.real_name, "display_name": one.name, "team": one.team_id}
    if email and one.email:
        profile["email"] = one.email
    stranger = one.team_id != TEAM
    body: Json = {
        "id": one.id,
        "team_id": one.team_id,
        "name": one.name,
        "deleted": one.deleted,
        "real_name": one.real_name,
        "tz": one.tz,
        "tz_label": one.tz,
        "tz_offset": 0,
        "profile": profile,
        "is_admin": one.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": one.guest is not None,
        "is_ultra_restricted": one.guest == "single",
        "is_bot": one.is_bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
    }
    if stranger:
        body["is_stranger"] = True
    if locale:
        body["locale"] = one.locale
    return body


def channel(one: Channel, space: Workspace) -> Json:
    """A conversation object as conversations.info gives it."""
    body: Json = {
        "id": one.id,
        "created": 1_700_000_000,
        "is_archived": one.is_archived,
        "is_im": one.kind is Kind.IM,
        "is_org_shared": False,
        "context_team_id": TEAM,
    }
    if one.kind is Kind.IM:
        return body | {"user": one.peer, "is_user_deleted": False, "priority": 0}
    return body | {
        "name": one.name,
        "name_normalized": one.name,
        "is_channel": one.kind is Kind.CHANNEL,
        "is_group": one.kind is Kind.GROUP,
        "is_mpim": one.kind is Kind.MPIM,
        "is_private": one.kind is not Kind.CHANNEL,
        "is_general": one.name == "general",
        "is_member": space.app.bot_user in one.members,
        "is_shared": one.is_shared,
        "is_ext_shared": one.is_shared,
        "is_pending_ext_shared": False,
        "shared_team_ids": sorted(one.teams),
        "connected_team_ids": sorted(one.teams - {TEAM}),
        "num_members": len(one.members),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message(one: Message, space: Workspace) -> Json:
    """A message object as history, events and interaction payloads carry it."""
    body: Json = {"type": "message", "ts": one.ts, "text": one.text}
    optional: Json = {
        "user": one.user,
        "bot_id": one.bot_id,
        "app_id": space.app.id if one.bot_id == space.app.bot_id else None,
        "team": one.team,
        "subtype": one.subtype,
        "client_msg_id": one.client_msg_id,
        "blocks": one.blocks or None,
        "attachments": one.attachments or None,
        "files": one.files or None,
        "edited": one.edited,
        "metadata": one.metadata,
        "reactions": [{"name": name, "users": who, "count": len(who)} for name, who in one.reactions.items()] or None,
    }
    body |= {name: value for name, value in optional.items() if value is not None}
    return body | _author(one, space) | _threading(one, space)


def _author(one: Message, space: Workspace) -> Json:
    """Where whoever wrote it is at home: said only in channels that another organisation reads too."""
    if not one.user or not space.channels[one.channel].is_shared:
        return {}
    team, person = one.team or TEAM, space.users.get(one.user)
    home: Json = {"user_team": team, "source_team": team}
    if person is None or team == TEAM:
        return home
    names = {"real_name": person.real_name, "display_name": person.name, "name": person.name}
    return home | {"user_profile": {**names, "team": team, "is_restricted": False, "is_ultra_restricted": False}}


def _threading(one: Message, space: Workspace) -> Json:
    home = space.channels[one.channel]
    if one.thread_ts and one.thread_ts != one.ts:
        root = home.messages.get(one.thread_ts)
        return {"thread_ts": one.thread_ts, "parent_user_id": root.user if root else None}
    replies = [] if one.is_ephemeral else space.replies(home, one.ts)
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user for reply in replies if reply.user))
    return {"thread_ts": one.ts, "reply_count": len(replies), "reply_users": people, "latest_reply": replies[-1].ts}


def view(one: View, space: Workspace) -> Json:
    """A view object as views.* answers and interaction payloads carry it."""
    body = one.body
    shape: Json = {
        "id": one.id,
        "team_id": TEAM,
        "app_id": space.app.id,
        "app_installed_team_id": TEAM,
        "bot_id": space.app.bot_id,
        "type": body["type"],
        "blocks": one.blocks,
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": one.callback_id,
        "external_id": body.get("external_id", ""),
        "state": {"values": one.values},
        "hash": one.hash,
        "clear_on_close": body.get("clear_on_close", False),
        "notify_on_close": body.get("notify_on_close", False),
        "root_view_id": one.root_id,
        "previous_view_id": one.previous_id,
    }
    for name in ("title", "submit", "close"):
        shape[name] = body.get(name)
    return shape


def file(one: File, base: str) -> Json:
    """A file object; `base` is the address of the file host."""
    if one.check_info:
        return {"id": one.id, "created": one.created, "mode": "file_access", "file_access": "check_file_info"}
    address = f"{base}/files-pri/{TEAM}-{one.id}"
    extension = one.name.rsplit(".", 1)[-1] if "." in one.name else "text"
    return {
        "id": one.id,
        "created": one.created,
        "timestamp": one.created,
        "name": one.name,
        "title": one.title or one.name,
        "mimetype": one.mimetype,
        "filetype": extension,
        "pretty_type": extension.upper(),
        "user": one.user,
        "user_team": TEAM,
        "editable": False,
        "size": len(one.content),
        "mode": "hosted",
        "is_external": False,
        "is_public": True,
        "file_access": "visible",
        "url_private": f"{address}/{one.name}",
        "url_private_download": f"{address}/download/{one.name}",
        "permalink": f"{base}/files/{one.user}/{one.id}/{one.name}",
        "channels": one.channels,
        **one.facts,
    }
