"""Is the schema the one this code needs, and how does it become so?"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.schema import HEAD

SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 6_245_949
"""Postgres: two releases that migrate at once wait for each other on this advisory lock."""


async def current(database: Database) -> str | None:
    """The schema's version; None where there is none yet."""
    return await database.read(lambda connection: connection.run_sync(_version))


async def upgrade(database: Database) -> tuple[str | None, str]:
    """Bring the schema to `HEAD` in one transaction; the versions before and after."""

    def work(connection: Connection) -> str | None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        before = _version(connection)
        if before != HEAD:
            _run_scripts(connection)
        return before

    before = await database.write(lambda connection: connection.run_sync(work))
    return before, HEAD


async def require(database: Database) -> None:
    """Raise StoreError unless the schema is the one this code needs."""
    version = await current(database)
    if version != HEAD:
        state = f"is at version {version}" if version else "is empty"
        raise StoreError(f"The database {state}, this program needs {HEAD}. Run: mailwhy migrate")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _run_scripts(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - a quarter of a second that only a change of schema needs
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as fault:
        raise StoreError(
            f"The database was made by a newer Mailwhy; install that one, or go back to a backup. ({fault})"
        ) from None
