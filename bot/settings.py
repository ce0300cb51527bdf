"""What has the operator set? One table of variables, read once into frozen `Settings`.

The only reader of the environment and of mailwhy.yaml. Every fault is reported at once, by name and with an example.
"""

import ipaddress
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.config import Channel, Config
from bot.errors import SettingsError
from bot.secret import Secret

LOG_FORMATS = ("auto", "json", "text")
LOG_LEVELS = ("debug", "info", "warning", "error")
NOT_OURS = frozenset({"MAILWHY_REQUIRE_SERVERS", "MAILWHY_TEST_WORKERS"})
"""Variables of the test command that carry our prefix."""
NAMESERVER = re.compile(r"\[(?P<v6>[^\]]+)\](?::(?P<p6>\d+))?|(?P<v4>[0-9.]+)(?::(?P<p4>\d+))?|(?P<bare>[0-9a-fA-F:]+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment. `default` is what holds when it is unset, "" where nothing does."""

    name: str
    default: str
    help: str
    secret: bool = False
    example: str = ""


TABLE: tuple[Setting, ...] = (
    Setting("SLACK_BOT_TOKEN", "", "The bot's token: without it there is no Slack.", True, "xoxb-1234-5678-abcd"),
    Setting(
        "SLACK_SIGNING_SECRET",
        "",
        "Proves that a request comes from Slack; needed for HTTP.",
        True,
        "8f742231b10e8888abcd99yyyzzz85a5",
    ),
    Setting("SLACK_APP_TOKEN", "", "Opens Socket Mode, which needs no public address.", True, "xapp-1-A123-456-abc"),
    Setting(
        "DATABASE_URL",
        "sqlite:///./data/mailwhy.db",
        "Where state is kept: a SQLite file or a Postgres.",
        True,
        "postgres://user:password@host:5432/mailwhy",
    ),
    Setting(
        "PORT", "3000", "The port to listen on. When it is set, the default of MAILWHY_HOST is 0.0.0.0.", False, "3000"
    ),
    Setting("MAILWHY_HOST", "127.0.0.1", "The address to listen on.", False, "0.0.0.0"),  # noqa: S104 - an example
    Setting("MAILWHY_PUBLIC_URL", "", "The address people reach this server by.", False, "https://mailwhy.example.com"),
    Setting(
        "MAILWHY_CONFIG",
        "mailwhy.yaml",
        "The path of mailwhy.yaml; without the file all is default.",
        False,
        "/etc/mailwhy.yaml",
    ),
    Setting(
        "MAILWHY_KNOWLEDGE",
        "",
        "A knowledge folder to use instead of the bundled one.",
        False,
        "/srv/mailwhy/knowledge",
    ),
    Setting("MAILWHY_CACHE", "~/.cache/mailwhy", "Where the compiled knowledge is kept.", False, "/var/cache/mailwhy"),
    Setting(
        "MAILWHY_LOG",
        "auto,info",
        "Format (auto, json, text) and level (debug, info, warning, error).",
        False,
        "json,info",
    ),
    Setting("MAILWHY_NAMESERVERS", "", "Resolvers to ask instead of the system's.", False, "9.9.9.9, [2620:fe::fe]:53"),
    Setting("MAILWHY_METRICS_TOKEN", "", "Opens /metrics to who sends it as bearer token.", True, "a-long-random-word"),
    Setting(
        "MAILWHY_SECRET_KEY",
        "",
        "Encrypts what is kept secretly in the database; 32 characters or more.",
        True,
        "the output of: openssl rand -base64 32",
    ),
    Setting(
        "MAILWHY_SLACK_API_URL",
        "https://slack.com/api/",
        "Another Web API base, for tests.",
        False,
        "http://127.0.0.1:8080/api/",
    ),
)


DEFAULT_DATABASE = Secret("sqlite+aiosqlite:///./data/mailwhy.db")
EMPTY = Config()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can set, checked and typed."""

    slack_bot_token: Secret | None = None
    slack_signing_secret: Secret | None = None
    slack_app_token: Secret | None = None
    database_url: Secret = DEFAULT_DATABASE
    """With the driver in it, as SQLAlchemy wants it; it may hold a password."""
    host: str = "127.0.0.1"
    port: int = 3000
    public_url: str | None = None
    """Without a slash at the end."""
    knowledge: str | None = None
    cache_dir: Path = Path(".cache/mailwhy")
    log_format: str = "auto"
    log_level: str = "info"
    nameservers: tuple[tuple[str, int], ...] = ()
    metrics_token: Secret | None = None
    secret_key: Secret | None = None
    slack_api_url: str = "https://slack.com/api/"
    """With a slash at the end."""
    config_path: Path | None = None
    """The mailwhy.yaml that was read; None where there is none."""
    config: Config = EMPTY
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    """What mailwhy.yaml refers to, by reference: `env:ACME_PW`."""
    missing_secrets: tuple[str, ...] = ()
    """`mailboxes.acme.secret: ACME_PW` for every reference whose variable is not set."""
    given: frozenset[str] = frozenset()
    """The variables of `TABLE` that are set."""
    unknown: tuple[str, ...] = ()
    """Variables with our prefix that are no setting, with what may have been meant: `MAILWHY_HSOT (MAILWHY_HOST?)`."""

    @property
    def knowledge_paths(self) -> tuple[str, ...]:
        """The operator's knowledge folders, in order; relative ones count from the folder of mailwhy.yaml."""
        base = self.config_path.parent if self.config_path else Path()
        return tuple(str(base / path) for path in self.config.knowledge.paths)

    def channel(self, channel: str) -> Channel:
        """How to behave in a channel; the default where mailwhy.yaml does not name it."""
        return self.config.channels.get(channel, Channel())


def read(environ: Mapping[str, str], config_text: str | None = None) -> Settings:
    """The settings in `environ` and in mailwhy.yaml (or `config_text` in its place).

    An empty variable counts as unset. Raises SettingsError with everything that is wrong, a line each.
    """
    reader = _Reader(environ)
    values: dict[str, Any] = {
        "slack_bot_token": reader.secret("SLACK_BOT_TOKEN", _starts("xoxb-")),
        "slack_signing_secret": reader.secret("SLACK_SIGNING_SECRET", _word),
        "slack_app_token": reader.secret("SLACK_APP_TOKEN", _starts("xapp-")),
        "database_url": reader.secret("DATABASE_URL", database_url),
        "port": reader.value("PORT", _port),
        "host": reader.value("MAILWHY_HOST", _address),
        "public_url": reader.value("MAILWHY_PUBLIC_URL", _public_url),
        "knowledge": reader.value("MAILWHY_KNOWLEDGE", str),
        "cache_dir": reader.value("MAILWHY_CACHE", Path) or _cache_dir(environ),
        "nameservers": reader.value("MAILWHY_NAMESERVERS", _nameservers),
        "metrics_token": reader.secret("MAILWHY_METRICS_TOKEN", _word),
        "secret_key": reader.secret("MAILWHY_SECRET_KEY", _long),
        "slack_api_url": reader.value("MAILWHY_SLACK_API_URL", _api_url),
    }
    log = reader.value("MAILWHY_LOG", _log)
    if log is not None:
        values["log_format"], values["log_level"] = log
    if values["host"] is None and "PORT" in reader.given:
        values["host"] = "0.0.0.0"  # noqa: S104 - a platform that sets PORT routes to it from outside
    values |= _config(reader, environ, config_text)
    reader.stop_on_faults()
    known = {key: value for key, value in values.items() if value is not None}
    return Settings(**known, given=frozenset(reader.given), unknown=tuple(_unknown(environ)))


def database_url(value: str) -> str:
    """`value` with the asynchronous driver in it. Raises ValueError for a database that is not ours."""
    scheme, colon, rest = value.partition(":")
    driver = {
        "postgres": "postgresql+psycopg",
        "postgresql": "postgresql+psycopg",
        "postgresql+psycopg": "postgresql+psycopg",
        "sqlite": "sqlite+aiosqlite",
        "sqlite+aiosqlite": "sqlite+aiosqlite",
    }.get(scheme.lower())
    if not driver or not colon or not rest.startswith("//"):
        raise ValueError("must begin with postgres:// or sqlite:///")
    if driver.startswith("sqlite") and (not rest.startswith("///") or rest == "///" or ":memory:" in rest):
        raise ValueError("must name a file: several connections share it")
    return f"{driver}:{rest}"


class _Reader:
    """Takes variables one by one and remembers what was wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []
        self.given: set[str] = set()

    def value(self, name: str, check: Callable[[str], Any]) -> Any:
        """What `check` makes of the variable; None where it is unset or wrong."""
        raw = self.environ.get(name, "").strip()
        if not raw:
            return None
        self.given.add(name)
        try:
            return check(raw)
        except ValueError as fault:
            self.fault(name, str(fault))
        return None

    def secret(self, name: str, check: Callable[[str], str]) -> Secret | None:
        """The same, held as a secret."""
        found = self.value(name, check)
        return None if found is None else Secret(found)

    def fault(self, name: str, message: str) -> None:
        """Remember a fault. `message` must not hold the value: it may be a secret."""
        setting = next(setting for setting in TABLE if setting.name == name)
        self.faults.append(f"{name} {message}. Example: {name}={setting.example}")

    def stop_on_faults(self) -> None:
        """Raise SettingsError when anything was wrong."""
        if self.faults:
            raise SettingsError("\n".join(self.faults))


def _config(reader: _Reader, environ: Mapping[str, str], text: str | None) -> dict[str, Any]:
    path = Path(environ.get("MAILWHY_CONFIG", "").strip() or "mailwhy.yaml")
    if text is None:
        text = _config_text(reader, path, asked_for=bool(environ.get("MAILWHY_CONFIG", "").strip()))
    if text is None:
        return {}
    from bot.config_file import parse, resolve  # noqa: PLC0415 - pydantic and YAML, where there is a file to read

    parsed = parse(text)
    if not isinstance(parsed, Config):
        reader.faults.extend(f"{path}:{fault.line}:{fault.column}: {fault.message}" for fault in parsed)
        return {}
    found, missing = resolve(parsed, environ)
    return {"config": parsed, "config_path": path, "secrets": found, "missing_secrets": missing}


def _config_text(reader: _Reader, path: Path, *, asked_for: bool) -> str | None:
    if asked_for:
        reader.given.add("MAILWHY_CONFIG")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if asked_for:
            reader.fault("MAILWHY_CONFIG", f"names {path}, which is not there")
    except (OSError, UnicodeDecodeError) as fault:
        reader.faults.append(f"{path} cannot be read: {getattr(fault, 'strerror', None) or 'it is not UTF-8 text'}.")
    return None


def _cache_dir(environ: Mapping[str, str]) -> Path:
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "mailwhy"
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return (Path(home) if home else Path()) / ".cache" / "mailwhy"


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    ours = [setting.name for setting in TABLE]
    for name in sorted(environ):
        if name.startswith("MAILWHY_") and name not in ours and name not in NOT_OURS:
            close = get_close_matches(name, ours, n=1)
            yield f"{name} ({close[0]}?)" if close else name


def _starts(prefix: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not value.startswith(prefix) or not re.fullmatch(r"[\x21-\x7e]+", value):
            raise ValueError(f"must begin with {prefix} and hold no spaces")
        return value

    return check


def _word(value: str) -> str:
    if not re.fullmatch(r"[\x21-\x7e]+", value):
        raise ValueError("must be one word without spaces")
    return value


def _long(value: str) -> str:
    if len(value) < 32:
        raise ValueError("must have 32 characters or more")
    return value


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) <= 65535):
        raise ValueError("must be a number from 0 to 65535")
    return int(value)


def _address(value: str) -> str:
    if value == "localhost":
        return value
    try:
        return str(ipaddress.ip_address(value.strip("[]")))
    except ValueError:
        raise ValueError("must be an IP address of this machine, or localhost") from None


def _url(value: str) -> tuple[str, str]:
    """Scheme and host of a URL that is safe to call."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("must be an address that begins with https://, without a password or a query")
    return parts.scheme, parts.hostname


def _public_url(value: str) -> str:
    scheme, host = _url(value)
    if scheme == "http" and host not in {"localhost", "127.0.0.1", "::1"}:
        raise ValueError("must begin with https://: forms for passwords stand behind it")
    return value.rstrip("/")


def _api_url(value: str) -> str:
    scheme, host = _url(value)
    if scheme == "http" and host not in {"localhost", "127.0.0.1", "::1"}:
        raise ValueError("must begin with https://: the token is sent there")
    return value.rstrip("/") + "/"


def _log(value: str) -> tuple[str, str]:
    form, level = "auto", "info"
    for word in re.split(r"[,\s]+", value.lower()):
        if word in LOG_FORMATS:
            form = word
        elif word in LOG_LEVELS:
            level = word
        else:
            raise ValueError(f"must be made of {', '.join(LOG_FORMATS)} and {', '.join(LOG_LEVELS)}")
    return form, level


def _nameservers(value: str) -> tuple[tuple[str, int], ...]:
    return tuple(_nameserver(word) for word in re.split(r"[,\s]+", value) if word)


def _nameserver(word: str) -> tuple[str, int]:
    found = NAMESERVER.fullmatch(word)
    address = (found["v6"] or found["v4"] or found["bare"]) if found else ""
    port = int((found["p6"] or found["p4"] or "53") if found else 0)
    try:
        ipaddress.ip_address(address)
    except ValueError:
        raise ValueError("must list IP addresses, each with an optional port") from None
    if not 0 < port <= 65535:
        raise ValueError("has a port that does not exist")
    return address, port
