"""What did the caller ask, and with which token? Reads query, form, multipart and JSON bodies as Slack does."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.fakeslack.errors import SlackError, invalid
from bot.fakeslack.model import Json

_STRUCTURED = ("blocks", "attachments", "view", "metadata", "prompts", "chunks", "files", "loading_messages", "unfurls")


@dataclass(slots=True)
class Asked:
    """The arguments without the token; `header_token` came as Bearer, `field_token` as a form field."""

    args: Json = field(default_factory=dict)
    header_token: str | None = None
    field_token: str | None = None
    is_json: bool = False


async def read(request: web.Request) -> Asked:
    """Read a Web API request; raises invalid_json, json_not_object, invalid_blocks_format or invalid_arguments."""
    asked = Asked(dict(request.query))
    asked.args.pop("token", None)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        asked.header_token = token.strip()
    if request.method != "POST":
        return _decoded(asked)
    if request.content_type == "application/json":
        asked.is_json = True
        asked.args |= _json_object(await request.text())
        asked.args.pop("token", None)
        return asked
    form = await request.post()
    asked.args |= {name: value for name, value in form.items() if name != "token"}
    posted = form.get("token")
    asked.field_token = posted if isinstance(posted, str) else None
    return _decoded(asked)


def _json_object(text: str) -> Json:
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body


def _decoded(asked: Asked) -> Asked:
    for name in _STRUCTURED:
        value = asked.args.get(name)
        if isinstance(value, str) and value:
            asked.args[name] = _decode(name, value)
    return asked


def _decode(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        if name == "blocks":
            raise SlackError("invalid_blocks_format") from None
        raise invalid("invalid_arguments", [f"must be valid JSON [json-pointer:/{name}]"]) from None
