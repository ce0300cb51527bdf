"""How does a message reach Slack? One shared session, in turn, within the limits, once, or as plain text.

Every payload passes `limits.check`. What Slack refuses for its blocks goes out again as text; what it refuses for
another reason is raised as `RefusedError` with a name that listeners understand.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.i18n.examples import Example
from bot.log import get
from bot.slack import limits
from bot.slack.pace import POSTS, UPDATES, Clock, Pace
from bot.slack.retries import handlers
from bot.slack.views.message import Home, Message, Modal

log = get("bot.slack")
SECONDS = 15
"""A call to Slack that takes longer is given up."""
LOCALE_KEPT = 3600.0
"""Seconds for which what Slack said of a person's locale holds."""
LOCALES = 1000
"""People whose locale is remembered at most."""
METHODS: Mapping[str, tuple[str, ...]] = {
    "auth.test": (),
    "apps.connections.open": (),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "usergroups.list": ("usergroups:read",),
    "usergroups.users.list": ("usergroups:read",),
    "users.info": ("users:read",),
    "chat.getPermalink": (),
    "views.open": (),
    "views.push": (),
    "views.update": (),
    "views.publish": (),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
}
"""Every method that is called, with the bot scopes it needs."""
FEATURES: Mapping[str, str] = {
    "usergroups.list": "groups",
    "usergroups.users.list": "groups",
    "users.info": "groups",
}
"""Methods that only a feature calls: without its scopes that feature is off, and all else works."""
_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})


class Why(StrEnum):
    """Why Slack refused, as far as somebody can do something about it."""

    NOT_HERE = "not_here"
    """The bot is not in that channel, or it is gone or archived."""
    GONE = "gone"
    """The message or the modal is not there any more."""
    TOO_LATE = "too_late"
    """The trigger or the response address has expired."""
    OVERTAKEN = "overtaken"
    """Something newer stands there already."""
    TOKEN = "token"  # noqa: S105 - a name
    SCOPE = "scope"
    BUSY = "busy"
    """Rate-limited even after waiting."""
    UNREACHABLE = "unreachable"
    OTHER = "other"


_WHY: Mapping[Why, frozenset[str]] = {
    Why.NOT_HERE: frozenset({"not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel"}),
    Why.GONE: frozenset(
        {
            "message_not_found",
            "thread_not_found",
            "cant_update_message",
            "cant_delete_message",
            "not_found",
            "edit_window_closed",
        }
    ),
    Why.TOO_LATE: frozenset(
        {"expired_trigger_id", "invalid_trigger_id", "exchanged_trigger_id", "expired_url", "used_url"}
    ),
    Why.OVERTAKEN: frozenset({"hash_conflict"}),
    Why.TOKEN: frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}),
    Why.SCOPE: frozenset({"missing_scope", "no_permission"}),
    Why.BUSY: frozenset({"ratelimited", "rate_limited"}),
}


class RefusedError(Exception):
    """Slack did not do it. `why` says what that means, `code` is Slack's own word."""

    def __init__(self, method: str, code: str, why: Why) -> None:
        super().__init__(f"{method}: {code}")
        self.method, self.code, self.why = method, code, why

    @property
    def is_unsure(self) -> bool:
        """May it have been done all the same? After a 5xx and a time-out nobody knows."""
        return self.why is Why.UNREACHABLE or self.code.startswith("http_")


def why(code: str) -> Why:
    """What Slack's error code means to us."""
    return next((name for name, codes in _WHY.items() if code in codes), Why.OTHER)


def code_of(refused: SlackApiError) -> str:
    """Slack's error code, or `http_503` where the answer was no answer of Slack's."""
    answer: Any = refused.response
    body = getattr(answer, "data", None)
    if isinstance(body, dict) and body.get("error"):
        return str(body["error"])
    return f"http_{getattr(answer, 'status_code', None) or getattr(answer, 'status', 'unreadable')}"


def web_client(token: str | None, api_url: str, session: ClientSession | None = None) -> AsyncWebClient:
    """A client with our retries. A loopback address is never asked through a proxy, whatever the environment says."""
    client = AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=handlers(), timeout=SECONDS)
    if is_loopback(api_url):
        client.proxy = None
    return client


def new_session() -> ClientSession:
    """The one session all calls share. To be made inside the event loop."""
    return ClientSession(timeout=ClientTimeout(total=SECONDS), trust_env=False)


def is_loopback(url: str) -> bool:
    """Does this address stay on this machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands in Slack."""

    channel: str
    ts: str


