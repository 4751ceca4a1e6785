"""What following through needs: what a follow-up comes from, both asked, weekends left free."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; what waits for "keep warm" is told from its timing."""
    with op.batch_alter_table("follow_up") as batch:
        batch.add_column(sa.Column("origin", sa.String(16), nullable=False, server_default=""))
        batch.add_column(sa.Column("after_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("target_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("confirmed_at", sa.String(32), nullable=True))
        for name in ("asked_first", "asked_other"):
            batch.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        batch.create_foreign_key(
            "fk_follow_up_after_id", "follow_up", ["after_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_foreign_key(
            "fk_follow_up_target_id", "target", ["target_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_index("ix_follow_up_after_id", ["after_id"])
        batch.create_index("ix_follow_up_target_id", ["target_id"])
    with op.batch_alter_table("profile") as batch:
        batch.add_column(
            sa.Column("skip_weekends", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.execute("UPDATE follow_up SET origin = 'warm' WHERE timing = 'warm'")
