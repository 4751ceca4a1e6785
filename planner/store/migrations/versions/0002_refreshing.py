"""What refreshing a calendar needs: when to, what the last reading came to, blocks known again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what is stored already is read anew once and then known."""
    with op.batch_alter_table("calendar") as batch:
        batch.add_column(
            sa.Column("refresh_at_start", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(
            sa.Column("private_allowed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("receipt", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("entry") as batch:
        batch.add_column(sa.Column("block_hash", sa.String(), nullable=False, server_default=""))
