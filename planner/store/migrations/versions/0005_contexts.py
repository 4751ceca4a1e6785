"""The part of life an event serves, and session kinds that are none of the known ones."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; no event has a context yet."""
    with op.batch_alter_table("event_plan") as batch:
        batch.add_column(sa.Column("context", sa.String(length=16), nullable=True))
