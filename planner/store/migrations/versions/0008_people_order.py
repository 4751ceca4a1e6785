"""What a list of people is sorted by; the door fills it from the rows after the migration."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_MORE = ("title", "organisation", "email", "tags", "roles")


def upgrade() -> None:
    """Add the empty table, with an index for each column."""
    op.create_table(
        "person_order",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", *_MORE)),
    )
    op.create_index("ix_person_order_name", "person_order", ["name"])
    for name in _MORE:
        op.create_index(
            f"ix_person_order_{name}",
            "person_order",
            [name, "name"],
            sqlite_where=sa.text(f"{name} <> ''"),
        )
