"""Which Web API methods are there, what token do they want, and who answers them?"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.fakeslack.api import apps, assistant, chat, conversations, files, people, streams, views
from bot.fakeslack.api.call import Call
from bot.fakeslack.model import Json


@dataclass(frozen=True, slots=True)
class Method:
    """`token` is bot, app or none; `json` tells whether arguments are taken from a JSON body (reading ones do not)."""

    answer: Callable[[Call], Json]
    token: str = "bot"  # noqa: S105
    json: bool = True


METHODS: dict[str, Method] = {
    "api.test": Method(people.api_test, token="none"),  # noqa: S106
    "apps.connections.open": Method(apps.open_connection, token="app"),  # noqa: S106
    "assistant.threads.setStatus": Method(assistant.set_status),
    "assistant.threads.setSuggestedPrompts": Method(assistant.set_prompts),
    "assistant.threads.setTitle": Method(assistant.set_title),
    "auth.test": Method(people.auth_test),
    "bots.info": Method(people.bot_info, json=False),
    "chat.appendStream": Method(streams.append),
    "chat.delete": Method(chat.delete),
    "chat.getPermalink": Method(chat.permalink, json=False),
    "chat.postEphemeral": Method(chat.post_ephemeral),
    "chat.postMessage": Method(chat.post_message),
    "chat.startStream": Method(streams.start),
    "chat.stopStream": Method(streams.stop),
    "chat.update": Method(chat.update),
    "conversations.history": Method(conversations.history, json=False),
    "conversations.info": Method(conversations.info, json=False),
    "conversations.join": Method(conversations.join),
    "conversations.list": Method(conversations.listed, json=False),
    "conversations.members": Method(conversations.members, json=False),
    "conversations.open": Method(conversations.open_direct),
    "conversations.replies": Method(conversations.replies, json=False),
    "files.completeUploadExternal": Method(files.complete_upload),
    "files.getUploadURLExternal": Method(files.start_upload, json=False),
    "files.info": Method(files.info, json=False),
    "reactions.add": Method(people.react),
    "reactions.remove": Method(people.unreact),
    "team.info": Method(people.team_info, json=False),
    "usergroups.list": Method(people.groups, json=False),
    "usergroups.users.list": Method(people.group_users, json=False),
    "users.info": Method(people.user_info, json=False),
    "users.list": Method(people.user_list, json=False),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}
