"""Who looks alike and is not the same person, as the user said."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table; nobody was asked before."""
    op.create_table(
        "distinct_pair",
        sa.Column("id", sa.Integer(), nullable=False, primary_key=True),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["one_id"], ["contact.id"], name="fk_distinct_pair_one_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["contact.id"], name="fk_distinct_pair_other_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("one_id", "other_id", name="uq_distinct_pair_one_id_other_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_distinct_pair_other_id", "distinct_pair", ["other_id"])
