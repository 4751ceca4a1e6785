"""An index of names alone beside the search index; the door fills both from the rows afterwards."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the empty index."""
    op.execute(
        "CREATE VIRTUAL TABLE search_names USING fts5(name, content='search_row', "
        "content_rowid='id', columnsize=0, prefix='1 2 3 4 5 6', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
    )
