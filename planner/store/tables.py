"""The store's own tables, beside those of the model: the undo log, and what is kept up."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from planner.model.base import NAMING

# By what people are sorted, the name first.
PERSON_SORTED = ("name", "title", "organisation", "email", "tags", "roles")

store_metadata = MetaData(naming_convention=NAMING)

# One row per gesture that can be taken back ("undo") or done again ("redo").
undo_step = Table(
    "undo_step",
    store_metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(4), nullable=False),
    Column("label", Text, nullable=False),
    sqlite_autoincrement=True,
)

# One row per row changed: what takes the change back. `change` is I, U or D, or R for the rows
# that were inserted in one go, whose ids run from `row_id` to the number in `inverse`.
undo_log = Table(
    "undo_log",
    store_metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, ForeignKey("undo_step.id", ondelete="CASCADE"), nullable=False),
    Column("change", String(1), nullable=False),
    Column("name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("inverse", Text),
    Index("ix_undo_log_step_id", "step_id"),
)

# The checksum of a row the user wrote, or of a step (`planner.store.checksums`).
row_sum = Table(
    "row_sum",
    store_metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("sum", Integer, nullable=False),
    UniqueConstraint("name", "row_id"),
)

# What the search finds: each thing's words as they were indexed, under `Kind.key_of`.
search_row = Table(
    "search_row",
    store_metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("lines", Text, nullable=False),
)

# Things whose words are still to be indexed: their kind, the first id and the last.
search_later = Table(
    "search_later",
    store_metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)

# What a list of people is sorted by, of each but the user, under the contact's id: folded texts
# as `planner.store.people_order` makes them. Each column's index holds the whole order.
person_order = Table(
    "person_order",
    store_metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in PERSON_SORTED),
    Index("ix_person_order_name", "name"),
    *(
        Index(f"ix_person_order_{name}", name, "name", sqlite_where=text(f"{name} <> ''"))
        for name in PERSON_SORTED[1:]
    ),
)

# The tokens come folded already. Marks are parts of words in the scripts of India. Names have an
# index of their own as well: to tell in which column of the other a word stands, all are read
# that hold it anywhere.
_AS_FOLDED = (
    "content='search_row', content_rowid='id', columnsize=0, prefix='1 2 3 4 5 6', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\""
)
CREATE_SEARCH = (
    f"CREATE VIRTUAL TABLE search_index USING fts5(name, lines, {_AS_FOLDED})",
    f"CREATE VIRTUAL TABLE search_names USING fts5(name, {_AS_FOLDED})",
)
