"""May this caller call this method, and what is the answer? Token, scope, then the method itself."""

import hmac

from bot.fakeslack import scopes
from bot.fakeslack.api.call import Call
from bot.fakeslack.api.table import METHODS, Method
from bot.fakeslack.core import Core
from bot.fakeslack.errors import SlackError
from bot.fakeslack.model import App, Json
from bot.fakeslack.request import Asked


def dispatch(core: Core, name: str, asked: Asked) -> Json:
    """Slack's answer to this call; raises SlackError for every refusal."""
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    _check_token(core.space.app, method, asked)
    if core.rules.enforce_scopes and name in scopes.METHODS:
        scopes.need(core.space.app, scopes.METHODS[name])
    args = asked.args if method.json or not asked.is_json else {}
    return {"ok": True, **method.answer(Call(core, name, args))}


def _check_token(app: App, method: Method, asked: Asked) -> None:
    if method.token == "none":  # noqa: S105
        return
    # Slack takes the app-level token in the header only, and a token in a JSON body nowhere.
    token = asked.header_token if method.token == "app" else asked.header_token or asked.field_token  # noqa: S105
    if not token:
        raise SlackError("not_authed")
    if not token.startswith(("xoxb-", "xapp-", "xoxp-", "xoxe.")):
        raise SlackError("invalid_auth")
    if token.startswith("xapp-") != (method.token == "app"):  # noqa: S105
        raise SlackError("not_allowed_token_type")
    right = app.app_token if method.token == "app" else app.bot_token  # noqa: S105
    if not hmac.compare_digest(token.encode(), right.encode()):
        raise SlackError("invalid_auth")
    if method.token == "app" and "connections:write" not in app.app_scopes:  # noqa: S105
        raise SlackError("missing_scope", needed="connections:write", provided=",".join(sorted(app.app_scopes)))
