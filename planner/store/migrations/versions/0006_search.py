"""The search index, and what is put off of it; the door fills it from the rows afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the empty index."""
    op.create_table(
        "search_row",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
    )
    op.create_table(
        "search_later",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(name, lines, content='search_row', "
        "content_rowid='id', columnsize=0, prefix='1 2 3 4 5 6', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
    )