class Poster:
    """Says things in Slack."""

    def __init__(self, client: AsyncWebClient, clock: Clock = time.monotonic) -> None:
        self.client = client
        self._clock = clock
        self._locales: dict[str, tuple[str, float]] = {}
        self._posts = Pace(POSTS, clock)
        self._updates = Pace(UPDATES, clock)

    async def post(self, channel: str, message: Message, thread: str | None = None) -> Posted:
        """Post to a channel, a thread, or (by a person's id) to their direct message."""
        async with self._posts.turn(channel):
            answer = await self._say("chat.postMessage", message, channel=channel, thread_ts=thread, **_QUIET)
        return Posted(str(answer["channel"]), str(answer["ts"]))

    async def whisper(self, channel: str, person: str, message: Message, thread: str | None = None) -> None:
        """Say it to one person only, where the others do not see it."""
        async with self._posts.turn(channel):
            await self._say("chat.postEphemeral", message, channel=channel, user=person, thread_ts=thread)

    async def update(self, channel: str, ts: str, message: Message) -> None:
        """Edit a message in place; of several edits that wait, the newest is made."""
        async with self._updates.newest(f"{channel} {ts}") as due:
            if due:
                await self._say("chat.update", message, channel=channel, ts=ts)

    async def delete(self, channel: str, ts: str) -> None:
        """Take a message of ours away; one that is gone already is as good."""
        try:
            await self._call("chat.delete", channel=channel, ts=ts)
        except RefusedError as refused:
            if refused.why is not Why.GONE:
                raise

    async def respond(self, url: str, message: Message, *, replace: bool = False, thread: str | None = None) -> None:
        """Answer at the address a command or a button brought, visible to that person only.

        Without `thread` Slack puts it into the channel, also when the button stands in a thread.
        """
        fitted = limits.check(message)
        where: dict[str, Any] = {"replace_original": replace} | ({"thread_ts": thread} if thread else {})
        code = await self._respond(url, fitted, where)
        if code in _BLOCKS:
            log.warning("blocks_refused", method="response_url", code=code)
            code = await self._respond(url, limits.as_text(fitted), where)
        if code != "ok":
            raise RefusedError("response_url", code, why(code))

    async def open(self, trigger: str, modal: Modal) -> str:
        """Open a modal, and return its id; the trigger lives three seconds."""
        answer = await self._call("views.open", trigger_id=trigger, view=limits.check(modal).payload())
        return str((answer.get("view") or {}).get("id", ""))

    async def push(self, trigger: str, modal: Modal) -> None:
        """Lay a modal over the open one, which shows again when this one is closed."""
        await self._call("views.push", trigger_id=trigger, view=limits.check(modal).payload())

    async def refresh(self, view_id: str, modal: Modal) -> bool:
        """Put another content into an open modal; False where it was closed meanwhile: nobody misses anything then."""
        try:
            await self._call("views.update", view_id=view_id, view=limits.check(modal).payload())
        except RefusedError as refused:
            if refused.why is not Why.GONE:
                raise
            return False
        return True

    async def look(self, method: str, **arguments: str) -> Mapping[str, Any]:
        """Ask something of Slack and change nothing. Methods that read take no JSON. Raises RefusedError."""
        answer = await self._call(method, params=arguments)
        found: Mapping[str, Any] = answer.data if isinstance(answer.data, dict) else {}
        return found

    async def publish(self, person: str, home: Home, seen: str | None = None) -> str:
        """Show this App Home to the person, and return its mark.

        `seen` is the mark of the Home that this one replaces: where another was published since, that one stays.
        """
        view = limits.check(home).payload()
        answer = await self._call("views.publish", user_id=person, view=view, hash=seen)
        return str(answer["view"]["hash"])

    async def suggest(self, channel: str, examples: Sequence[Example]) -> None:
        """Show these prompts in the agent pane. With a `thread_ts` an agent's prompts would not be set, silently."""
        prompts = [{"title": one.title, "message": one.ask} for one in examples]
        await self._call("assistant.threads.setSuggestedPrompts", channel_id=channel, prompts=prompts)

    async def permalink(self, channel: str, ts: str) -> str:
        """The address of a message."""
        return str((await self.look("chat.getPermalink", channel=channel, message_ts=ts))["permalink"])

    async def locale(self, person: str) -> str:
        """The locale of the person's Slack, `it-IT`, asked for once an hour; empty without the scope."""
        now = self._clock()
        known, until = self._locales.get(person, ("", 0.0))
        if now < until:
            return known
        try:
            user = (await self.look("users.info", user=person, include_locale="true"))["user"]
        except RefusedError as refused:
            if refused.why is not Why.SCOPE:
                raise
            user = {}
        if len(self._locales) >= LOCALES:
            self._locales.clear()
        found = str(user.get("locale", ""))
        self._locales[person] = found, now + LOCALE_KEPT
        return found

    async def _say(self, method: str, message: Message, **where: Any) -> AsyncSlackResponse:
        fitted = limits.check(message)
        try:
            return await self._call(method, text=fitted.text, blocks=list(fitted.blocks), **where)
        except RefusedError as refused:
            if refused.code not in _BLOCKS:
                raise
            log.warning("blocks_refused", method=method, code=refused.code)
            return await self._call(method, text=limits.as_text(fitted).text, blocks=[], **where)

    async def _call(self, method: str, params: Mapping[str, str] | None = None, **arguments: Any) -> AsyncSlackResponse:
        given = {key: value for key, value in arguments.items() if value is not None}
        try:
            return await self.client.api_call(method, **({"params": params} if params is not None else {"json": given}))
        except SlackApiError as refused:
            code = code_of(refused)
            raise RefusedError(method, code, why(code)) from refused
        except (ClientError, TimeoutError, OSError) as fault:
            raise RefusedError(method, type(fault).__name__, Why.UNREACHABLE) from fault

    async def _respond(self, url: str, message: Message, where: Mapping[str, Any]) -> str:
        """The word Slack answers with, `ok` when it was done."""
        hook = AsyncWebhookClient(url, session=self.client.session, retry_handlers=handlers(), timeout=SECONDS)
        if is_loopback(url):
            hook.proxy = None
        try:
            answer = await hook.send_dict(
                {
                    "text": message.text,
                    "blocks": list(message.blocks),
                    "response_type": "ephemeral",
                    **where,
                    **_QUIET,
                }
            )
        except (ClientError, TimeoutError, OSError) as fault:
            raise RefusedError("response_url", type(fault).__name__, Why.UNREACHABLE) from fault
        if answer.status_code == 200:
            return "ok"
        return "used_url" if answer.status_code in {404, 410} else str(answer.body)[:60]


_QUIET = {"unfurl_links": False, "unfurl_media": False}
"""An answer full of server names must not sprout previews."""
