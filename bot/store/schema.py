"""Which tables are there? The same on SQLite and Postgres; times are seconds since 1970 in UTC.

No table holds what people wrote. `gaps.example` is the one exception: a question nobody could answer, masked.
A change here needs a migration in `bot/store/migrations/versions`, and `HEAD` is its id.
"""

from sqlalchemy import JSON, Column, Float, Index, Integer, MetaData, String, Table, UniqueConstraint

HEAD = "0001"
"""The migration this code needs."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

events = Table(
    "events",
    metadata,
    Column("event_id", String(128), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("team", String(32), nullable=False),
    Column("place", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("lease_until", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Float, nullable=False),
    Index("ix_events_state_lease_until", "state", "lease_until"),
)
threads = Table(
    "threads",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("root", String(64), primary_key=True),
    Column("case_id", String(32), nullable=False, index=True),
    Column("context", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("expires_at", Float, nullable=False, index=True),
)
cases = Table(
    "cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("place", JSON, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("entries", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("message", String(64)),
    Column("created_at", Float, nullable=False, index=True),
)
people = Table(
    "people",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("choice", String(8)),
    Column("last", String(8)),
)
feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team", String(32), nullable=False),
    Column("case_id", String(32), nullable=False),
    Column("entry", String(128), nullable=False),
    Column("person", String(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("created_at", Float, nullable=False, index=True),
    UniqueConstraint("team", "case_id", "person"),
)
gaps = Table(
    "gaps",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("example", String(400), nullable=False),
    Column("language", String(8), nullable=False),
    Column("first_at", Float, nullable=False),
    Column("last_at", Float, nullable=False, index=True),
)
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("team", String(32), nullable=False),
    Column("who", String(64), nullable=False),
    Column("what", String(64), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("at", Float, nullable=False, index=True),
)
