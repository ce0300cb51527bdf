"""Which tables are there? The same on SQLite and Postgres; times are seconds since 1970 in UTC.

No table holds what people wrote. The exceptions are written for authors, masked, with their secrets cut:
`gaps.example`, `feedback.line` and `proposals.yaml`.
A change here needs a migration in `bot/store/migrations/versions`, and `HEAD` is its id.
"""

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

HEAD = "0002"
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
    Column("person", String(32), nullable=False, server_default=""),
    Column("channel", String(32), nullable=False, server_default=""),
    Column("surface", String(16), nullable=False, server_default=""),
    Index("ix_cases_team_person_created_at", "team", "person", "created_at"),
    Index("ix_cases_team_channel_created_at", "team", "channel", "created_at"),
)
answers = Table(
    "answers",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("question", String(64), primary_key=True),
    Column("message", String(64), nullable=False),
    Column("case_id", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("created_at", Float, nullable=False, index=True),
    Column("edited", String(64), nullable=False, server_default=""),
)
"""Which message of ours answers which message of a person's: both by their timestamps.

`edited` is the timestamp of the question's last edit that was taken up, so that an older one that comes late is not.
"""
channels = Table(
    "channels",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("shared", Boolean, nullable=False),
    Column("greeted_at", Float),
    Column("private_until", Float),
)
"""What was learned of a channel: is another organisation in it, was it greeted, until when is `auto` private there."""
people = Table(
    "people",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("choice", String(8)),
    Column("last", String(8)),
    Column("welcomed_at", Float),
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
    Column("line", String(300), nullable=False, server_default=""),
    Column("closed_at", Float),
    Column("told_at", Float),
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
standing = Table(
    "standing",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("entry", String(128), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("person", String(32), nullable=False),
    Column("at", Float, nullable=False),
)
"""Entries that are answered less surely than they would be: `lowered` by flags, `paused` by an author."""
picks = Table(
    "picks",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("subject", String(64), primary_key=True),
    Column("entry", String(128), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("first_at", Float, nullable=False),
    Column("last_at", Float, nullable=False, index=True),
)
"""Which entry people picked when they were asked, by what was asked about."""
requests = Table(
    "requests",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("case_id", String(32), nullable=False),
    Column("entry", String(128), nullable=False),
    Column("place", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("message", String(64), nullable=False),
    Column("asked_at", Float, nullable=False, index=True),
    Column("claimed_by", String(32)),
    Column("claimed_at", Float),
    Column("answered_at", Float),
    Column("nudged_at", Float),
)
"""Questions to a human: who asked where (`place`), where it was posted, who took it."""
proposals = Table(
    "proposals",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("entry", String(128), nullable=False),
    Column("yaml", Text, nullable=False),
    Column("origin", String(16), nullable=False),
    Column("created_at", Float, nullable=False, index=True),
    Column("taken_at", Float),
)
"""Draft entries that people proposed; `taken_at` is when an author took one out of the inbox."""
marks = Table(
    "marks",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", String(64), nullable=False),
    Column("at", Float, nullable=False),
)
"""What was done last, so that of several processes one does it: `digest` -> the day it was posted for."""
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
