"""Tables for answers, channels, standing, picks, requests, proposals and marks; columns for people, cases, feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what the further ways into the bot need."""
    _columns()
    _of_answers()
    _of_authors()
    _of_humans()


def _columns() -> None:
    for name, length in (("person", 32), ("channel", 32), ("surface", 16)):
        op.add_column("cases", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.create_index("ix_cases_team_person_created_at", "cases", ["team", "person", "created_at"])
    op.create_index("ix_cases_team_channel_created_at", "cases", ["team", "channel", "created_at"])
    op.add_column("people", sa.Column("welcomed_at", sa.Float()))
    op.add_column("feedback", sa.Column("line", sa.String(300), nullable=False, server_default=""))
    op.add_column("feedback", sa.Column("closed_at", sa.Float()))
    op.add_column("feedback", sa.Column("told_at", sa.Float()))


def _of_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("edited", sa.String(64), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("team", "channel", "question", name="pk_answers"),
    )
    op.create_index("ix_answers_created_at", "answers", ["created_at"])
    op.create_table(
        "channels",
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("greeted_at", sa.Float()),
        sa.Column("private_until", sa.Float()),
        sa.PrimaryKeyConstraint("team", "channel", name="pk_channels"),
    )


def _of_authors() -> None:
    op.create_table(
        "standing",
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("entry", sa.String(128), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("team", "entry", name="pk_standing"),
    )
    op.create_table(
        "picks",
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("entry", sa.String(128), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.Float(), nullable=False),
        sa.Column("last_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("team", "subject", "entry", name="pk_picks"),
    )
    op.create_index("ix_picks_last_at", "picks", ["last_at"])
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("entry", sa.String(128), nullable=False),
        sa.Column("yaml", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("taken_at", sa.Float()),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_created_at", "proposals", ["created_at"])
    op.create_table(
        "marks",
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.String(64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("team", "name", name="pk_marks"),
    )


def _of_humans() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("team", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("entry", sa.String(128), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("asked_at", sa.Float(), nullable=False),
        sa.Column("claimed_by", sa.String(32)),
        sa.Column("claimed_at", sa.Float()),
        sa.Column("answered_at", sa.Float()),
        sa.Column("nudged_at", sa.Float()),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )
    op.create_index("ix_requests_asked_at", "requests", ["asked_at"])
