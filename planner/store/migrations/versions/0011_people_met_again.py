"""Indexes that find one's own card, the people kept warm, and where a person is listed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make all four. Alembic loses what is reckoned from a column where it rebuilds its table."""
    op.create_index("ix_contact_me", "contact", ["id"], sqlite_where=sa.text("is_me = 1"))
    warm = sa.text("keep_warm_weeks IS NOT NULL")
    op.create_index("ix_contact_warm", "contact", ["id"], sqlite_where=warm)
    op.create_index("ix_attendee_name", "attendee", [sa.text("lower(name)")])
    told = sa.text("email <> ''")
    op.create_index("ix_attendee_email", "attendee", [sa.text("lower(email)")], sqlite_where=told)
