"""What the search index should hold, made anew out of the rows, and how it differs."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from planner.model.search_words import index_words
from planner.model.searched import Kind, texts_of
from planner.store import Store

Words = dict[int, tuple[str, str]]


def tended(store: Store) -> Store:
    """Have everything indexed that was put off."""
    while store.tend():
        pass
    return store


def differences(store: Store) -> list[tuple[int, tuple[str, str]]]:
    """Return what is indexed otherwise than the rows say, or not at all, or still."""
    return sorted(tended(store).read(_indexed) ^ store.read(_wanted))


def is_whole(path: Path) -> bool:
    """Return whether the full-text tables of a closed store agree with what they were made of."""
    with closing(sqlite3.connect(path)) as file:
        for index in ("search_index", "search_names"):  # each raises where it does not
            file.execute(f"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)")
        return True


def _indexed(session: Session) -> set[tuple[int, tuple[str, str]]]:
    rows = session.execute(text("SELECT id, name, lines FROM search_row"))
    return {(key, (name, lines)) for key, name, lines in rows}


def _wanted(session: Session) -> set[tuple[int, tuple[str, str]]]:
    return {
        (kind.key_of(row_id), (index_words(said.name), index_words(" \n".join(said.lines))))
        for kind in Kind
        for row_id, said in texts_of(
            session, kind, list(session.scalars(select(kind.table.id)))
        ).items()
    }
