from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.clock import Clock
from planner.commands.people import Person, add_contact
from planner.model import Calendar, Entry, SourceKind
from planner.model.bulk import insert_rows
from planner.queries.dump import dump
from planner.store import Store

COLUMNS = ("calendar_id", "key", "recurrence_id", "uid", "raw", "content_hash", "block_hash")
NOW = datetime(2026, 3, 18, 8, tzinfo=UTC)


@pytest.fixture
def calendar(store: Store) -> int:
    """Return the id of a calendar that is there before anything is done."""
    return store.write("Calendar", add_calendar)


def add_calendar(session: Session) -> int:
    calendar = Calendar(name="Looms", kind=SourceKind.FILE)
    session.add(calendar)
    session.flush()
    return calendar.id


def fill(session: Session, calendar_id: int, keys: list[str]) -> range:
    rows = [(calendar_id, key, "", "", f"raw of {key}", "", "") for key in keys]
    return insert_rows(session, Entry, COLUMNS, rows)


def numbered(first: int, last: int) -> list[str]:
    return [f"k{number}" for number in range(first, last)]


def keys(store: Store) -> list[str]:
    return store.read(lambda session: list(session.scalars(select(Entry.key).order_by(Entry.id))))


def ids_by_key(session: Session) -> dict[str, int]:
    return {entry.key: entry.id for entry in session.scalars(select(Entry))}


def test_rows_inserted_in_one_go_go_and_come_together(store: Store, calendar: int) -> None:
    ids = store.write("Fill", fill, calendar, numbered(0, 25))
    before = store.read(dump, 1)
    assert store.read(ids_by_key) == dict(zip(numbered(0, 25), ids, strict=True))
    for _ in range(2):
        assert store.undo() == "Fill"
        assert keys(store) == []
        assert store.redo() == "Fill"
        assert store.read(dump, 1) == before


def test_each_of_them_counts_as_a_row(store: Store, calendar: int) -> None:
    def both(session: Session) -> None:
        fill(session, calendar, numbered(0, 25))
        add_contact(session, Person("Ada"), NOW)

    store.write("Both", both)
    assert store.step_size("undo") == 26
    assert store.step_size("undo", 1) in (1, 25), "as far as one looks"
    store.undo()
    assert store.step_size("redo") == 26
    assert store.step_size("undo") == 1


def test_they_are_announced_like_any_row(store: Store, calendar: int) -> None:
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    store.write("Fill", fill, calendar, numbered(0, 3))
    store.undo()
    store.redo()
    assert told == [frozenset(["entry"])] * 3


def test_what_becomes_of_them_in_the_same_step_comes_back_in_order(
    store: Store, calendar: int
) -> None:
    store.write("Before", fill, calendar, ["old"])
    before = store.read(dump, 1)

    def churn(session: Session) -> None:
        ids = fill(session, calendar, numbered(0, 12))
        session.get_one(Entry, ids[3]).raw = "changed"
        session.execute(delete(Entry).where(Entry.id.in_([ids[5], ids[11]])))
        session.execute(delete(Entry).where(Entry.key == "old"))
        # What has just been deleted may be there again under the same name.
        fill(session, calendar, ["old", "k5"])
        session.get_one(Entry, ids[0]).key = "k0 anew"

    store.write("Churn", churn)
    after = store.read(dump, 1)
    assert keys(store) == ["k0 anew", *numbered(1, 5), *numbered(6, 11), "old", "k5"]
    for _ in range(2):
        store.undo()
        assert store.read(dump, 1) == before
        store.redo()
        assert store.read(dump, 1) == after


def test_a_long_step_is_taken_back_in_order_from_one_piece_to_the_next(
    store: Store, calendar: int
) -> None:
    store.write("Before", fill, calendar, numbered(0, 3))
    before = store.read(dump, 1)

    def churn(session: Session) -> None:
        for number in range(601):  # two pieces
            session.execute(update(Entry).where(Entry.key == "k1").values(raw=f"{number}"))

    store.write("Churn", churn)
    after = store.read(dump, 1)
    for _ in range(2):
        store.undo()
        assert store.read(dump, 1) == before
        store.redo()
        assert store.read(dump, 1) == after


def test_they_are_undone_after_the_program_was_left(
    store: Store, calendar: int, path: Path, clock: Clock
) -> None:
    store.write("Fill", fill, calendar, numbered(0, 12))
    store.close()
    again = Store.open(path, clock)
    again.undo()
    assert keys(again) == []
    again.redo()
    assert keys(again) == numbered(0, 12)
    again.close()


def test_their_ids_are_never_used_again(store: Store, calendar: int) -> None:
    first = store.write("Fill", fill, calendar, numbered(0, 12))
    store.undo()
    second = store.write("Fill", fill, calendar, numbered(0, 12))
    assert second[0] > first[-1]
    store.undo()
    assert keys(store) == []


def test_of_rows_that_are_refused_none_stays_and_what_follows_is_noted(
    store: Store, calendar: int
) -> None:
    def stumble(session: Session) -> None:
        fill(session, calendar, ["a"])
        with pytest.raises(IntegrityError):
            fill(session, calendar, [*numbered(0, 15), "a"])
        assert list(session.scalars(select(Entry.key))) == ["a"]
        session.add(Entry(calendar_id=calendar, key="b"))
        session.flush()
        fill(session, calendar, ["c"])

    store.write("Stumble", stumble)
    assert keys(store) == ["a", "b", "c"]
    assert store.step_size("undo") == 3
    store.undo()
    assert keys(store) == []
    store.redo()
    assert sorted(keys(store)) == ["a", "b", "c"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_after_a_command_that_was_stopped_single_rows_are_noted_as_before(
    store: Store, calendar: int, error: type[BaseException]
) -> None:
    def stopped(session: Session) -> None:
        fill(session, calendar, numbered(0, 12))
        raise error

    def one(session: Session) -> None:
        session.add(Entry(calendar_id=calendar, key="one"))

    with pytest.raises(error):
        store.write("Stopped", stopped)
    assert (keys(store), store.undo_label) == ([], "Calendar")
    store.write("One", one)
    store.undo()
    assert keys(store) == []


def test_what_a_savepoint_takes_back_is_not_noted(store: Store, calendar: int) -> None:
    def half(session: Session) -> None:
        nested = session.begin_nested()
        fill(session, calendar, numbered(0, 12))
        nested.rollback()
        session.add(Entry(calendar_id=calendar, key="one"))

    store.write("Half", half)
    assert (keys(store), store.step_size("undo")) == (["one"], 1)
    store.undo()
    assert keys(store) == []


def test_a_rehearsal_of_them_leaves_nothing(store: Store, calendar: int) -> None:
    assert len(store.rehearse(fill, calendar, numbered(0, 12))) == 12
    assert (keys(store), store.undo_label) == ([], "Calendar")


def test_a_step_is_named_without_the_unseen_signs_of_the_screen(store: Store) -> None:
    store.write("\u200fLog \u2068T1 \u2068דנה לוי\u2069\u2069", add_calendar)
    assert store.undo_label == "Log T1 דנה לוי"
    assert store.undo() == store.redo_label == "Log T1 דנה לוי"
