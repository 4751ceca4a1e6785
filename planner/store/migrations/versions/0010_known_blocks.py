"""Indexes that tell which blocks of a calendar are known, and of which of them one is not sure."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make both; neither looks into the blocks themselves."""
    op.create_index("ix_entry_known", "entry", ["calendar_id", "uid", "block_hash"])
    op.create_index(
        "ix_event_unsure",
        "event",
        ["calendar_id", "entry_id"],
        sqlite_where=sa.text("gone OR status = 'CANCELLED'"),
    )
