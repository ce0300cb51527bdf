"""What happened? One event a line, with fixed keys, the request it belongs to, and no secret in it.

Rooms write by `log = get("bot.slack")` and `log.info("event_claimed", id=...)`; an event's name is a constant, what
varies is a field. `configure` is called once, by whoever serves. Until then warnings go to stderr as the standard
library does it, and structlog is not imported: it would cost `mailwhy ask` a tenth of a second.

Message texts are not logged: give ids, counts and kinds.
"""

import logging
import re
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal, TextIO

STARS = "***"
_REQUEST: ContextVar[Mapping[str, object]] = ContextVar("request", default={})  # noqa: B039 - never changed, only replaced
_SECRETS = re.compile(
    r"""
    (?P<slack>\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[A-Za-z0-9-]{6,})
    | (?P<url>(?<=://)[^/\s:@]*:[^/\s@]+(?=@))
    | (?P<bearer>(?<=bearer\ )[A-Za-z0-9._~+/=-]{8,})
    | (?P<given>(?:password|passwd|token|secret|api_?key|authorization)["']?\s*[=:]\s*["']?)(?P<it>[^\s"',;&}]{3,})
    | (?P<pem>-----BEGIN\ [A-Z ]*PRIVATE\ KEY-----.*?(?:-----END\ [A-Z ]*PRIVATE\ KEY-----|\Z))
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could write on the operator's terminal by itself."""
_SECRET_KEYS = re.compile(r"pass(word|wd)?$|token$|secret|authorization|cookie|api_?key|private_?key", re.IGNORECASE)
_TALKATIVE = ("slack_bolt", "slack_sdk", "aiosqlite", "sqlalchemy", "alembic", "asyncio", "httpcore")
"""Libraries that write whole requests, texts and tokens at debug level."""


@dataclass(frozen=True, slots=True)
class Log:
    """Writes the events of one part of the program."""

    name: str

    def debug(self, event: str, **fields: object) -> None:
        """For who looks for a fault."""
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: object) -> None:
        """What an operator may want to know later."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Something is wrong, and the program lives with it."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, *, fault: BaseException | None = None, **fields: object) -> None:
        """Something failed; `fault` is written with its traceback."""
        self._write(logging.ERROR, event, fields, fault)

    def _write(self, level: int, event: str, fields: Mapping[str, object], fault: BaseException | None = None) -> None:
        logging.getLogger(self.name).log(level, event, exc_info=fault, extra={"fields": fields})


def get(name: str) -> Log:
    """The log of one part of the program, by its module's name."""
    return Log(name)


@contextmanager
def bound(**fields: object) -> Iterator[None]:
    """Everything logged inside carries these fields, in tasks started inside too: `with bound(request=id):`."""
    token = _REQUEST.set({**_REQUEST.get(), **fields})
    try:
        yield
    finally:
        _REQUEST.reset(token)


def redact(text: str) -> str:
    """`text` with tokens, passwords in addresses and private keys made stars."""
    return _SECRETS.sub(lambda found: f"{found['given'] or ''}{STARS}", text)


def configure(
    form: Literal["auto", "json", "text"] | str = "auto", level: str = "info", stream: TextIO | None = None
) -> None:
    """Write every event, ours and the libraries', to `stream` (stderr): JSON lines unless it is a terminal."""
    import structlog  # noqa: PLC0415 - heavy, and needed only by who serves

    stream = stream or sys.stderr
    plain = form == "text" or (form == "auto" and stream.isatty())
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)
        if plain
        else structlog.processors.JSONRenderer(ensure_ascii=False, default=_shown)
    )
    chain: list[Any] = [
        _with_fields,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.format_exc_info,
        _redacted,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        renderer,
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=chain))
    handler.addFilter(_without_bodies)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.INFO, root.level))
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True


def _with_fields(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    fields = getattr(event.get("_record"), "fields", None) or {}
    return {**_REQUEST.get(), **fields, **event}


def _redacted(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value if key.startswith("_") else _safe(key, value) for key, value in event.items()}


def _safe(key: str, value: object) -> object:
    if _SECRET_KEYS.search(key):
        return STARS
    if isinstance(value, str):
        return _CONTROL.sub(_escaped, redact(value))
    if isinstance(value, Mapping):
        return {str(inner): _safe(str(inner), found) for inner, found in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_safe("", found) for found in value]
    return value if value is None or isinstance(value, (bool, int, float)) else redact(str(value))


def _escaped(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}"


def _shown(value: object) -> str:
    return redact(str(value))


def _without_bodies(record: logging.LogRecord) -> bool:
    """Cut what Bolt writes of a request: it is what people said, or what an attacker sent."""
    if not record.name.startswith(("slack_bolt", "slack_sdk")):
        return True
    text = record.getMessage()
    if text.startswith("Invalid request signature detected"):
        record.msg, record.args = "slack_signature_refused", ()
    elif "without providing a response for the request" in text:
        record.msg, record.args = text.partition(" (")[0], ()
    elif text.startswith("Unhandled request"):
        record.msg, record.args = text.partition("\n")[0], ()
    return True
